"""The room as one reader sees it: one query for all of it, whatever the number of people (polled pages)."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language

from alliance87.core.rulesets import Explanation
from gcm.domain.consensus import Obstacle
from gcm.domain.quorum import Quorum
from gcm.enums import ItemKind, ItemState, PositionKind, PresidedBy
from gcm.models import Meeting, RoomState
from gcm.queries.delegations import Delegation, delegations_of
from gcm.queries.observed import items_shown, observed_items
from gcm.queries.obstacles import label_of_group, words_of
from gcm.queries.quorum import explanation_of
from gcm.queries.snapshot import Content, obstacles_in, quorum_in, snapshot_of


def in_language(texts: dict[str, str] | None) -> str:
    """Of texts by language, the one of the page; "" for none."""
    return (texts or {}).get(get_language() or "fr", "")


@dataclass(frozen=True)
class GroupRow:
    """A group in the panel of the quorum. `required` is never shown as enough (T3)."""

    label: Any
    present: int
    seats: int
    is_represented: bool


@dataclass(frozen=True)
class ItemRow:
    id: str
    position: int
    title: str
    kind: str
    state: str
    disposition: str
    decision: str | None
    package: int | None = None

    @property
    def state_label(self) -> Any:
        return ItemState(self.state).label

    @property
    def is_current(self) -> bool:
        return self.state == ItemState.IN_DISCUSSION

    @property
    def is_open(self) -> bool:
        return self.state in (ItemState.SCHEDULED, ItemState.IN_DISCUSSION)

    @property
    def is_for_decision(self) -> bool:
        return self.kind == ItemKind.DECISION


@dataclass(frozen=True)
class TextOnScreen:
    """`language` is the one of `title` and `body`; they are a translation unless it is the source."""

    number: int
    source_language: str
    language: str
    title: str
    body: str
    hash: str

    @property
    def is_translation(self) -> bool:
        return self.language != self.source_language


def text_in_language(text: Content | None) -> TextOnScreen | None:
    """A text of a reading in the language of the page, or else in its source language; None for none."""
    if text is None:
        return None
    language = get_language() or ""
    if language not in text["wordings"]:
        language = text["source_language"]
    said = text["wordings"][language]
    return TextOnScreen(
        text["number"], text["source_language"], language, said["title"], said["body"], text["hash"]
    )


@dataclass(frozen=True)
class Said:
    """What one seat says. There is no list of those who join (D2)."""

    id: int
    seat: int
    holder: str
    kind: str
    reason: str
    proposed_wording: str
    group: str
    as_group: bool
    by_telephone: bool
    text_number: int
    stated_at: Any
    is_mine: bool

    @property
    def kind_label(self) -> Any:
        return PositionKind(self.kind).label

    @property
    def is_objection(self) -> bool:
        return self.kind == PositionKind.OBJECTION


@dataclass(frozen=True)
class Lapsed:
    """What a seat said, and on which text."""

    kind_label: Any
    text_number: int


@dataclass(frozen=True)
class Stay:
    """My own presence."""

    id: int
    joined_at: Any
    is_lost: bool


@dataclass(frozen=True)
class Room:
    """`content` is the reading of `version`; everything else is told from it and from who reads."""

    meeting: Meeting
    version: int
    content: Content
    reader_id: int | None
    delegations: tuple[Delegation, ...]
    only: frozenset[str] | None = None  # the items of an observer for named items (O3)

    @cached_property
    def quorum(self) -> Quorum:
        return quorum_in(self.content)

    @cached_property
    def groups(self) -> list[GroupRow]:
        return [
            GroupRow(label_of_group(each.group), each.present, each.seats, each.is_represented)
            for each in self.quorum.groups
        ]

    @property
    def missing_groups(self) -> list[Any]:
        return [label_of_group(group) for group in self.quorum.missing_groups]

    @cached_property
    def items(self) -> list[ItemRow]:
        return [
            ItemRow(**{**each, "title": in_language(each["title"])})
            for each in self.content["items"]
            if self.only is None or each["id"] in self.only
        ]

    @property
    def current(self) -> ItemRow | None:
        return next((each for each in self.items if each.is_current), None)

    @cached_property
    def text(self) -> TextOnScreen | None:
        """The text that is on the screen, in the reader's language or else in the source language."""
        return text_in_language(self.content["text"])

    @cached_property
    def positions(self) -> list[Said]:
        mine = self.my_seat
        return [
            Said(
                **{
                    **each,
                    "holder": in_language(each["holder"]),
                    "stated_at": parse_datetime(each["stated_at"]),
                    "is_mine": mine is not None and each["seat"] == mine.seat_number,
                }
            )
            for each in self.content["positions"]
        ]

    @property
    def outlook(self) -> str:
        """What the decision would do; "" when it changes nothing on the portal."""
        return in_language(self.content["outlook"])

    @property
    def my_lapsed(self) -> Lapsed | None:
        """What the reader's seat said on a text that is gone (D4)."""
        mine = self.my_seat
        return next(
            (
                Lapsed(PositionKind(each["kind"]).label, each["text_number"])
                for each in self.content["lapsed"]
                if mine is not None and each["seat"] == mine.seat_number
            ),
            None,
        )

    @property
    def objections(self) -> list[Said]:
        return [each for each in self.positions if each.is_objection]

    @property
    def i_object(self) -> bool:
        """The reader's seat maintains an objection: it is withdrawn before anything else is stated."""
        return any(each.is_mine for each in self.objections)

    @property
    def lost_seats(self) -> list[int]:
        """Seats whose every line dropped: to be called before the gavel (A16)."""
        return [
            each["seat"]
            for each in self.content["seats"]
            if each["here"] and all(stay["lost"] for stay in each["here"])
        ]

    @cached_property
    def obstacles(self) -> list[Obstacle]:
        return obstacles_in(self.content)

    @property
    def obstacle_words(self) -> list[Any]:
        return words_of(self.obstacles)

    @property
    def explanation(self) -> Explanation:
        return explanation_of(self.quorum)

    @property
    def presiding_office(self) -> Any:
        """Of the one who presides; empty while nobody does."""
        presiding = self.content["presiding"]
        return PresidedBy(presiding["office"]).label if presiding else ""

    @property
    def presides_by_office(self) -> bool:
        """Not by a choice of those present (C12)."""
        presiding = self.content["presiding"]
        return presiding is not None and presiding["office"] != PresidedBy.MEMBER

    @property
    def i_preside(self) -> bool:
        presiding = self.content["presiding"]
        return presiding is not None and presiding["person"] == self.reader_id

    @property
    def my_seat(self) -> Delegation | None:
        """The seat that the reader takes part for; the one they are there for, when there are several."""
        taking_part = [each for each in self.delegations if each.takes_part]
        there = [each for each in taking_part if each.seat_number == self._my_place]
        return next(iter(there or taking_part), None)

    @property
    def my_stay(self) -> Stay | None:
        for seat in self.content["seats"]:
            for stay in seat["here"]:
                if stay["person"] == self.reader_id:
                    return Stay(stay["presence"], parse_datetime(stay["joined_at"]), stay["lost"])
        return None

    @property
    def _my_place(self) -> int | None:
        return next(
            (
                seat["seat"]
                for seat in self.content["seats"]
                if any(stay["person"] == self.reader_id for stay in seat["here"])
            ),
            None,
        )


def room_of(meeting: Meeting, user: Any) -> Room:
    """The room for this reader. One query, and one for the reader's seats; before anything happened in the
    room, those of `snapshot_of`; for observers those that say which items they were invited for."""
    state = RoomState.objects.filter(meeting=meeting).first()
    version, content = (
        (state.version, state.content) if state else (meeting.room_version, snapshot_of(meeting))
    )
    return Room(meeting, version, content, user.pk, delegations_of(user), _only(meeting, user))


def _only(meeting: Meeting, user: Any) -> frozenset[str] | None:
    if observed_items(meeting, user) is None:
        return None
    return frozenset(str(each.public_id) for each in items_shown(meeting, user))
