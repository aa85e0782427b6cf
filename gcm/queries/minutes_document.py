"""The minutes as a page or a PDF shows them in one language, from frozen or from live content alike."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from gcm.enums import Attended, ItemState, MeetingMode, Parity, PositionKind
from gcm.queries.obstacles import label_of_group

Content = dict[str, Any]


@dataclass(frozen=True)
class Words:
    """A text and the language it is in."""

    text: str
    language: str
    is_other: bool  # than the one that was asked for


@dataclass(frozen=True)
class Action:
    text: str
    owner: Any
    seat: int | None
    due_on: date


@dataclass(frozen=True)
class Reservation:
    """What a seat said at the gavel. `by` is the seat with its holder, or the stakeholder group (D19)."""

    kind: Any
    by: Any
    reason: str
    by_telephone: bool


@dataclass(frozen=True)
class Decided:
    symbol: str
    title: Words
    body: str
    hash: str
    present: int
    required: int
    reservations: list[Reservation]
    written: list[tuple[int, str, str]]  # seat, holder, reason
    interests: list[tuple[int, str, str, bool]]  # seat, holder, words, stands aside
    procedure: Content | None = None  # of a decision in writing (D10)


@dataclass(frozen=True)
class Section:
    position: int
    title: str
    state: Any
    is_decided: bool
    disposition: str
    summary: Words | None
    conclusions: Words | None
    decided: Decided | None
    actions: list[Action]
    observers_heard: list[str]  # as a fact, without a summary of their own (O4)


@dataclass(frozen=True)
class GroupAttendance:
    label: Any
    present: list[str]
    excused: list[str]


@dataclass(frozen=True)
class QuorumLine:
    at: datetime
    present: int
    is_met: bool
    typed_in: bool = False


@dataclass(frozen=True)
class Unequal:
    """A paragraph that does not agree with the source language yet (N10)."""

    position: int
    is_conclusion: bool
    paragraph: int
    state: Any


@dataclass(frozen=True)
class Document:
    number: int
    had_quorum: bool  # N16: without one, these are notes of a consultation
    mode: Any
    place: str
    zone: str  # of the meeting: what is recorded reads the same wherever it is read (T6)
    opened_at: datetime | None
    closed_at: datetime | None
    attendance: list[GroupAttendance]
    quorum: list[QuorumLine]
    sections: list[Section]
    annex: list[Content]  # corrections that were asked for and not accepted (N6)
    symbol: str
    because: str  # why there is another version (N15)
    waived: str = ""  # why the members were not asked for comments (N4)
    to_follow: list[Unequal] = field(default_factory=list)  # in the language that was asked for
    follows_on: date | None = None


def document(content: Content, language: str) -> Document:
    """No query: everything is in the content (T2)."""
    meeting = content["meeting"]
    source = content["source_language"]
    return Document(
        number=meeting["number"],
        had_quorum=meeting["had_quorum"],
        mode=MeetingMode(meeting["mode"]).label,
        place=meeting["place"],
        zone=meeting["zone"],
        opened_at=_instant(meeting["opened_at"]),
        closed_at=_instant(meeting["closed_at"]),
        attendance=_attendance(content["attendance"], language),
        quorum=[
            QuorumLine(
                datetime.fromisoformat(each["at"]),
                each["present"],
                each["is_met"],
                each.get("typed_in", False),
            )
            for each in content["quorum"]
        ],
        sections=[_section(item, language, source) for item in content["items"]],
        annex=content.get("unresolved", []),
        symbol=content.get("symbol", ""),
        because=content.get("because", ""),
        waived=content.get("comments_waived", ""),
        to_follow=[_unequal(each) for each in content.get("parity", {}).get(language, [])],
        follows_on=_day(content.get("translations_due", {}).get(language)),
    )


def _unequal(said: Content) -> Unequal:
    is_conclusion = said["field"] == "conclusions"
    return Unequal(said["position"], is_conclusion, said["paragraph"], Parity(said["state"]).label)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _attendance(rows: list[Content], language: str) -> list[GroupAttendance]:
    groups: dict[str, GroupAttendance] = {}
    for row in rows:
        group = groups.setdefault(row["group"], GroupAttendance(label_of_group(row["group"]), [], []))
        there = group.present if row["attended"] == Attended.PRESENT else group.excused
        there.append(row["holder"].get(language, ""))
    return list(groups.values())


def _section(item: Content, language: str, source: str) -> Section:
    return Section(
        position=item["position"],
        title=item["title"][language],
        state=ItemState(item["state"]).label,
        is_decided=item["state"] == ItemState.DECIDED,
        disposition=item["disposition"],
        summary=_words(item["summary"], language, source),
        conclusions=_words(item["conclusions"], language, source),
        decided=_decided(item["decision"], language) if item["decision"] else None,
        actions=[_action(each, language) for each in item["follow_ups"]],
        observers_heard=[each[language] for each in item.get("observers_heard", [])],
    )


def _words(said: dict[str, str], language: str, source: str) -> Words | None:
    """In the language, else in the source language (N10)."""
    code = language if language in said else source
    return Words(said[code], code, code != language) if code in said else None


def _decided(decision: Content, language: str) -> Decided:
    text = decision["text"]
    code = language if language in text["wordings"] else text["source_language"]
    wording = text["wordings"][code]
    return Decided(
        symbol=decision["symbol"],
        title=Words(wording["title"], code, code != text["source_language"]),
        body=wording["body"],
        hash=decision["hash"],
        present=decision["quorum"]["present"],
        required=decision["quorum"]["required"],
        reservations=[reservation_of(each, language) for each in decision["positions"]],
        written=[
            (each["seat"], (each["holder"] or {}).get(language, ""), each["reason"])
            for each in decision.get("written_objections", [])
        ],
        interests=[
            (each["seat"], (each["holder"] or {}).get(language, ""), each["words"], each["stands_aside"])
            for each in decision.get("interests", [])
        ],
        procedure=decision.get("procedure"),
    )


def reservation_of(said: Content, language: str) -> Reservation:
    """One position of a record. Records from before it was asked say nothing of groups and telephones."""
    if said.get("as_group"):
        by = _("Group “%(group)s”") % {"group": label_of_group(said["group"])}
    else:
        holder = (said["holder"] or {}).get(language, "")
        by = _("Seat %(seat)s (%(holder)s)") % {"seat": said["seat"], "holder": holder}
    return Reservation(PositionKind(said["kind"]).label, by, said["reason"], said.get("by_telephone", False))


def _action(action: Content, language: str) -> Action:
    named = action["organisation"] or action.get("group")
    owner = named[language] if named else ""
    return Action(action["text"][language], owner, action["seat"], date.fromisoformat(action["due_on"]))
