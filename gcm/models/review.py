"""Reviews: the mandate and the working arrangements (X6), progress (X10), the secretariat (X1)."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import ReviewKind, ReviewState
from gcm.models.seat import Seat

State = ReviewState


class Review(FSMModelMixin, models.Model):
    """One review. `figures` is what the portal counted when it was opened, and is not counted again."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=ReviewKind.choices)
    state = StateField(_("state"), max_length=10, choices=State.choices, default=State.OPEN, protected=True)
    since = models.DateTimeField(_("looks back to"))
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    figures: Any = models.JSONField(default=list, blank=True)
    decision = models.CharField(_("decision"), max_length=100, blank=True, editable=False)
    outcome = models.TextField(_("what the GCG concluded"), blank=True, max_length=4000)
    concluded_at = models.DateTimeField(_("concluded"), null=True, editable=False)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering: ClassVar[list[str]] = ["-opened_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="review_one_at_a_time",
                fields=["kind"],
                condition=models.Q(state__in=(State.OPEN, State.ON_AGENDA)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return reverse("gcm:review", args=[self.public_id])

    def may_be_placed(self) -> bool:
        """What is not decided on may come up at several meetings, an orientation on one agenda at a time."""
        return self.state == State.OPEN or self.kind != ReviewKind.PROGRESS

    @transition(
        field=state,
        source=[State.OPEN, State.ON_AGENDA],
        target=State.ON_AGENDA,
        conditions=[may_be_placed],  # type: ignore[list-item]
    )
    def put_on_agenda(self) -> None: ...

    @transition(field=state, source=State.ON_AGENDA, target=State.OPEN)
    def hand_back(self) -> None: ...

    @transition(field=state, source=State.ON_AGENDA, target=State.CONCLUDED)
    def conclude(self) -> None: ...


class ReviewAnswer(models.Model):
    """What one seat answered to the questionnaire on the secretariat (X1). The seat keeps it to one each; no
    page says whose answer is which."""

    review = models.ForeignKey(Review, related_name="answers", on_delete=models.CASCADE)
    seat = models.ForeignKey(Seat, related_name="+", on_delete=models.PROTECT)
    ratings: Any = models.JSONField(default=dict)
    comment = models.TextField(_("comment"), blank=True, max_length=2000)

    class Meta:
        verbose_name = _("answer to the questionnaire")
        verbose_name_plural = _("answers to the questionnaire")
        ordering: ClassVar[list[str]] = ["review", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="reviewanswer_one_a_seat", fields=["review", "seat"]),
        ]

    def __str__(self) -> str:
        return str(self.pk)
