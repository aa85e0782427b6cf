"""After the chair has certified: another representative of the same stakeholder group (A11, A12)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.domain.absences.cases import end_case, locked_case
from gcm.domain.absences.common import record
from gcm.domain.room import ask
from gcm.enums import CaseState
from gcm.models import AbsenceCase, Seat, SeatTerm
from partners.enums import STAKEHOLDER_GROUP_OF_KIND
from partners.models import Organisation

WAITS = (CaseState.CERTIFIED, CaseState.RENOMINATED)


@transaction.atomic
def record_designation(
    *, actor: Any, case: AbsenceCase, organisation: Organisation, reference: str
) -> AbsenceCase:
    """The secretariat records whom the group designated; `reference` is the letter, with signatory and date.
    Another designation takes the place of the one before until the successor is accredited.

    Raises PermissionDenied; ValidationError for the same holder (A12), another stakeholder group, another
    region on a regional seat, an office (which is filled in two stages), or without the letter;
    TransitionNotAllowed unless certified.
    """
    found = locked_case(case)
    ask(actor, "gcm.accredit", found)
    found.designate()
    if found.seat.office:
        raise ValidationError(_("An office is filled in two stages, by an appointment (C1, C2)."))
    require_successor(found, organisation)
    if not reference.strip():
        raise ValidationError({"reference": _("Please say who signed the letter, and when.")})
    found.successor, found.designation = organisation, reference.strip()
    found.designated_at = timezone.now()
    found.save()
    record(
        "gcm.absence_successor_designated",
        subject=found,
        actor=actor,
        seat=found.seat_id,
        successor=organisation.pk,
    )
    return found


def require_successor(case: AbsenceCase, organisation: Organisation) -> None:
    """Raises ValidationError for an organisation that cannot follow the holder."""
    if organisation.pk == case.holder_id:
        raise ValidationError(
            {"organisation": _("The mandate asks for another representative of the group (A12).")}
        )
    if STAKEHOLDER_GROUP_OF_KIND.get(organisation.kind) != case.seat.category.group:
        raise ValidationError({"organisation": _("It is of another stakeholder group than the seat (A11).")})
    region = None if case.seat.in_principle else case.seat.regional_group_id
    country = organisation.country
    if region is not None and (country is None or country.regional_group_id != region):
        raise ValidationError({"organisation": _("A regional seat stays with its region (A11).")})


def follow_new_holder(*, actor: Any, seat: Seat, term: SeatTerm) -> None:
    """Somebody is accredited on the seat: a certified case is closed. Inside the transaction that accredits.
    Raises ValidationError for another than the successor who was designated (A11), and where none was yet
    for one that cannot follow the holder (A11, A12)."""
    waiting = AbsenceCase.objects.select_for_update(of=("self",)).filter(seat=seat, state__in=WAITS)
    for case in waiting.select_related("term", "seat__category"):
        _require_the_successor(case, term.organisation)
        case.close()
        case.successor_id = term.organisation_id
        end_case(case, actor=actor)
        record("gcm.absence_case_closed", subject=case, actor=actor, seat=seat.pk, term=term.pk)


def _require_the_successor(case: AbsenceCase, organisation: Organisation) -> None:
    if case.successor_id is None:
        require_successor(case, organisation)
    elif case.successor_id != organisation.pk:
        raise ValidationError(
            {
                "organisation": _(
                    "The group designated another successor after the absences: record its new designation "
                    "first (A11)."
                )
            },
            code="not_designated",
        )
