"""Groups that partners propose in the demonstration, through the portal's own verbs."""

from datetime import date, timedelta

from django.utils import timezone

from partners.domain.proposals import accept_for_agenda, save_proposal, start_proposal, submit_proposal
from partners.enums import MembershipRole
from partners.models import GroupProposal, Membership, Organisation, User
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.tables import LANGUAGES, Row, table

TEXTS = ("title", "need", "resources", "workplan")


def propose(key: str) -> GroupProposal:
    """The proposal with this key, handed in and found complete by the secretariat, at the clock's instant."""
    return accept_for_agenda(actor=cast_member("officer-1"), proposal=hand_in(key))


def hand_in(key: str, *leads: str) -> GroupProposal:
    """The proposal with this key, handed in; `leads` names in English who else is asked to lead."""
    row = next(each for each in table("proposals") if each["key"] == key)
    organisation = Organisation.objects.get(name_en=row["proposer"])
    author = focal_point_of(organisation)
    proposal = start_proposal(actor=author, organisation=organisation)
    first = timezone.localdate() + timedelta(days=60)
    saved = save_proposal(
        actor=author,
        proposal=proposal,
        revision=proposal.revision,
        values={
            **_values(row, first),
            "leads": [organisation, *Organisation.objects.filter(name_en__in=leads)],
        },
        results=[_result(row, first)],
    )
    return submit_proposal(actor=author, proposal=saved)


def focal_point_of(organisation: Organisation) -> User:
    """The one who has spoken for the organisation the longest."""
    focal_points = Membership.objects.current().filter(
        organisation=organisation, role=MembershipRole.FOCAL_POINT
    )
    return focal_points.select_related("user").order_by("pk")[0].user


def _values(row: Row, first: date) -> dict[str, object]:
    return {
        "kind": row["kind"],
        "starts_on": first,
        "ends_on": _after(first, int(row["months"])),
        **{f"{field}_{code}": row[f"{field}_{code}"] for field in TEXTS for code in LANGUAGES},
    }


def _result(row: Row, first: date) -> dict[str, object]:
    words = {
        f"{field}_{code}": row[f"{source}_{code}"]
        for field, source in (("text", "result"), ("indicator", "indicator"), ("target", "target"))
        for code in LANGUAGES
    }
    return {**words, "due_on": _after(first, int(row["months"]))}


def _after(first: date, months: int) -> date:
    return first + timedelta(days=30 * months - 1)
