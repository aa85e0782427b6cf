"""What a page shows of an appointment."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alliance87.core.component_kit import Step
from alliance87.core.rulesets import Explanation
from alliance87.core.uploads.models import Upload
from gcm.enums import AppointmentState
from gcm.models import Appointment, Candidacy, GovernmentConsensus
from gcm.queries.presidency.candidates import advice_on

WAY = (
    (AppointmentState.CALL,),
    (AppointmentState.CONSULTATION, AppointmentState.RETURNED),
    (AppointmentState.CONSENSUS,),
    (AppointmentState.ON_AGENDA,),
    (AppointmentState.CONFIRMED,),
)


@dataclass(frozen=True)
class Agreement:
    """One round of the first stage, with its evidence."""

    record: GovernmentConsensus
    evidence: list[Upload]


@dataclass(frozen=True)
class AppointmentPage:
    """`candidacies` are empty for whoever is not of the electorate (C10); nothing on the page is counted."""

    appointment: Appointment
    candidacies: list[Candidacy]
    agreements: list[Agreement]
    advice: Any

    @property
    def steps(self) -> list[Step]:
        at = next(place for place, states in enumerate(WAY) if self.appointment.state in states)
        return [
            Step(AppointmentState(states[0]).label, _standing(place, at)) for place, states in enumerate(WAY)
        ]

    @property
    def explanation(self) -> Explanation:
        """The answer to "why?" (C1): who agrees is a reading that awaits a ruling."""
        return Explanation(
            rule="C1",
            clause="gcm.presidency",
            values=(
                "gcm.presidency.term_months",
                "gcm.presidency.all_governments",
                "gcm.presidency.successor_gets_full_term",
            ),
            calculation=(_("Governments agree among themselves; then the GCG decides by consensus."),),
        )


def appointments() -> list[Appointment]:
    """All of them, the latest first. One query."""
    return list(Appointment.objects.select_related("convenor"))


def appointment_page(appointment: Appointment, user: Any) -> AppointmentPage:
    """A fixed number of queries, and one for each round."""
    sees = user.has_perm("gcm.view_candidacies", appointment)
    candidacies = appointment.candidacies.select_related("organisation__country") if sees else []
    rounds = appointment.agreements.select_related("candidacy__organisation__country")
    agreements = [Agreement(each, list(Upload.objects.of(each))) for each in rounds]
    agreed = appointment.consensus
    return AppointmentPage(
        appointment=appointment,
        candidacies=list(candidacies),
        agreements=agreements,
        advice=advice_on(appointment, agreed.candidacy.organisation) if agreed else "",
    )


def _standing(place: int, at: int) -> str:
    if place == at:
        return "current"
    return "done" if place < at else "to_do"
