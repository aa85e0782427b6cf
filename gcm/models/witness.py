"""The head of the chain of decisions, as it was sent to the representatives."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models.meeting import Meeting


class Witness(models.Model):
    """After a meeting, its representatives were sent this head. Triggers refuse changes."""

    meeting = models.OneToOneField(Meeting, related_name="witness", on_delete=models.PROTECT)
    sequence = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("head sent to the representatives")
        verbose_name_plural = _("heads sent to the representatives")
        ordering: ClassVar[list[str]] = ["-sent_at"]

    def __str__(self) -> str:
        return self.head

    @property
    def head(self) -> str:
        """As it is mailed and typed: how many decisions the chain had, and the digest of the last."""
        return f"{self.sequence}:{self.hash}"
