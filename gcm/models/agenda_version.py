"""The agenda as it was sent: provisional with the notice, final with what came after (G5)."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models.meeting import Meeting


class AgendaVersion(models.Model):
    """One agenda that members were given. `content` holds the items in their order; triggers refuse every
    change."""

    meeting = models.ForeignKey(Meeting, related_name="agenda_versions", on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField(_("version"))
    is_final = models.BooleanField(_("final"), default=False)
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    content: Any = models.JSONField()

    class Meta:
        verbose_name = _("version of an agenda")
        verbose_name_plural = _("versions of agendas")
        ordering: ClassVar[list[str]] = ["meeting", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="agenda_one_a_version", fields=["meeting", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} v{self.number}"
