"""Actions to be followed up, and what became of each (N12, N13)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import FollowUpState, FollowUpStepKind
from gcm.models.agenda import AgendaItem
from gcm.models.decision import Decision
from gcm.models.seat import Seat

State = FollowUpState
UNDER_WAY = (State.OPEN, State.IN_PROGRESS)


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def under_way(self) -> Self:
        """Neither done nor cancelled."""
        return self.filter(state__in=UNDER_WAY)


class FollowUp(FSMModelMixin, models.Model):
    """An action to be followed up. Its owner is a seat, an organisation, a group or the secretariat, never
    only a person (N12). An organisation or a group is told once the minutes are out (N13)."""

    item = models.ForeignKey(AgendaItem, related_name="follow_ups", on_delete=models.PROTECT)
    text = models.CharField(_("action"), max_length=500)
    seat = models.ForeignKey(
        Seat,
        verbose_name=_("seat"),
        null=True,
        blank=True,
        related_name="follow_ups",
        on_delete=models.PROTECT,
    )
    organisation = models.ForeignKey(
        "partners.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )
    group = models.ForeignKey(
        "partners.Group",
        verbose_name=_("group"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )
    by_secretariat = models.BooleanField(_("the secretariat"), default=False)
    due_on = models.DateField(_("due"))
    state = StateField(_("state"), max_length=12, choices=State.choices, default=State.OPEN, protected=True)
    told_at = models.DateTimeField(_("owner told"), null=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    evidence_url = models.URLField(_("evidence"), blank=True, max_length=500)
    cancelled_by = models.ForeignKey(
        Decision, null=True, related_name="cancelled_follow_ups", on_delete=models.PROTECT
    )
    closed_at = models.DateTimeField(_("closed"), null=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up action")
        verbose_name_plural = _("follow-up actions")
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="follow_up_has_one_owner",
                condition=Q(
                    seat__isnull=False, organisation__isnull=True, group__isnull=True, by_secretariat=False
                )
                | Q(seat__isnull=True, organisation__isnull=False, group__isnull=True, by_secretariat=False)
                | Q(seat__isnull=True, organisation__isnull=True, group__isnull=False, by_secretariat=False)
                | Q(seat__isnull=True, organisation__isnull=True, group__isnull=True, by_secretariat=True),
            ),
            models.CheckConstraint(
                name="follow_up_cancelled_by_a_decision",
                condition=Q(state=State.CANCELLED, cancelled_by__isnull=False)
                | (~Q(state=State.CANCELLED) & Q(cancelled_by__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.text)

    def get_absolute_url(self) -> str:
        return reverse("gcm:follow_up", args=[self.pk])

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def awaits_acceptance(self) -> bool:
        """N13: an organisation was told, and has neither accepted nor handed back."""
        return (
            self.state == State.OPEN
            and self.organisation_id is not None
            and self.told_at is not None
            and self.accepted_at is None
        )

    def is_overdue_on(self, day: date) -> bool:
        """Not closed, and its day is over. A matter of the date, not a state (N12)."""
        return self.is_under_way and self.due_on < day

    @transition(field=state, source=State.OPEN, target=State.IN_PROGRESS)
    def begin(self) -> None: ...

    @transition(field=state, source=list(UNDER_WAY), target=State.OPEN)
    def hand_back(self) -> None: ...

    @transition(field=state, source=list(UNDER_WAY), target=State.DONE)
    def finish(self) -> None: ...

    @transition(field=state, source=list(UNDER_WAY), target=State.CANCELLED)
    def cancel(self) -> None: ...


class FollowUpStep(models.Model):
    """What happened to an action, by the owner that it had then. Append-only: triggers refuse changes."""

    follow_up = models.ForeignKey(FollowUp, related_name="steps", on_delete=models.PROTECT)
    kind = models.CharField(_("what happened"), max_length=12, choices=FollowUpStepKind.choices)
    words = models.CharField(_("in words"), max_length=500, blank=True)
    seat = models.ForeignKey(Seat, null=True, related_name="+", on_delete=models.PROTECT)
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, related_name="+", on_delete=models.PROTECT
    )
    group = models.ForeignKey("partners.Group", null=True, related_name="+", on_delete=models.PROTECT)
    recorded_by: Any = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)

    class Meta:
        verbose_name = _("step of a follow-up action")
        verbose_name_plural = _("steps of follow-up actions")
        ordering: ClassVar[list[str]] = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.follow_up_id} {self.kind}"
