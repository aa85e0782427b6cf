"""Calls and windows of public and private donors: what they finance, for whom, and until when."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import FundingState
from partners.models.country import RegionalGroup
from partners.models.organisation import Organisation
from partners.models.written import Written, WrittenQuerySet

State = FundingState
EDITABLE = (State.DRAFT, State.RETURNED)


class FundingCallQuerySet(WrittenQuerySet):
    shown = (State.PUBLISHED,)

    def _public(self) -> Q:
        """Also those that the secretariat posted, which stand in no partner's name."""
        return super()._public() | Q(state__in=self.shown, organisation__isnull=True)

    def _to_secretariat(self) -> Q:
        """Also drafts in no partner's name: they are its own."""
        return super()._to_secretariat() | Q(organisation__isnull=True)

    def open(self, at: datetime | None = None) -> Self:
        """Public, and the deadline is to come or there is none."""
        return self.public().filter(Q(deadline__isnull=True) | Q(deadline__gt=at or timezone.now()))


class FundingCall(FSMModelMixin, Written):
    """What a donor finances. The donor is the partner in whose name the call stands, unless another is named.
    Amounts are in units of the currency, for one project; a window that stays open has no deadline."""

    searched = ("title", "text")

    organisation = models.ForeignKey(  # type: ignore[assignment]
        Organisation,
        verbose_name=_("partner"),
        related_name="funding_calls",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    state = StateField(_("state"), default=State.DRAFT, choices=State.choices, protected=True, max_length=10)
    donor_name = models.CharField(_("donor, when it is another organisation"), max_length=200, blank=True)
    text = models.TextField(_("what is financed, and for whom"), blank=True, max_length=3000)
    regions = models.ManyToManyField(RegionalGroup, verbose_name=_("regions"), blank=True, related_name="+")
    amount_from = models.DecimalField(
        _("smallest amount"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    amount_to = models.DecimalField(
        _("largest amount"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    opens_on = models.DateField(_("opens"), null=True, blank=True)
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    address = models.URLField(_("address of the call"), blank=True, max_length=500)
    question = models.TextField(_("question of the secretariat"), blank=True, max_length=2000)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    corrected_at = models.DateTimeField(_("corrected"), null=True, blank=True)

    objects = FundingCallQuerySet.as_manager()

    class Meta(Written.Meta):
        verbose_name = _("funding call")
        verbose_name_plural = _("funding calls")
        ordering: ClassVar[list[Any]] = [F("deadline").asc(nulls_last=True), "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="funding_has_a_donor",
                condition=~Q(state__in=(State.SUBMITTED, State.PUBLISHED))
                | ~Q(donor_name="")
                | Q(organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="funding_amounts_in_order",
                condition=Q(amount_from__isnull=True)
                | Q(amount_to__isnull=True)
                | Q(amount_to__gte=F("amount_from")),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("partners:funding_call", args=[self.public_id])

    @property
    def donor(self) -> str:
        return self.donor_name or (self.organisation.name if self.organisation else "")

    @property
    def is_open(self) -> bool:
        """Whether it can be answered now."""
        return self.state == State.PUBLISHED and (self.deadline is None or self.deadline > timezone.now())

    @transition(field=state, source=list(EDITABLE), target=State.SUBMITTED)
    def submit(self) -> None: ...

    @transition(field=state, source=State.PUBLISHED, target=State.SUBMITTED)
    def read_again(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.RETURNED)
    def return_with_question(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.PUBLISHED)
    def publish(self) -> None: ...

    @transition(field=state, source=[*EDITABLE, State.SUBMITTED, State.PUBLISHED], target=State.WITHDRAWN)
    def withdraw(self) -> None: ...
