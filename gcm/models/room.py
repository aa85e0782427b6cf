"""What the room sees, written when something in it changes: fifty screens ask for it every few seconds."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from gcm.models.meeting import Meeting


class RoomState(models.Model):
    """The room as of `version` of its meeting. A reading, never a record: `gcm.domain.room.touch` makes it
    anew from the records, under the meeting's lock; no act relies on it."""

    meeting = models.OneToOneField(Meeting, related_name="room", on_delete=models.CASCADE, primary_key=True)
    version = models.PositiveIntegerField()
    content: Any = models.JSONField()

    class Meta:
        verbose_name = _("state of the room")
        verbose_name_plural = _("states of the rooms")

    def __str__(self) -> str:
        return f"{self.meeting_id} v{self.version}"
