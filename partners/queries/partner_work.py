"""What a partner does in the Alliance, as its page shows it to a reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from partners.models import (
    Country,
    FundingCall,
    GoodPractice,
    Group,
    Initiative,
    Organisation,
    Pilot,
    Posting,
)
from partners.queries.group_work import groups_with
from partners.queries.initiatives import with_last_report
from partners.queries.partner_titles import titles_of

MOST = 20  # of a kind, on the page
Record = TypeVar("Record")


@dataclass(frozen=True)
class Shown(Generic[Record]):
    """The first of them; `more` says that there are others, which stand in the list of the kind."""

    rows: list[Record]
    more: bool = False

    @classmethod
    def first(cls, found: Iterable[Record]) -> "Shown[Record]":
        rows = list(found)
        return cls(rows[:MOST], len(rows) > MOST)

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True)
class Place:
    """What it does in a country."""

    country: Country
    records: list[Any]


@dataclass(frozen=True)
class Work:
    initiatives: Shown[Initiative]
    practices: Shown[GoodPractice]
    groups: Shown[Group]
    postings: Shown[Posting]
    pilots: Shown[Pilot]
    calls: Shown[FundingCall]
    taken_up: Shown[GoodPractice]  # practices of others that it endorsed or adopted
    places: list[Place]


def work_of(organisation: Organisation, reader: Any) -> Work:
    """Its initiatives, practices, groups and what else the reader may see, and by country what names one;
    drafts and what was withdrawn stand on the desk (four queries)."""
    initiatives = Initiative.objects.visible_to(reader).filter(
        organisation=organisation, state__in=("published", "ended")
    )
    postings = Posting.objects.visible_to(reader).filter(organisation=organisation).unexpired()
    calls = FundingCall.objects.visible_to(reader).filter(organisation=organisation, state="published")
    titles = titles_of(
        organisation,
        initiatives,
        GoodPractice.objects.visible_to(reader).filter(state="published"),
        Pilot.objects.visible_to(reader).filter(organisation=organisation, state__in=("running", "ended")),
        groups_with(organisation, reader),
    )
    return Work(
        initiatives=Shown.first(with_last_report(initiatives)[: MOST + 1]),
        practices=Shown.first(titles.of("practice")),
        groups=Shown.first(titles.of("group")),
        postings=Shown.first(postings[: MOST + 1]),
        calls=Shown.first(calls[: MOST + 1]),
        pilots=Shown.first(titles.of("pilot")),
        taken_up=Shown.first(titles.of("taken_up")),
        places=[Place(country, records) for country, records in titles.by_country()],
    )
