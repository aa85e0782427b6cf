"""An answer to a country that wants help: it goes to the secretariat, which puts both in touch."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pathfinders.models.progress import ActionProgress


class HelpOffer(models.Model):
    """Of an organisation of the Alliance. No address of anybody is in it."""

    progress = models.ForeignKey(ActionProgress, related_name="offers", on_delete=models.PROTECT)
    organisation = models.ForeignKey(
        "partners.Organisation", verbose_name=_("organisation"), related_name="+", on_delete=models.PROTECT
    )
    message = models.TextField(_("what you can do"), max_length=2000)
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    offered_at = models.DateTimeField(_("offered"), default=timezone.now)
    passed_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )
    passed_on_at = models.DateTimeField(_("passed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("offer of help")
        verbose_name_plural = _("offers of help")
        ordering: ClassVar[list[str]] = ["-offered_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="help_offer_once",
                fields=["progress", "organisation"],
                condition=Q(passed_on_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.progress_id}"
