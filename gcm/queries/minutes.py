"""The minutes while they are being written."""

from dataclasses import dataclass, field, replace

from gcm.models import Decision, FollowUp, Minutes, MinutesPassage, ObserverFloor
from gcm.queries.minuting.attribution import (
    Named,
    named_in,
    named_without_asking,
    names_in,
    words_of_passage,
)


@dataclass(frozen=True)
class Chapter:
    """An item with what is written of it, what was decided, and what is to be followed up."""

    passage: MinutesPassage
    decision: Decision | None
    follow_ups: list[FollowUp]
    is_missing: bool
    floors: list[ObserverFloor]  # given to observers, exceptionally (O4)
    caution: list[str] = field(default_factory=list)  # members named who did not ask for it (N9)
    named: Named | None = None


def chapters_of(minutes: Minutes) -> list[Chapter]:
    """In the order of the agenda. Four queries."""
    follow_ups: dict[int, list[FollowUp]] = {}
    noted = FollowUp.objects.filter(item__meeting=minutes.meeting)
    for each in noted.select_related("seat", "organisation", "group"):
        follow_ups.setdefault(each.item_id, []).append(each)
    floors: dict[int, list[ObserverFloor]] = {}
    given = ObserverFloor.objects.filter(item__meeting=minutes.meeting)
    for floor in given.select_related("observer__organisation"):
        floors.setdefault(floor.item_id, []).append(floor)
    passages = (
        minutes.passages.select_related("item__meeting", "item__decision__text")
        .prefetch_related("item__decision__text__wordings")
        .order_by("item__position")
    )
    return [
        Chapter(
            passage,
            getattr(passage.item, "decision", None),
            follow_ups.get(passage.item_id, []),
            not summary_in_source(passage, minutes),
            floors.get(passage.item_id, []),
        )
        for passage in passages
    ]


def chapters_to_write(minutes: Minutes) -> list[Chapter]:
    """The same, with who is to be named, and who is without having asked (N9). Nine queries."""
    named, names = named_in(minutes.meeting), names_in(minutes.meeting)
    return [
        replace(
            chapter,
            named=named.get(chapter.passage.item_id),
            caution=named_without_asking(
                words_of_passage(chapter.passage), names, named.get(chapter.passage.item_id)
            ),
        )
        for chapter in chapters_of(minutes)
    ]


def summary_in_source(passage: MinutesPassage, minutes: Minutes) -> str:
    """The summary in the source language; empty while it is missing (N3)."""
    return str(getattr(passage, f"summary_{minutes.source_language}") or "")


def missing_summaries(minutes: Minutes) -> list[str]:
    """The items without a summary in the source language, by position and title. One query."""
    passages = minutes.passages.select_related("item").order_by("item__position")
    return [f"{each.item.position}. {each.item}" for each in passages if not summary_in_source(each, minutes)]
