"""Calling the roll, and asking who is still here (Q9, Q12)."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.enums import CallKind
from gcm.models.agenda import AgendaItem
from gcm.models.meeting import Meeting
from gcm.models.presence import Presence
from gcm.models.seat import Seat


class RollCallQuerySet(models.QuerySet["RollCall"]):
    def open(self) -> Self:
        return self.filter(ended_at__isnull=True)


class RollCall(models.Model):
    """One call. `seat` asked for it, where a member did (Q12). A call on paper is typed in afterwards:
    `asked_at` is when it was taken. `result` is the quorum when it ended."""

    meeting = models.ForeignKey(Meeting, related_name="roll_calls", on_delete=models.PROTECT)
    kind = models.CharField(_("kind"), max_length=10, choices=CallKind.choices)
    item = models.ForeignKey(AgendaItem, null=True, related_name="+", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, null=True, related_name="+", on_delete=models.PROTECT)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    asked_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    typed_in = models.BooleanField(_("typed in afterwards"), default=False)
    result: Any = models.JSONField(null=True)

    objects = RollCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("roll call")
        verbose_name_plural = _("roll calls")
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="roll_call_one_open", fields=["meeting"], condition=Q(ended_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.asked_at:%H:%M}"

    @property
    def is_roll_call(self) -> bool:
        return self.kind == CallKind.ROLL_CALL


class RollAnswer(models.Model):
    """Somebody answered. Never changed."""

    call = models.ForeignKey(RollCall, related_name="answers", on_delete=models.PROTECT)
    presence = models.ForeignKey(Presence, related_name="+", on_delete=models.PROTECT)
    at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)

    class Meta:
        verbose_name = _("answer to a roll call")
        verbose_name_plural = _("answers to roll calls")
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="roll_answer_one_a_stay", fields=["call", "presence"]),
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.presence_id}"
