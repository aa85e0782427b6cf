"""What is worth saying of a name, and keeps nobody from being designated (S5, S9, R5)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from alliance87.core import rulesets
from alliance87.core.rulesets import Explanation
from gcm.enums import NominationState, SeatBlock, StakeholderGroup
from gcm.models import NominatingBody, Nomination, RotationPolicy, SeatTerm
from partners.enums import StatusKind
from partners.models import OrganisationStatus


def cautions_of(nomination: Nomination) -> list[str]:
    """In words, for the body's officers and the secretariat: the group decides. At most five queries; the
    nomination comes with its letter, body, seat and organisation."""
    if nomination.state not in (NominationState.NOMINATED, NominationState.RESERVE):
        return []
    body = nomination.credentials.body
    return [*_two_categories(nomination, body), *_again(nomination, body), *_other_region(nomination)]


def explanation_of(plan: Any) -> Explanation:
    """The answer to "why?" beside the days of a term (R1, R7)."""
    line = (
        _("The remainder of the term: the cohort stays together.")
        if plan.is_remainder
        else _("A term of its own, from its first day.")
    )
    values = ("gcm.terms.government_months", "gcm.terms.successor_gets_full_term")
    return Explanation(
        rule="R7", clause="gcm.terms", values=values, calculation=(line,), rules=rulesets.in_force()
    )


def _two_categories(nomination: Nomination, body: NominatingBody) -> Iterator[str]:
    """S9: a country may be eligible twice, or sit already."""
    if body.category.group == StakeholderGroup.GOVERNMENT and body.category.block != SeatBlock.PATHFINDER:
        status = OrganisationStatus.objects.as_of().filter(organisation=nomination.organisation_id)
        if status.filter(kind=StatusKind.PATHFINDER).exists():
            yield _("As a pathfinder country it could also have a seat of the pathfinder countries (S9).")
    others = SeatTerm.objects.as_of().filter(organisation=nomination.organisation_id)
    for term in others.exclude(seat=nomination.seat_id).select_related("seat__category"):
        yield _("It has %(seat)s already (%(category)s) (S9).") % {
            "seat": term.seat,
            "category": term.seat.category,
        }


def _again(nomination: Nomination, body: NominatingBody) -> Iterator[str]:
    """R5."""
    if nomination.seat is None:
        return
    last = nomination.seat.terms.order_by("-starts_on").first()
    if last is None or last.organisation_id != nomination.organisation_id:
        return
    policy = RotationPolicy.objects.of(body)
    if policy is not None and policy.reappointment is False:
        yield _("The group’s own rotation text has no designation of the same holder again (R5).")
    else:
        yield _("The holder would succeed itself; members are to follow one another (R5).")


def _other_region(nomination: Nomination) -> Iterator[str]:
    """S5: the region of a pathfinder seat is what the mandate expects, not a condition."""
    seat, country = nomination.seat, nomination.organisation.country
    if seat is None or not seat.in_principle or country is None:
        return
    if country.regional_group_id != seat.regional_group_id:
        yield _("In principle this seat is for another region: %(region)s (S5).") % {
            "region": seat.regional_group
        }
