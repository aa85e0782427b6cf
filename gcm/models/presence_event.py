"""What happened at the door, and to the quorum, as it happened. Rows are added, never changed (Q8, Q9)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.enums import PresenceFact
from gcm.models.agenda import AgendaItem
from gcm.models.meeting import Meeting
from gcm.models.presence import Presence


class PresenceEvent(models.Model):
    """One fact about one stay. `at` is when it was so; `recorded_at` when it was written down, which is
    later for what was taken on paper and typed in."""

    presence = models.ForeignKey(Presence, related_name="events", on_delete=models.PROTECT)
    fact = models.CharField(max_length=12, choices=PresenceFact.choices)
    at = models.DateTimeField(default=timezone.now)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    typed_in = models.BooleanField(_("typed in afterwards"), default=False)

    class Meta:
        verbose_name = _("presence event")
        verbose_name_plural = _("presence events")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.presence_id} {self.fact}"


class QuorumTurn(models.Model):
    """From `at` on the quorum was there, or was not (Q8). `item` is what was in discussion then: whoever came
    in to make the quorum has not heard it (Q11)."""

    meeting = models.ForeignKey(Meeting, related_name="quorum_turns", on_delete=models.PROTECT)
    item = models.ForeignKey(AgendaItem, null=True, related_name="+", on_delete=models.PROTECT)
    at = models.DateTimeField(default=timezone.now)
    is_met = models.BooleanField()
    present = models.PositiveSmallIntegerField()
    required = models.PositiveSmallIntegerField()
    missing_groups: Any = models.JSONField(default=list)

    class Meta:
        verbose_name = _("turn of the quorum")
        verbose_name_plural = _("turns of the quorum")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.is_met}"
