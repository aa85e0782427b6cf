"""Letters of designation, terms and handovers: what those whose work it is are told."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from gcm.models import Credentials, Delegate, Handover, NominatingBody, RegionalRound, Seat, SeatTerm
from gcm.queries.convocation import representatives

WHY_MEMBER = _("You receive this mail because you represent a member of the Global Coordinating Group.")
WHY_REGION = _("You receive this mail because you are the focal point of a government of this region.")
WHY_OFFICER = _("You receive this mail because a body that nominates for the GCG named you as its officer.")


def credentials_returned(credentials: Credentials) -> None:
    """To the officer who filed the letter."""
    context = {"credentials": credentials}
    _send("credentials_returned", [credentials.filed_by], context, WHY_OFFICER)


def designation_announced(credentials: Credentials) -> None:
    """To every representative, where a group agreed after a call (S18)."""
    people = [each.person for each in representatives()]
    names = list(credentials.nominations.select_related("organisation", "seat"))
    context = {"credentials": credentials, "body": credentials.body, "nominations": names}
    _send("designation_announced", people, context, WHY_MEMBER)


def seat_vacant(seat: Seat, body: NominatingBody, people: Iterable[Any]) -> None:
    """To the officers of the seat's own body alone (S7)."""
    _send("seat_vacant", people, {"seat": seat, "body": body}, WHY_OFFICER)


def handover_announced(handover: Handover, body: NominatingBody, officers: Iterable[Any]) -> None:
    """To the officers of the body, who designate, and to those who act for the seat (R6)."""
    people = [*officers, *acting_for(handover.term)]
    _send("handover_announced", people, {"handover": handover, "body": body}, WHY_MEMBER)


def term_ending(term: SeatTerm, body: NominatingBody | None) -> None:
    """To the holder, the representatives of its block, and the officers of its body (R11)."""
    block = [each for each in representatives() if each.term.seat_id != term.seat_id]
    same = set(Seat.objects.filter(category=term.seat.category_id).values_list("pk", flat=True))
    people = [*acting_for(term), *(each.person for each in block if each.term.seat_id in same)]
    if body is not None:
        people += [each.person for each in body.officers.as_of().select_related("person")]
    _send("term_ending", people, {"term": term, "body": body}, WHY_MEMBER)


def region_asked(round: RegionalRound, people: Iterable[Any]) -> None:
    """To the focal points of the region, from its spokesperson (S6)."""
    _send("region_asked", people, {"round": round, "meeting": round.meeting}, WHY_REGION)


def acting_for(term: SeatTerm) -> list[Any]:
    """The persons who take part for the term now."""
    rows = Delegate.objects.at().take_part().filter(term=term).select_related("person")
    return [each.person for each in rows]


def _send(name: str, people: Iterable[Any], context: dict[str, Any], why: Any) -> None:
    """Statutory: whoever muted other mail gets it (T11). Nobody twice."""
    mailing.send(
        kind=f"gcm.{name}",
        template=f"mail/gcm/{name}",
        recipients=[
            mailing.to_account(each)
            for each in {person.pk: person for person in people if person.is_active}.values()
        ],
        context=context,
        why=why,
        statutory=True,
    )
