"""Notices before the end of a term, early handovers, and facts that people have to look at."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import HandoverState, SeatCaseKind, SeatCaseOutcome, SeatCaseState
from gcm.models.term import SeatTerm


class TermNotice(models.Model):
    """That the notice so many months before the end of the term was sent (R11): once, and never again."""

    term = models.ForeignKey(SeatTerm, related_name="notices", on_delete=models.PROTECT)
    months = models.PositiveSmallIntegerField(_("months before the end"))
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("notice of the end of a term")
        verbose_name_plural = _("notices of the end of terms")
        ordering: ClassVar[list[str]] = ["term", "-months"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="term_notice_once", fields=["term", "months"]),
        ]

    def __str__(self) -> str:
        return f"{self.term_id} {self.months}"


class Handover(FSMModelMixin, models.Model):
    """R6: a holder says that it leaves before the end of its term, and from when."""

    term = models.ForeignKey(SeatTerm, related_name="handovers", on_delete=models.PROTECT)
    state = StateField(
        _("state"),
        max_length=10,
        choices=HandoverState.choices,
        default=HandoverState.FILED,
        protected=True,
    )
    leaves_on = models.DateField(_("day of the handover"))
    vacates_now = models.BooleanField(
        _("leaves the seat at the end of today, successor or not"), default=False
    )
    note = models.TextField(_("note for the successor"), blank=True, max_length=4000)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    filed_at = models.DateTimeField(_("filed"), default=timezone.now)
    successor = models.OneToOneField(
        SeatTerm, null=True, blank=True, related_name="taken_over", on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        ordering: ClassVar[list[str]] = ["-filed_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="handover_announced_once", fields=["term"], condition=Q(state=HandoverState.FILED)
            ),
            models.CheckConstraint(
                name="handover_done_has_a_successor",
                condition=Q(state=HandoverState.DONE, successor__isnull=False)
                | (~Q(state=HandoverState.DONE) & Q(successor__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term_id} {self.leaves_on}"

    @transition(field=state, source=HandoverState.FILED, target=HandoverState.DONE)
    def complete(self) -> None: ...

    @transition(field=state, source=HandoverState.FILED, target=HandoverState.WITHDRAWN)
    def withdraw(self) -> None: ...


class ReviewCase(FSMModelMixin, models.Model):
    """S8, S10, S11: the portal notes a fact; people decide; nothing happens to the seat by itself. `facts`
    holds days and numbers, as they were when the case was opened."""

    term = models.ForeignKey(SeatTerm, related_name="review_cases", on_delete=models.PROTECT)
    kind = models.CharField(_("reason"), max_length=20, choices=SeatCaseKind.choices)
    state = StateField(
        _("state"), max_length=10, choices=SeatCaseState.choices, default=SeatCaseState.OPEN, protected=True
    )
    facts: Any = models.JSONField(default=dict)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    outcome = models.CharField(_("outcome"), max_length=10, choices=SeatCaseOutcome.choices, blank=True)
    reference = models.CharField(_("decided by whom, when and where"), max_length=300, blank=True)
    decided_at = models.DateTimeField(_("recorded"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = _("review case")
        verbose_name_plural = _("review cases")
        ordering: ClassVar[list[str]] = ["-opened_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="review_case_open_once", fields=["term", "kind"], condition=Q(state=SeatCaseState.OPEN)
            ),
            models.CheckConstraint(
                name="review_case_decided_says_what_and_by_whom",
                condition=Q(state=SeatCaseState.OPEN) | (~Q(outcome="") & ~Q(reference="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.term_id}"

    def get_absolute_url(self) -> str:
        return reverse("gcm:review_case", args=[self.pk])

    @transition(field=state, source=SeatCaseState.OPEN, target=SeatCaseState.DECIDED)
    def decide(self) -> None: ...
