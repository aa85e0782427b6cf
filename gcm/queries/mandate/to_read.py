"""The next meeting with its agenda and the texts to be decided on, to be read without a connection."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from gcm.models import AgendaItem, DecisionWording, Meeting
from gcm.queries.desk import next_meeting
from gcm.queries.when import period_in


@dataclass(frozen=True)
class ItemToRead:
    position: int
    title: str
    kind: Any
    wording: DecisionWording | None


@dataclass(frozen=True)
class MeetingToRead:
    """`here` is when it is in the zone of the reader, with its name."""

    meeting: Meeting
    here: str
    items: list[ItemToRead]


def meeting_to_read(person: Any) -> MeetingToRead | None:
    """The one in session or next that the person may see; texts for members alone, as on the portal. Five
    queries at most."""
    if not person.has_perm("gcm.list_meetings"):
        return None
    found = next_meeting(person)
    if found is None:
        return None
    shows_texts = person.has_perm("gcm.follow_meetings")
    items = found.meeting.items.order_by("position").prefetch_related("texts__wordings")
    here = f"{period_in(found.meeting, ZoneInfo(person.time_zone))} ({person.time_zone.replace('_', ' ')})"
    return MeetingToRead(found.meeting, here, [_item(each, shows_texts) for each in items])


def _item(item: AgendaItem, shows_text: bool) -> ItemToRead:
    texts = list(item.texts.all()) if shows_text else []
    latest = max(texts, key=lambda each: each.number, default=None)
    return ItemToRead(
        item.position, str(item.title), item.get_kind_display(), latest.wording() if latest else None
    )
