"""The last decision of a meeting, for the room that has just taken it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from gcm.models import Decision
from gcm.queries.room import Room


@dataclass(frozen=True)
class Decided:
    """The decision, and its words in the reader's language or else in the source language."""

    decision: Decision
    language: str
    title: str
    body: str


def last_decision(room: Room) -> Decided | None:
    """What was decided last in this meeting; None while an item is in discussion, or before the first
    decision. One query, none where there is nothing to show."""
    if room.current is not None or not any(item.decision for item in room.items):
        return None
    decision = Decision.objects.filter(item__meeting=room.meeting).order_by("-sequence").first()
    return None if decision is None else _in_language(decision)


def _in_language(decision: Decision) -> Decided:
    text: dict[str, Any] = decision.record["text"]
    language = get_language() or ""
    if language not in text["wordings"]:
        language = text["source_language"]
    said = text["wordings"][language]
    return Decided(decision, language, said["title"], said["body"])
