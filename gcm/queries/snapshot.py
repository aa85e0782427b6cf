"""The room as it is in the database at this instant, as plain values that JSON can hold.

Written down at each change for those who look (`gcm.domain.room.touch`), and made anew under the lock by the
gavel, which relies on no earlier reading.
"""

from typing import Any

from alliance87.core import rulesets
from alliance87.core.languages import LANGUAGES
from alliance87.core.rulesets import InForce
from gcm.domain.consensus import Obstacle, Situation, obstacles
from gcm.domain.quorum import GroupPresence, Quorum, quorum
from gcm.enums import AttemptState, CallKind, ItemKind, ItemState, MeetingState, PositionKind
from gcm.models import AgendaItem, DecisionText, Meeting, Position, Presence, Seat, SeatTerm
from gcm.queries.conduct.snapshot import (
    attempt_of,
    call_of,
    floor_of,
    interests_of,
    is_called,
    lapsed_of,
    other_texts,
    package_of,
    written_of,
)
from gcm.queries.drafted import agrees
from gcm.queries.outlooks import outlook
from gcm.queries.presiding import Presiding, presiding
from gcm.queries.quorum import rule_of, stays_that_count

Content = dict[str, Any]


def snapshot_of(meeting: Meeting) -> Content:
    """Seats with who is there, quorum, agenda, the text on the screen and what is said on it. A fixed number
    of queries."""
    rules = rulesets.in_force()
    seats = {seat.pk: seat for seat in Seat.objects.as_of().select_related("category").order_by("number")}
    here = list(Presence.objects.here().filter(meeting=meeting).select_related("seat"))
    holders = holders_by_seat()
    items = list(meeting.items.select_related("decision").order_by("position"))
    current = next((each for each in items if each.state == ItemState.IN_DISCUSSION), None)
    latest = _latest_text(current)
    package = package_of(current, items)
    others = other_texts(package, current)
    return {
        "state": meeting.state,
        "rule_set": rules.version,
        "quorum": _quorum(here, seats, rules),
        "seats": [_seat(seat, holders.get(pk), here) for pk, seat in seats.items()],
        "presiding": _presiding(presiding(meeting, here)),
        "items": [_item(each) for each in items],
        "text": _text(latest),
        "positions": _positions(current, holders) if current else [],
        "outlook": outlook(current),
        "agrees": current is None or latest is None or agrees(current, latest),
        "lapsed": lapsed_of(current),
        "call": call_of(meeting, current),
        "attempt": attempt_of(latest),
        "written": written_of(current, here, holders),
        "interests": interests_of(current, holders),
        "floor": floor_of(meeting, holders),
        "package": package
        and {
            **package,
            "items": [{**each, **_together(others.get(each["key"]))} for each in package["items"]],
        },
    }


def holders_by_seat() -> dict[int, dict[str, str]]:
    """The holder of each seat today, by its name in each language (S15)."""
    terms = SeatTerm.objects.as_of().select_related("organisation")
    return {term.seat_id: in_languages(term.organisation, "name") for term in terms}


def in_languages(thing: Any, field: str) -> dict[str, str]:
    """A translated field in every language, with what there is where a translation is missing."""
    said = {code: getattr(thing, f"{field}_{code}") or "" for code in LANGUAGES}
    some = next((words for words in said.values() if words), "")
    return {code: words or some for code, words in said.items()}


def quorum_in(content: Content) -> Quorum:
    """The quorum that a reading holds."""
    held = content["quorum"]
    groups = tuple(GroupPresence(**each) for each in held["groups"])
    return Quorum(held["present"], held["required"], groups)


def obstacles_in(content: Content) -> list[Obstacle]:
    """What keeps the gavel down in a reading."""
    current = next((each for each in content["items"] if each["state"] == ItemState.IN_DISCUSSION), None)
    return obstacles(
        Situation(
            in_session=content["state"] == MeetingState.OPEN,
            in_discussion=current is not None and current["kind"] == ItemKind.DECISION,
            has_text=content["text"] is not None,
            presided=content["presiding"] is not None,
            quorum=quorum_in(content),
            attempt_runs=content["attempt"] is None or content["attempt"]["is_running"],
            to_restate=content["attempt"] is not None and content["attempt"]["restate"],
            is_called=content["attempt"] is None or content["attempt"]["state"] != AttemptState.ON_SCREEN,
            words_agree=content.get("agrees", True),  # a reading of before does not say
            roll_is_called=content["call"] is not None and content["call"]["kind"] == CallKind.ROLL_CALL,
            objections=[
                each["seat"] for each in content["positions"] if each["kind"] == PositionKind.OBJECTION
            ],
        )
    )


def _quorum(here: list[Presence], seats: dict[int, Seat], rules: InForce) -> Content:
    now = quorum(stays_that_count(here, seats, rules), rule_of(seats.values(), rules))
    return {
        "present": now.present,
        "required": now.required,
        "groups": [
            {"group": each.group, "present": each.present, "required": each.required, "seats": each.seats}
            for each in now.groups
        ],
    }


def _seat(seat: Seat, holder: dict[str, str] | None, here: list[Presence]) -> Content:
    return {
        "seat": seat.number,
        "group": seat.category.group,
        "block": seat.category.block,
        "office": seat.office,
        "holder": holder,
        "here": [_stay(each) for each in here if each.seat_id == seat.pk],
    }


def _stay(stay: Presence) -> Content:
    return {
        "presence": stay.pk,
        "person": stay.person_id,
        "capacity": stay.capacity,
        "joined_at": stay.joined_at.isoformat(),
        "lost": stay.lost_at is not None,
    }


def _presiding(who: Presiding | None) -> Content | None:
    """`office` is the quality in which they do; the seat is told, since a member can be chosen (C12)."""
    if who is None:
        return None
    return {"office": str(who.quality), "person": who.stay.person_id, "seat": who.stay.seat.number}


def _item(item: AgendaItem) -> Content:
    decision = getattr(item, "decision", None)
    return {
        "id": str(item.public_id),
        "position": item.position,
        "title": in_languages(item, "title"),
        "kind": item.kind,
        "state": item.state,
        "disposition": item.disposition,
        "decision": None if decision is None else decision.symbol,
        "package": item.package_id,
    }


def _latest_text(item: AgendaItem | None) -> DecisionText | None:
    if item is None:
        return None
    texts = item.texts.select_related("item", "terms__supersedes").prefetch_related("wordings")
    return texts.order_by("-number").first()


def _together(text: DecisionText | None) -> Content:
    """The text of another item of the package, whether objections are called for on it, and whether it says
    what its decision would do."""
    return {
        "text": _text(text),
        "is_called": text is None or is_called(text),
        "agrees": text is None or agrees(text.item, text),
    }


def _text(text: DecisionText | None) -> Content | None:
    return None if text is None else {"item": str(text.item.public_id), **text_content(text)}


def text_content(text: DecisionText) -> Content:
    """A numbered text with its wordings and their digests."""
    return {
        "number": text.number,
        "source_language": text.source_language,
        "hash": text.hash,
        "wordings": {
            each.language: {
                "title": each.title,
                "body": each.body,
                "hash": each.hash,
                "is_source": each.is_source,
            }
            for each in text.wordings.all()
        },
        "terms": terms_content(text),
    }


def terms_content(text: DecisionText) -> Content | None:
    """When the text enters into force, on what condition and so on; None when it says nothing of that
    (D16)."""
    terms = getattr(text, "terms", None)
    if terms is None:
        return None
    said = {code: str(getattr(terms, f"conditions_{code}") or "") for code in LANGUAGES}
    return {
        "in_force_on": terms.in_force_on.isoformat() if terms.in_force_on else None,
        "conditions": {code: words for code, words in said.items() if words},
        "review_on": terms.review_on.isoformat() if terms.review_on else None,
        "clause": terms.clause or None,
        "supersedes": terms.supersedes.symbol if terms.supersedes else None,
    }


def _positions(item: AgendaItem, holders: dict[int, dict[str, str]]) -> list[Content]:
    live = Position.objects.live().filter(item=item).select_related("seat__category", "text")
    live = live.prefetch_related("telephone_notes")
    return [
        {
            "id": each.pk,
            "seat": each.seat.number,
            "holder": holders.get(each.seat_id),
            "group": each.seat.category.group,
            "as_group": each.as_group,
            "by_telephone": bool(each.telephone_notes.all()),
            "kind": each.kind,
            "reason": each.reason,
            "proposed_wording": each.proposed_wording,
            "text_number": each.text.number,
            "stated_at": each.stated_at.isoformat(),
        }
        for each in live
    ]
