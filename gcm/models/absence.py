"""Absences without notice and what follows them: corrections, notes, cases (A3, A9 to A14).

Nothing here is public, and nothing takes a seat by itself: persons decide, and a holder keeps the seat until
a successor is accredited (A11)."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import AttendanceChangeKind, Attended, CaseState, NoteState
from gcm.models.meeting import Meeting
from gcm.models.presence import Attendance
from gcm.models.seat import Seat
from gcm.models.term import SeatTerm

LIVE = (CaseState.OPEN, CaseState.COMMENT, CaseState.CERTIFIED, CaseState.RENOMINATED)
BEFORE_CERTIFICATION = (CaseState.OPEN, CaseState.COMMENT)


class AttendanceChangeQuerySet(models.QuerySet["AttendanceChange"]):
    def pending(self) -> Self:
        """Late notices that wait for the chair (A3)."""
        return self.filter(decided_at__isnull=True)


class AttendanceChange(models.Model):
    """What was found out about the attendance of a seat after the meeting closed. A late notice waits for the
    chair; anything else holds at once. Triggers refuse every later change."""

    attendance = models.ForeignKey(Attendance, related_name="changes", on_delete=models.PROTECT)
    kind = models.CharField(_("kind"), max_length=12, choices=AttendanceChangeKind.choices)
    before = models.CharField(_("before"), max_length=8, choices=Attended.choices)
    after = models.CharField(_("after"), max_length=8, choices=Attended.choices)
    words = models.CharField(_("reason or evidence"), max_length=1000)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    accepted = models.BooleanField(_("accepted"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    decided_at = models.DateTimeField(_("decided"), null=True)

    objects = AttendanceChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of attendance")
        verbose_name_plural = _("changes of attendance")
        ordering: ClassVar[list[str]] = ["recorded_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="attendance_change_one_pending",
                fields=["attendance"],
                condition=Q(decided_at__isnull=True),
            ),
            models.CheckConstraint(
                name="attendance_change_decided_by_somebody",
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, accepted__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False, accepted__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.attendance_id}"

    @property
    def holder_id(self) -> int:
        """Whose absence it is about: says who certifies (A13)."""
        return self.attendance.holder_id


class AbsenceNote(FSMModelMixin, models.Model):
    """A courteous letter after an absence that opens no case, for the chair to sign (A10). `limit_is_near`
    says that the next absence would open one: then the nominating body is informed too."""

    attendance = models.OneToOneField(Attendance, related_name="note", on_delete=models.PROTECT)
    chain = models.PositiveSmallIntegerField(_("absences in a row"))
    limit_is_near = models.BooleanField()
    state = StateField(
        _("state"), max_length=10, choices=NoteState.choices, default=NoteState.DRAFT, protected=True
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), max_length=5000)
    copy_to = models.EmailField(_("address of the nominating body"), blank=True)
    drafted_at = models.DateTimeField(_("drafted"), default=timezone.now)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    signed_at = models.DateTimeField(_("signed"), null=True)
    reason = models.CharField(_("why it is not sent"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("note on an absence")
        verbose_name_plural = _("notes on absences")
        ordering: ClassVar[list[str]] = ["-drafted_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="absence_note_sent_is_signed",
                condition=~Q(state=NoteState.SENT) | Q(signed_by__isnull=False, signed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.subject)

    def get_absolute_url(self) -> str:
        return reverse("gcm:absence_note", args=[self.pk])

    @property
    def holder_id(self) -> int:
        return self.attendance.holder_id

    @property
    def is_draft(self) -> bool:
        return bool(self.state == NoteState.DRAFT)

    @transition(field=state, source=NoteState.DRAFT, target=NoteState.SENT)
    def send(self) -> None: ...

    @transition(field=state, source=NoteState.DRAFT, target=NoteState.SET_ASIDE)
    def set_aside(self) -> None: ...

    @transition(field=state, source=NoteState.DRAFT, target=NoteState.LAPSED)
    def lapse(self) -> None: ...


class AbsenceCaseQuerySet(models.QuerySet["AbsenceCase"]):
    def live(self) -> Self:
        """Neither closed nor dismissed."""
        return self.filter(state__in=LIVE)


class AbsenceCase(FSMModelMixin, models.Model):
    """Opened by itself when the absences of a holder reach the limit (A11). `facts` are those of that
    instant, with the rule set; they are never computed again."""

    term = models.ForeignKey(SeatTerm, related_name="absence_cases", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, related_name="absence_cases", on_delete=models.PROTECT)
    meeting = models.ForeignKey(Meeting, related_name="absence_cases", on_delete=models.PROTECT)
    state = StateField(
        _("state"), max_length=12, choices=CaseState.choices, default=CaseState.OPEN, protected=True
    )
    facts: Any = models.JSONField()
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    comment_until = models.DateTimeField(_("comment until"), null=True)
    comment = models.TextField(_("comment of the member"), blank=True, max_length=5000)
    commented_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    commented_at = models.DateTimeField(_("commented"), null=True)
    certified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    certified_at = models.DateTimeField(_("certified"), null=True)
    successor = models.ForeignKey(
        "partners.Organisation", null=True, related_name="+", on_delete=models.PROTECT
    )
    designation = models.CharField(_("letter of designation"), max_length=200, blank=True)
    designated_at = models.DateTimeField(_("designation recorded"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    dismissal = models.CharField(_("reason of the dismissal"), max_length=1000, blank=True)

    objects = AbsenceCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence case")
        verbose_name_plural = _("absence cases")
        ordering: ClassVar[list[str]] = ["-opened_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="absence_case_one_live_a_term", fields=["term"], condition=Q(state__in=LIVE)
            ),
            models.UniqueConstraint(name="absence_case_once_a_meeting", fields=["term", "meeting"]),
            models.CheckConstraint(
                name="absence_case_dismissed_has_a_reason",
                condition=~Q(state=CaseState.DISMISSED) | ~Q(dismissal=""),
            ),
            models.CheckConstraint(
                name="absence_case_certified_by_somebody",
                condition=Q(state__in=(*BEFORE_CERTIFICATION, CaseState.DISMISSED))
                | Q(certified_by__isnull=False, certified_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Absences on seat %(number)s") % {"number": self.seat.number})

    def get_absolute_url(self) -> str:
        return reverse("gcm:absence_case", args=[self.pk])

    @property
    def holder_id(self) -> int:
        return self.term.organisation_id

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def takes_comment(self) -> bool:
        """Until the deadline, on the server's clock (T14)."""
        return (
            self.state == CaseState.COMMENT
            and self.comment_until is not None
            and timezone.now() < self.comment_until
        )

    @property
    def may_be_certified(self) -> bool:
        """A11: once the member has commented, or has let the time for it pass."""
        return self.state == CaseState.COMMENT and (self.commented_at is not None or not self.takes_comment)

    @transition(field=state, source=CaseState.OPEN, target=CaseState.COMMENT)
    def invite_comment(self) -> None: ...

    @transition(field=state, source=CaseState.COMMENT, target=CaseState.CERTIFIED)
    def certify(self) -> None: ...

    @transition(
        field=state, source=[CaseState.CERTIFIED, CaseState.RENOMINATED], target=CaseState.RENOMINATED
    )
    def designate(self) -> None: ...

    @transition(field=state, source=[CaseState.CERTIFIED, CaseState.RENOMINATED], target=CaseState.CLOSED)
    def close(self) -> None: ...

    @transition(field=state, source=list(BEFORE_CERTIFICATION), target=CaseState.DISMISSED)
    def dismiss(self) -> None: ...

    @transition(field=state, source=[CaseState.CERTIFIED, CaseState.RENOMINATED], target=CaseState.DISMISSED)
    def undo(self) -> None:
        """By a new decision of the GCG, and by nothing else (A14)."""
