"""Pilots: an idea that is tried somewhere, and what came of it, whether it worked or not."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import PilotOutcome, PilotState
from partners.models.organisation import Organisation
from partners.models.written import Written, WrittenQuerySet

State = PilotState


class PilotQuerySet(WrittenQuerySet):
    shown = (State.RUNNING, State.ENDED)


class Pilot(FSMModelMixin, Written):
    """The idea, where and with whom it is tried, from when to when (days, both included), and the result.
    What did not work is worth as much to others as what did."""

    searched = ("title", "idea", "place")

    state = StateField(_("state"), default=State.DRAFT, choices=State.choices, protected=True, max_length=10)
    idea = models.TextField(_("the idea"), blank=True, max_length=3000)
    place = models.CharField(_("place"), blank=True, max_length=200)
    partners = models.ManyToManyField(
        Organisation, verbose_name=_("partners"), blank=True, related_name="pilots_joined"
    )
    starts_on = models.DateField(_("start"), null=True, blank=True)
    ends_on = models.DateField(_("end"), null=True, blank=True)
    outcome = models.CharField(_("did it work?"), max_length=8, choices=PilotOutcome.choices, blank=True)
    result = models.TextField(_("the result"), blank=True, max_length=3000)
    lessons = models.TextField(_("what did not work"), blank=True, max_length=3000)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = PilotQuerySet.as_manager()

    class Meta(Written.Meta):
        verbose_name = _("pilot")
        verbose_name_plural = _("pilots")
        ordering: ClassVar[list[str]] = ["-published_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="pilot_shown_has_its_dates",
                condition=~Q(state__in=(State.RUNNING, State.ENDED))
                | Q(starts_on__isnull=False, ends_on__gte=F("starts_on"), published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="pilot_ended_has_an_outcome", condition=~Q(state=State.ENDED) | ~Q(outcome="")
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("partners:pilot", args=[self.public_id])

    @transition(field=state, source=State.DRAFT, target=State.RUNNING)
    def publish(self) -> None: ...

    @transition(field=state, source=State.RUNNING, target=State.ENDED)
    def end(self) -> None: ...

    @transition(field=state, source=[State.DRAFT, State.RUNNING], target=State.WITHDRAWN)
    def withdraw(self) -> None: ...

    @transition(field=state, source=[State.RUNNING, State.ENDED], target=State.WITHDRAWN)
    def take_down(self) -> None: ...
