"""A meeting of the GCG (Z1)."""

import uuid
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import MeetingKind, MeetingMode, MeetingState

State = MeetingState
TO_COME = (State.CONVENED, State.AGENDA_FROZEN)
IN_SESSION = (State.OPEN, State.SUSPENDED)
HELD = (State.CLOSED, State.MINUTES_ISSUED)


def every_language() -> list[str]:
    """A meeting is held in the three languages unless it says otherwise (G12)."""
    return [code for code, _name in settings.LANGUAGES]


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: Any) -> Self:
        """What the GCG does is internal (D17): the secretariat sees all, members all that was convened,
        an observer the meetings they are invited to (O3)."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("gcm.prepare_meeting"):
            return self
        convened = self.exclude(state=State.DRAFT)
        if user.has_perm("gcm.follow_meetings"):
            return convened
        return convened.filter(
            observers__person=user,
            observers__invited_at__isnull=False,
            observers__declined_at__isnull=True,
        )


class Meeting(FSMModelMixin, models.Model):
    """Instants are in UTC; `zone` is the IANA zone of the place, in which it is announced (T6)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # also the UID of the .ics
    number = models.PositiveIntegerField(_("number"), unique=True, null=True, editable=False)
    kind = models.CharField(
        _("kind"), max_length=14, choices=MeetingKind.choices, default=MeetingKind.REGULAR
    )
    mode = models.CharField(_("mode"), max_length=10, choices=MeetingMode.choices, default=MeetingMode.REMOTE)
    state = StateField(_("state"), max_length=16, choices=State.choices, default=State.DRAFT, protected=True)
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    zone = models.CharField(_("time zone of the place"), max_length=60, default="Europe/Zurich")
    place = models.CharField(_("place"), max_length=200, blank=True)
    conference_url = models.URLField(_("link of the videoconference"), blank=True, max_length=500)
    short_notice_reason = models.CharField(
        _("reason for a shorter notice"), max_length=300, blank=True, help_text=_("Shown to everybody (G5).")
    )
    languages: Any = models.JSONField(_("languages"), default=every_language)
    is_recorded = models.BooleanField(
        _("recorded"), default=False, help_text=_("Everybody is told, in the notice and on the page (G13).")
    )
    recording_until = models.DateField(_("recording kept until"), null=True, blank=True)
    # What the chair shortened; empty while the periods of the rule set stand (G5).
    papers_due_at = models.DateTimeField(_("papers due"), null=True, editable=False)
    agenda_due_at = models.DateTimeField(_("final agenda due"), null=True, editable=False)
    deadlines_reason = models.CharField(
        _("reason for other deadlines"), max_length=300, blank=True, editable=False
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)  # RFC 5545, 3.8.7.4
    convened_at = models.DateTimeField(_("convened"), null=True, editable=False)
    opened_at = models.DateTimeField(_("opened"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    # At some moment of the session; None while nobody can tell (A6, N16).
    had_quorum = models.BooleanField(_("had a quorum"), null=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    # Rises with each thing that the room can see: what a polled page compares.
    room_version = models.PositiveIntegerField(default=0, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering: ClassVar[list[str]] = ["-starts_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="meeting_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="meeting_convened_has_a_number", condition=Q(state=State.DRAFT) | Q(number__isnull=False)
            ),
            models.CheckConstraint(
                name="meeting_recorded_until_a_day",
                condition=Q(is_recorded=False) | Q(recording_until__isnull=False),
            ),
            models.UniqueConstraint(
                name="meeting_one_in_session", fields=["state"], condition=Q(state=State.OPEN)
            ),
        ]

    def __str__(self) -> str:
        if self.number is None:
            return str(_("Meeting in preparation"))
        return str(_("Meeting no. %(number)s of the GCG") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("gcm:meeting", args=[self.public_id])

    @property
    def place_zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def is_to_come(self) -> bool:
        return self.state in TO_COME

    @property
    def takes_answers(self) -> bool:
        """Until the scheduled start, on the server's clock (A3, T14)."""
        return self.is_to_come and timezone.now() < self.starts_at

    @property
    def is_in_session(self) -> bool:
        return self.state in IN_SESSION

    @property
    def is_held(self) -> bool:
        return self.state in HELD

    @transition(field=state, source=[State.DRAFT, State.POSTPONED], target=State.CONVENED)
    def convene(self) -> None: ...

    @transition(field=state, source=State.CONVENED, target=State.AGENDA_FROZEN)
    def freeze_agenda(self) -> None: ...

    @transition(field=state, source=[State.AGENDA_FROZEN, State.SUSPENDED], target=State.OPEN)
    def open(self) -> None: ...

    @transition(field=state, source=State.OPEN, target=State.SUSPENDED)
    def suspend(self) -> None: ...

    @transition(field=state, source=list(IN_SESSION), target=State.CLOSED)
    def close(self) -> None: ...

    @transition(field=state, source=State.CLOSED, target=State.MINUTES_ISSUED)
    def note_issue_of_minutes(self) -> None: ...

    @transition(field=state, source=[*TO_COME, State.POSTPONED], target=State.CANCELLED)
    def cancel(self) -> None: ...

    @transition(field=state, source=list(TO_COME), target=State.POSTPONED)
    def postpone(self) -> None: ...
