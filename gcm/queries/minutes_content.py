"""Everything that the minutes say, as plain values: what is frozen when they are issued, and what a draft is
shown from. Organisations are named, persons are not."""

from typing import Any

from django.utils.translation import override

from alliance87.core.languages import LANGUAGES
from gcm.enums import Attended
from gcm.models import Correction, FollowUp, Meeting, Minutes, MinutesPassage
from gcm.queries.minutes import Chapter, chapters_of
from gcm.queries.minuting.corrections import unresolved_of
from gcm.queries.minuting.parity import columns_of, other_languages
from gcm.queries.quorum_history import quorum_changes
from gcm.queries.snapshot import in_languages
from partners.enums import Listing
from partners.models import Organisation
from partners.queries.names import unlisted

Content = dict[str, Any]
OF_DECISION = ("symbol", "decided_at", "text", "quorum", "positions", "presided_by")
READ_OUT = ("written_objections", "interests")  # D7, D11: decisions before these were kept have none


def content_of(minutes: Minutes) -> Content:
    """A fixed number of queries."""
    meeting, chapters = minutes.meeting, chapters_of(minutes)
    return {
        "source_language": minutes.source_language,
        "meeting": _meeting(meeting),
        "attendance": _attendance(meeting),
        "quorum": [
            {
                "at": each.at.isoformat(),
                "present": each.present,
                "is_met": each.is_met,
                "typed_in": each.typed_in,
            }
            for each in quorum_changes(meeting)
        ],
        "items": [_item(chapter) for chapter in chapters],
        "comments_waived": minutes.comments_waived_because,  # N4
        "parity": _parity(minutes, [each.passage for each in chapters]),
        "translations_due": minutes.translations_due,
        "unresolved": [_unresolved(each) for each in unresolved_of(minutes)],
    }


def _meeting(meeting: Meeting) -> Content:
    return {
        "number": meeting.number,
        "kind": meeting.kind,
        "mode": meeting.mode,
        "place": meeting.place,
        "zone": meeting.zone,
        "opened_at": meeting.opened_at.isoformat() if meeting.opened_at else None,
        "closed_at": meeting.closed_at.isoformat() if meeting.closed_at else None,
        "had_quorum": bool(meeting.had_quorum),
    }


def _attendance(meeting: Meeting) -> list[Content]:
    """Who took part and who gave notice; whoever stayed away without a word is not listed (A15)."""
    rows = (
        meeting.attendance.filter(attended__in=(Attended.PRESENT, Attended.EXCUSED))
        .select_related("seat__category", "term__organisation")
        .order_by("seat__number")
    )
    return [
        {
            "seat": each.seat.number,
            "group": each.seat.category.group,
            "holder": in_languages(each.term.organisation, "name") if each.term else {},
            "attended": each.attended,
        }
        for each in rows
    ]


def _item(chapter: Chapter) -> Content:
    item = chapter.passage.item
    had_quorum = bool(item.meeting.had_quorum)  # without one there is no decisions block (N16)
    record = chapter.decision.record if chapter.decision and had_quorum else None
    return {
        "position": item.position,
        "title": in_languages(item, "title"),
        "kind": item.kind,
        "state": item.state,
        "disposition": item.disposition,
        "summary": _written(chapter.passage, "summary"),
        "conclusions": _written(chapter.passage, "conclusions"),
        "decision": {
            **{name: record[name] for name in OF_DECISION},
            **{name: record.get(name, []) for name in READ_OUT},
            "procedure": record.get("procedure"),  # D10
            "hash": chapter.decision.hash,
        }
        if record and chapter.decision
        else None,
        "observers_heard": [_named(each.observer.organisation) for each in chapter.floors],
        "follow_ups": [_follow_up(each) for each in chapter.follow_ups],
    }


def _unresolved(correction: Correction) -> Content:
    """For the annex: what a seat asked for and did not get, with the reason (N6)."""
    return {
        "position": correction.passage.item.position,
        "paragraph": correction.paragraph,
        "language": correction.language,
        "seat": correction.seat.number,
        "quoted": correction.quoted,
        "proposed": correction.proposed,
        "reason": correction.reason,
        "answer": correction.answer,
    }


def _written(passage: MinutesPassage, field: str) -> dict[str, str]:
    """By language; what is not written in a language is left out (N10)."""
    said = {code: str(getattr(passage, f"{field}_{code}") or "") for code in LANGUAGES}
    return {code: words for code, words in said.items() if words}


def _parity(minutes: Minutes, passages: list[MinutesPassage]) -> dict[str, list[Content]]:
    """By other language, the paragraphs that do not agree with the source (N10)."""
    found: dict[str, list[Content]] = {code: [] for code in other_languages(minutes)}
    for column in columns_of(minutes, passages):
        found[column.language] += [
            {
                "position": column.passage.item.position,
                "field": pair.field,
                "paragraph": pair.number,
                "state": str(pair.state),
            }
            for pair in column.pairs
            if not pair.is_in_parity
        ]
    return found


def _named(organisation: Organisation) -> dict[str, str]:
    """Frozen for every reader: one that is not listed is not named (P5)."""
    if organisation.listing != Listing.HIDDEN:
        return in_languages(organisation, "name")
    said = {}
    for code in LANGUAGES:
        with override(code):
            said[code] = unlisted()
    return said


def _follow_up(action: FollowUp) -> Content:
    return {
        "text": in_languages(action, "text"),
        "seat": action.seat.number if action.seat else None,
        "organisation": _named(action.organisation) if action.organisation else None,
        "group": in_languages(action.group, "title") if action.group else None,
        "by_secretariat": action.by_secretariat,
        "due_on": action.due_on.isoformat(),
    }
