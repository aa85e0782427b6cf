"""The table of seats on the screen of the secretariat."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from gcm.enums import Capacity, Office
from gcm.models import Attribution, Delegate
from gcm.queries.conduct.conduct import conduct_of
from gcm.queries.conduct.people import admitted
from gcm.queries.minuting.attribution import Named
from gcm.queries.room import Room, in_language


@dataclass(frozen=True)
class Here:
    """Somebody who is in the room for the seat."""

    presence: int
    name: str
    capacity: Any
    joined_at: datetime | None
    is_lost: bool


@dataclass(frozen=True)
class Accredited:
    """Somebody who may come in for the seat and is not there."""

    delegate: int
    name: str
    capacity: Any


@dataclass(frozen=True)
class SeatRow:
    number: int
    holder: str
    office: Any
    here: list[Here]
    away: list[Accredited]
    is_silent: bool  # while the roll is called: nobody has answered for the seat


def seat_rows(room: Room) -> list[SeatRow]:
    """Every seat with who is there and who may come in. One query."""
    accredited: dict[int, list[Delegate]] = {}
    for each in admitted(room.meeting):
        accredited.setdefault(each.term.seat.number, []).append(each)
    call = conduct_of(room).call
    silent = set(call.silent) if call else set()
    return [
        _row(seat, accredited.get(seat["seat"], []), is_silent=seat["seat"] in silent)
        for seat in room.content["seats"]
    ]


def named_now(room: Room) -> Named | None:
    """Who asked to be named in the minutes on the item in discussion (N9). One query."""
    if room.current is None:
        return None
    about = {"item__meeting": room.meeting, "item__position": room.current.position}
    asked = Attribution.objects.filter(**about).select_related("seat").order_by("seat__number")
    holders = {each["seat"]: in_language(each["holder"]) for each in room.content["seats"]}
    return Named(asked=[f"{each.seat} ({holders.get(each.seat.number, '–')})" for each in asked])


def _row(seat: dict[str, Any], accredited: list[Delegate], *, is_silent: bool) -> SeatRow:
    names = {each.person_id: str(each.person) for each in accredited}
    there = {stay["person"] for stay in seat["here"]}
    return SeatRow(
        number=seat["seat"],
        holder=in_language(seat["holder"]),
        is_silent=is_silent,
        office=Office(seat["office"]).label if seat["office"] else "",
        here=[_here(stay, names) for stay in seat["here"]],
        away=[
            Accredited(each.pk, str(each.person), each.get_capacity_display())
            for each in accredited
            if each.person_id not in there
        ],
    )


def _here(stay: dict[str, Any], names: dict[int, str]) -> Here:
    """Whose accreditation has ended since is told by their capacity alone."""
    capacity = Capacity(stay["capacity"]).label
    return Here(
        presence=stay["presence"],
        name=names.get(stay["person"], str(capacity)),
        capacity=capacity,
        joined_at=parse_datetime(stay["joined_at"]),
        is_lost=stay["lost"],
    )
