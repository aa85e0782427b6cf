from django.db import models
from django.utils.translation import gettext_lazy as _

from alliance87.core.mailing.models.mailing import Mailing


class Claim(models.Model):
    """A worker's right to send some deliveries until the lease runs out; renewed while it sends.

    `window` is the most messages that can have left without being recorded, so that only as many are
    reported as possible duplicates when the worker dies.
    """

    mailing = models.ForeignKey(Mailing, related_name="claims", on_delete=models.CASCADE)
    worker = models.CharField(_("worker"), max_length=100)
    taken_at = models.DateTimeField(_("taken"))
    lease_until = models.DateTimeField(_("lease until"), db_index=True)
    window = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return f"{self.worker} #{self.pk}"
