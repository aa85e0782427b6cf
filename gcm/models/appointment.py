"""Chair and vice-chair in two stages: governments agree first, then the GCG decides (C1 to C10)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from gcm.enums import AppointmentState, Office

State = AppointmentState
FIRST_STAGE = (State.CALL, State.CONSULTATION, State.RETURNED)


class Appointment(FSMModelMixin, models.Model):
    """The way to one office (C3: each has its own). The convenor is a person of the electorate, who records
    what governments agreed on."""

    office = models.CharField(_("office"), max_length=10, choices=Office.choices)
    state = StateField(_("state"), max_length=12, choices=State.choices, default=State.CALL, protected=True)
    opens_at = models.DateTimeField(_("call opens"))
    closes_at = models.DateTimeField(_("call closes"))
    criteria = models.TextField(_("criteria"), max_length=4000)
    starts_on = models.DateField(_("first day in office"))
    convenor = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    published_at = models.DateTimeField(_("call published"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    decision = models.CharField(_("decision"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering: ClassVar[list[str]] = ["-opens_at", "office"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="appointment_closes_after_it_opens", condition=Q(closes_at__gt=F("opens_at"))
            ),
            models.UniqueConstraint(
                name="appointment_one_under_way_an_office",
                fields=["office"],
                condition=~Q(state=State.CONFIRMED),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Appointment: %(office)s") % {"office": self.get_office_display()})

    def get_absolute_url(self) -> str:
        return reverse("gcm:appointment", args=[self.pk])

    @property
    def takes_candidates(self) -> bool:
        """From the opening to the closing of the call, on the server's clock."""
        return self.state == State.CALL and self.opens_at <= timezone.now() < self.closes_at

    @property
    def is_first_stage(self) -> bool:
        return self.state in FIRST_STAGE

    @property
    def consensus(self) -> "GovernmentConsensus | None":
        """What governments agreed on and the GCG has not sent back. One query."""
        return (
            self.agreements.filter(returned_at__isnull=True)
            .select_related("candidacy__organisation__country__regional_group")
            .last()
        )

    @transition(field=state, source=State.CALL, target=State.CONSULTATION)
    def consult(self) -> None: ...

    @transition(field=state, source=[State.CONSULTATION, State.RETURNED], target=State.CONSENSUS)
    def agree(self) -> None: ...

    @transition(field=state, source=State.CONSENSUS, target=State.ON_AGENDA)
    def place(self) -> None: ...

    @transition(field=state, source=State.ON_AGENDA, target=State.CONSENSUS)
    def take_off(self) -> None: ...

    @transition(field=state, source=State.ON_AGENDA, target=State.RETURNED)
    def give_back(self) -> None: ...

    @transition(field=state, source=State.ON_AGENDA, target=State.CONFIRMED)
    def confirm(self) -> None: ...


class Candidacy(models.Model):
    """A government that offers to serve, seen by the electorate alone (C10)."""

    appointment = models.ForeignKey(Appointment, related_name="candidacies", on_delete=models.PROTECT)
    organisation = models.ForeignKey("partners.Organisation", related_name="+", on_delete=models.PROTECT)
    statement = models.TextField(_("statement"), max_length=4000)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    submitted_at = models.DateTimeField(_("submitted"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)

    class Meta:
        verbose_name = _("candidacy")
        verbose_name_plural = _("candidacies")
        ordering: ClassVar[list[str]] = ["submitted_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="candidacy_once_a_government",
                fields=["appointment", "organisation"],
                condition=Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class GovernmentConsensus(models.Model):
    """The record of the first stage, with its evidence (C1). `electorate` are the seats or governments that
    were asked, at that instant. Triggers refuse every later change but the GCG's sending it back (C5)."""

    appointment = models.ForeignKey(Appointment, related_name="agreements", on_delete=models.PROTECT)
    round = models.PositiveSmallIntegerField(_("round"))
    candidacy = models.ForeignKey(Candidacy, related_name="+", on_delete=models.PROTECT)
    account = models.TextField(_("how governments agreed"), max_length=4000)
    electorate: Any = models.JSONField()
    rule_set = models.PositiveIntegerField(_("rule set"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    returned_at = models.DateTimeField(_("sent back"), null=True)
    returned_with: Any = models.JSONField(default=list)

    class Meta:
        verbose_name = _("consensus of governments")
        verbose_name_plural = _("consensus of governments")
        ordering: ClassVar[list[str]] = ["appointment", "round"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="government_consensus_one_a_round", fields=["appointment", "round"]),
        ]

    def __str__(self) -> str:
        return f"{self.appointment_id} r{self.round}"
