"""How the meeting is conducted, as one reader of the room sees it: from the reading, without a query."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.dateparse import parse_datetime

from gcm.enums import AttemptState, CallKind
from gcm.queries.room import ItemRow, Room, TextOnScreen, in_language, text_in_language


@dataclass(frozen=True)
class Call:
    """A call that is running. `silent` are the seats that nobody has answered for."""

    id: int
    kind: CallKind
    by_seat: int | None
    asked_at: Any
    silent: list[int]
    i_am_asked: bool

    @property
    def is_roll_call(self) -> bool:
        return self.kind == CallKind.ROLL_CALL


@dataclass(frozen=True)
class Hand:
    """A seat in the speaking order."""

    id: int
    seat: int
    holder: str
    speaks: bool
    is_mine: bool


@dataclass(frozen=True)
class Declared:
    """An interest (D11)."""

    seat: int
    holder: str
    words: str
    stands_aside: bool
    is_mine: bool


@dataclass(frozen=True)
class Written:
    """An objection in writing (D7)."""

    id: int
    seat: int
    holder: str
    reason: str
    is_mine: bool


@dataclass(frozen=True)
class Together:
    """An item of the package in discussion, with its text."""

    key: int
    item: ItemRow
    text: TextOnScreen | None


@dataclass(frozen=True)
class Conduct:
    """Told from the reading and from who reads."""

    room: Room

    @cached_property
    def call(self) -> Call | None:
        call = self.room.content["call"]
        if call is None:
            return None
        answered, stay = set(call["answered"]), self.room.my_stay
        return Call(
            id=call["id"],
            kind=CallKind(call["kind"]),
            by_seat=call["by_seat"],
            asked_at=parse_datetime(call["asked_at"]),
            silent=[
                each["seat"]
                for each in self.room.content["seats"]
                if each["here"] and not answered & {stay["presence"] for stay in each["here"]}
            ],
            i_am_asked=stay is not None and stay.id not in answered,
        )

    @property
    def is_closed(self) -> bool:
        """The attempt on the text has ended without consensus (D5)."""
        attempt = self.room.content["attempt"]
        return attempt is not None and attempt["state"] == AttemptState.NO_CONSENSUS

    @property
    def is_called_for(self) -> bool:
        """Whoever presides has called for objections (Z3)."""
        attempt = self.room.content["attempt"]
        return attempt is not None and attempt["state"] == AttemptState.CALLED

    @property
    def restate(self) -> bool:
        """Somebody made the quorum and has not heard the text (Q11)."""
        attempt = self.room.content["attempt"]
        return attempt is not None and bool(attempt["restate"]) and self.room.quorum.is_met

    @cached_property
    def floor(self) -> list[Hand]:
        return [
            Hand(each["id"], each["seat"], in_language(each["holder"]), each["speaks"], self._is_mine(each))
            for each in self.room.content["floor"]
        ]

    @property
    def speaker(self) -> Hand | None:
        return next((each for each in self.floor if each.speaks), None)

    @property
    def waiting(self) -> list[Hand]:
        return [each for each in self.floor if not each.speaks]

    @property
    def my_hand(self) -> Hand | None:
        return next((each for each in self.floor if each.is_mine), None)

    @cached_property
    def interests(self) -> list[Declared]:
        return [
            Declared(
                each["seat"],
                in_language(each["holder"]),
                each["words"],
                each["stands_aside"],
                self._is_mine(each),
            )
            for each in self.room.content["interests"]
        ]

    @property
    def i_stand_aside(self) -> bool:
        return any(each.is_mine and each.stands_aside for each in self.interests)

    @cached_property
    def written(self) -> list[Written]:
        return [
            Written(
                each["id"], each["seat"], in_language(each["holder"]), each["reason"], self._is_mine(each)
            )
            for each in self.room.content["written"]
        ]

    @cached_property
    def package(self) -> list[Together]:
        """The items that are decided together, in their order; empty for an item by itself."""
        package = self.room.content["package"]
        if package is None:
            return []
        items = {each.id: each for each in self.room.items}
        return [
            Together(each["key"], items[each["id"]], self._text_of(each, items[each["id"]]))
            for each in package["items"]
        ]

    @property
    def package_id(self) -> int:
        return int(self.room.content["package"]["id"])

    @property
    def package_lacks_text(self) -> list[int]:
        """Positions of the items of the package that have no text yet."""
        return [each.item.position for each in self.package if each.text is None]

    @property
    def package_not_called(self) -> list[int]:
        """Positions of the other items of the package on whose text objections were not called for."""
        return self._of_package_without("is_called")

    @property
    def package_reworded(self) -> list[int]:
        """Positions of the other items of the package whose text is not the one that was drafted."""
        return self._of_package_without("agrees")

    @property
    def package_is_locked(self) -> bool:
        """Something keeps the gavel down on another item of the package."""
        return bool(self.package_lacks_text or self.package_not_called or self.package_reworded)

    @property
    def is_reworded(self) -> bool:
        """The text is not the one that was drafted for what the decision does (D4)."""
        return not self.room.content.get("agrees", True)

    def _of_package_without(self, quality: str) -> list[int]:
        package = self.room.content["package"]
        lacking = {each["id"] for each in package["items"] if not each.get(quality, True)} if package else ()
        return [each.item.position for each in self.package if each.item.id in lacking]

    def _text_of(self, together: dict[str, Any], item: ItemRow) -> TextOnScreen | None:
        return self.room.text if item.is_current else text_in_language(together["text"])

    def _is_mine(self, said: dict[str, Any]) -> bool:
        return any(each.takes_part and each.seat_number == said["seat"] for each in self.room.delegations)


def conduct_of(room: Room) -> Conduct:
    """The conduct of the meeting in this reading of its room. No query."""
    return Conduct(room)
