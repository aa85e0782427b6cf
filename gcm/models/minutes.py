"""The minutes of a meeting (N1 to N11)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import InstructionKind, MinutesState
from gcm.models.agenda import AgendaItem
from gcm.models.meeting import Meeting

State = MinutesState


class Minutes(FSMModelMixin, models.Model):
    """Being written until issued; what was issued is in IssuedMinutes and does not change."""

    meeting = models.OneToOneField(Meeting, related_name="minutes", on_delete=models.PROTECT)
    state = StateField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT, protected=True)
    source_language = models.CharField(
        _("source language"), max_length=2, choices=settings.LANGUAGES, default="fr"
    )
    prepared_at = models.DateTimeField(_("prepared"), default=timezone.now)
    due_at = models.DateTimeField(_("due"), null=True)
    comments_until = models.DateTimeField(_("comments until"), null=True)
    issue_due_at = models.DateTimeField(_("issue due"), null=True)
    # N4: the chair did without comments, or ended them early, and said why.
    comments_waived_at = models.DateTimeField(_("comments waived"), null=True)
    comments_waived_because = models.CharField(_("reason for no comments"), max_length=500, blank=True)
    translations_due: Any = models.JSONField(_("translations due"), default=dict, blank=True)  # N10
    handed_at = models.DateTimeField(_("handed to the chair"), null=True)  # older instructions are void
    document = models.PositiveSmallIntegerField(_("document number"), null=True)
    reopened_because = models.CharField(_("reason for another version"), max_length=500, blank=True)
    noted_on = models.OneToOneField(
        AgendaItem, null=True, related_name="minutes_noted", on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")

    def __str__(self) -> str:
        return str(_("Minutes of meeting no. %(number)s") % {"number": self.meeting.number})

    @property
    def are_comments_open(self) -> bool:
        """N4, T14: until an instant, on the server's clock."""
        return (
            self.state == State.COMMENTS
            and self.comments_until is not None
            and timezone.now() < self.comments_until
        )

    @property
    def were_comments_asked(self) -> bool:
        """N4: the time that the members had is over, the chair waived it, or the text was issued before."""
        over = self.comments_until is not None and timezone.now() >= self.comments_until
        return over or self.comments_waived_at is not None or bool(self.reopened_because)

    @property
    def can_waive_comments(self) -> bool:
        """While the members are still to be asked, or may still answer."""
        return self.state in (State.DRAFT, State.COMMENTS) and not self.were_comments_asked

    @property
    def can_be_written(self) -> bool:
        """Nobody changes a text under the eyes of those who are asked about it."""
        return self.state == State.DRAFT or (self.state == State.COMMENTS and not self.are_comments_open)

    @property
    def is_late(self) -> bool:
        """N4: by the working arrangements; the mandate sets no date."""
        due = self.due_at if self.state == State.DRAFT else self.issue_due_at
        is_out = self.state in (State.ISSUED, State.NOTED)
        return not is_out and due is not None and due < timezone.now()

    @transition(field=state, source=State.DRAFT, target=State.COMMENTS)
    def circulate(self) -> None: ...

    @transition(field=state, source=[State.DRAFT, State.COMMENTS], target=State.WITH_CHAIR)
    def hand_to_chair(self) -> None: ...

    @transition(field=state, source=State.WITH_CHAIR, target=State.DRAFT)
    def take_back(self) -> None: ...

    @transition(field=state, source=State.WITH_CHAIR, target=State.ISSUED)
    def issue(self) -> None: ...

    @transition(field=state, source=[State.ISSUED, State.NOTED], target=State.DRAFT)
    def reopen(self) -> None: ...

    @transition(field=state, source=State.ISSUED, target=State.NOTED)
    def note(self) -> None: ...


class MinutesPassage(models.Model):
    """What is said of one agenda item. Decisions are not in it: they are transcluded (N7)."""

    minutes = models.ForeignKey(Minutes, related_name="passages", on_delete=models.CASCADE)
    item = models.OneToOneField(AgendaItem, related_name="passage", on_delete=models.PROTECT)
    summary = models.TextField(_("summary of the debate"), blank=True, max_length=20000)
    conclusions = models.TextField(_("conclusions"), blank=True, max_length=10000)
    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("passage of the minutes")
        verbose_name_plural = _("passages of the minutes")
        ordering: ClassVar[list[str]] = ["item__position"]

    def __str__(self) -> str:
        return str(self.item)


class IssuedMinutes(models.Model):
    """One issue of the minutes: what everybody was sent, as it was (N2, N15). Triggers refuse changes."""

    minutes = models.ForeignKey(Minutes, related_name="issues", on_delete=models.PROTECT)
    version = models.PositiveSmallIntegerField(_("version"))
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    on_instruction = models.ForeignKey(
        "gcm.Instruction", null=True, related_name="+", on_delete=models.PROTECT
    )
    content: Any = models.JSONField()
    hash = models.CharField(max_length=64)
    mailing_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("issue of the minutes")
        verbose_name_plural = _("issues of the minutes")
        ordering: ClassVar[list[str]] = ["minutes", "version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="issue_one_a_version", fields=["minutes", "version"]),
        ]

    def __str__(self) -> str:
        return f"{self.minutes_id} v{self.version}"


class Instruction(models.Model):
    """X3: the chair instructs the secretariat; the record goes with what is then done in the chair's name.
    Either the chair gave it here, or an officer filed the letter it came in. It is about the text that was
    with the chair: it ends when that text is taken back."""

    kind = models.CharField(_("kind"), max_length=20, choices=InstructionKind.choices)
    # None for a letter that is about no meeting.
    meeting = models.ForeignKey(Meeting, null=True, related_name="instructions", on_delete=models.PROTECT)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    note = models.CharField(_("note"), max_length=500, blank=True)
    # Of a shorter notice: for which starts, in the zone of the place, and the reason that all see (G5).
    not_before = models.DateField(_("for a start on this day or later"), null=True, blank=True)
    reason = models.CharField(_("reason for a shorter notice"), max_length=300, blank=True)
    used_at = models.DateTimeField(_("used"), null=True)  # by the one notice that it was given for

    class Meta:
        verbose_name = _("instruction of the chair")
        verbose_name_plural = _("instructions of the chair")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="instruction_given_or_recorded",
                condition=Q(given_by__isnull=False) | Q(recorded_by__isnull=False),
            ),
            models.CheckConstraint(
                name="instruction_is_about_a_meeting",
                condition=Q(meeting__isnull=False) | Q(kind=InstructionKind.LETTER),
            ),
            models.CheckConstraint(
                name="instruction_short_notice_says_why",
                condition=~Q(kind=InstructionKind.SHORT_NOTICE)
                | (Q(not_before__isnull=False) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.meeting_id or ''}".strip()
