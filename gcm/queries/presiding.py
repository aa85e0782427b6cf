"""Who presides over a meeting at this instant, and in which quality (C6, C7, C12, D9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gcm.enums import Capacity, ItemState, Office, PresidedBy, PresidingReason
from gcm.models import AgendaItem, Delegate, Meeting, PassedGavel, Presence, PresidingChoice, SeatTerm
from gcm.queries.presidency.candidates import APPOINT, candidates_before

ORDER = (Office.CHAIR, Office.VICE_CHAIR)


@dataclass(frozen=True)
class Presiding:
    """`stay` is that of whoever presides."""

    quality: PresidedBy
    stay: Presence


def presiding(meeting: Meeting, here: Sequence[Presence] | None = None) -> Presiding | None:
    """The chair's representative when there, else the vice-chair's (C7); not over the item for which they
    passed the gavel (D9), nor over one that decides on their own government (C6). When neither can, the
    member whom those present chose, while in the room. None: then nothing can be decided (C12).

    `here` are the stays of the moment with their seats, when they have been read."""
    if here is None:
        here = list(Presence.objects.here().filter(meeting=meeting).select_related("seat"))
    people = _representatives(here)
    barred = _barred(meeting)
    by_office = {each.seat.office: each for each in people if each.seat_id not in barred}
    office = next((each for each in ORDER if each in by_office), None)
    if office is not None:
        return Presiding(PresidedBy(office), by_office[office])
    return _chosen(meeting, people, barred)


def presides(user: Any, meeting: Meeting) -> bool:
    """Whether this person presides over the meeting now."""
    if not user.is_authenticated:
        return False
    who = presiding(meeting)
    return who is not None and who.stay.person_id == user.pk


def who_could_be_chosen(meeting: Meeting) -> list[Presence]:
    """The representatives in the room who are concerned by nothing on which the meeting decides now."""
    stays = Presence.objects.here().filter(meeting=meeting, capacity=Capacity.REPRESENTATIVE)
    barred = _barred(meeting)
    found = stays.select_related("seat", "person").order_by("seat__number")
    return [each for each in found if each.seat_id not in barred]


def reason_for_choice(meeting: Meeting) -> PresidingReason:
    """Why neither officer presides, when neither does."""
    there = Presence.objects.here().filter(
        meeting=meeting, capacity=Capacity.REPRESENTATIVE, seat__office__in=ORDER
    )
    return PresidingReason.BOTH_CANDIDATES if there.exists() else PresidingReason.BOTH_ABSENT


def _representatives(here: Sequence[Presence]) -> list[Presence]:
    """Of those in the room, the representatives whose holder is in office now (C7, R8)."""
    there = [each for each in here if each.capacity == Capacity.REPRESENTATIVE]
    accredited = Delegate.objects.at().filter(
        capacity=Capacity.REPRESENTATIVE, person__in=[each.person_id for each in there]
    )
    acting = set(accredited.values_list("person", "term__seat"))
    return [each for each in there if (each.person_id, each.seat_id) in acting]


def _barred(meeting: Meeting) -> set[int]:
    """The seats that do not preside over the item in discussion."""
    item = AgendaItem.objects.filter(meeting=meeting, state=ItemState.IN_DISCUSSION).first()
    if item is None:
        return set()
    barred = set(PassedGavel.objects.filter(item=item).values_list("seat", flat=True))
    if item.effect == APPOINT:
        concerned = SeatTerm.objects.as_of().filter(organisation__in=candidates_before(meeting.pk))
        barred |= set(concerned.values_list("seat", flat=True))
    return barred


def _chosen(meeting: Meeting, people: Sequence[Presence], barred: set[int]) -> Presiding | None:
    choice = PresidingChoice.objects.filter(meeting=meeting, replaced_at__isnull=True).first()
    if choice is None or choice.seat_id in barred:
        return None
    stay = next((each for each in people if each.person_id == choice.person_id), None)
    return None if stay is None or stay.seat_id != choice.seat_id else Presiding(PresidedBy.MEMBER, stay)
