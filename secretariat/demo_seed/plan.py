"""What each organisation of the invented Alliance is, before anything is written. Plain values."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count as numbers

from django.utils.text import slugify

from partners.enums import Listing, PartnerKind
from secretariat.demo_seed.names import Person, person, town, with_town
from secretariat.demo_seed.tables import Row, Texts, draw, rows_by, table, texts

# The first ones belong to the cast: see `cast.LINKS`. The others after them hold seats: see `seats.HOLDERS`.
FIRST_STATES = (
    *("XB", "XH", "QP", "XD"),
    *("QO", "QT", "QX", "XJ"),
    *("XL", "QS", "XC", "QQ"),
    *("QW", "QY", "XE", "XG"),
)
FIRST_KINDS = (
    *(PartnerKind.COUNTRY for _ in FIRST_STATES),
    PartnerKind.REGIONAL,
    *(PartnerKind.UN_BODY, PartnerKind.IGO) * 3,
    *(PartnerKind.WORKERS, PartnerKind.EMPLOYERS, PartnerKind.CIVIL_SOCIETY) * 3,
)
SHARES = {
    PartnerKind.CIVIL_SOCIETY: 9,
    PartnerKind.COUNTRY: 8,
    PartnerKind.WORKERS: 5,
    PartnerKind.EMPLOYERS: 4,
    PartnerKind.BUSINESS: 4,
    PartnerKind.ACADEMIA: 4,
    PartnerKind.DONOR: 3,
    PartnerKind.IGO: 1,
    PartnerKind.REGIONAL: 1,
    PartnerKind.UN_BODY: 1,
}
INTERNATIONAL = (PartnerKind.UN_BODY, PartnerKind.IGO, PartnerKind.REGIONAL)
FEW = (PartnerKind.COUNTRY, *INTERNATIONAL)  # kinds whose names are all in a table
FIRST_DAY, LAST_DAY = date(2017, 1, 9), date(2026, 6, 30)
LAST_STATE = date(2023, 12, 18)  # so that there is time to become a pathfinder country
ON_THEIR_SEATS = date(2024, 12, 18)  # pathfinder countries by then: the seats are theirs
NAME_ONLY, HIDDEN = 0.12, 0.09  # of civil society
PATHFINDER = 0.4  # of the States
PATHFINDER_STATES = ("QO", "QT", "QX", "XD", "XJ")
CANDIDATE_STATES = ("QM", "QN", "QP", "QS", "QW", "QZ", "XB", "XC", "XE")  # their way is told in `pathways`
ALSO: Texts = {
    "fr": "Notre action porte aussi sur {also}.",
    "en": "Our work also covers {also}.",
    "es": "Nuestra labor abarca también {also}.",
}


@dataclass(frozen=True)
class Plan:
    """A partner and its focal point. `iso2` is empty for an international one."""

    number: int
    kind: str
    iso2: str
    names: Texts
    slug: str
    missions: Texts
    topics: tuple[str, ...]
    listing: str
    since: date
    pathfinder_since: date | None
    focal_point: Person
    language: str
    time_zone: str


def plans(seed: int, count: int) -> Iterator[Plan]:
    """The first `count` partners of the seed. A larger count begins with the same ones."""
    taken: set[str] = set()
    for number, (kind, row) in zip(range(count), _kinds(seed), strict=False):
        yield _plan(seed, number, kind, row, taken)


def _kinds(seed: int) -> Iterator[tuple[PartnerKind, Row]]:
    """Kind after kind, with the row that names it where such names are few: a State, an international
    organisation. Once they are used up, civil society follows."""
    few = {kind: iter(_names_of(seed, kind)) for kind in FEW}
    chance = draw(seed, "kinds")
    for number in numbers():
        drawn = chance.choices(list(SHARES), list(SHARES.values()))[0]
        kind = FIRST_KINDS[number] if number < len(FIRST_KINDS) else drawn
        row = next(few.get(kind, iter(())), None)
        if row is None and kind in few:
            kind = PartnerKind.CIVIL_SOCIETY
        yield kind, row or {}


def _names_of(seed: int, kind: PartnerKind) -> list[Row]:
    if kind != PartnerKind.COUNTRY:
        return list(rows_by("names", "kind")[kind])
    applying = {row["iso2"] for row in table("scenes") if row["kind"] == PartnerKind.COUNTRY}
    states = {row["iso2"]: row for row in table("states") if row["iso2"] not in applying}
    first = [states.pop(iso2) for iso2 in FIRST_STATES]
    rest = list(states.values())
    draw(seed, "states").shuffle(rest)
    return first + rest


def _plan(seed: int, number: int, kind: PartnerKind, row: Row, taken: set[str]) -> Plan:
    chance = draw(seed, number)
    state = row if kind == PartnerKind.COUNTRY else chance.choice(table("states"))
    if kind in FEW:
        names, place, first = texts(row, "name"), state["capital"], row.get("topic", "")
    else:
        names, place, first = _local_name(chance, kind, taken)
    topics = _topics(chance, first)
    last = LAST_STATE if kind == PartnerKind.COUNTRY else LAST_DAY
    since = FIRST_DAY + timedelta(days=chance.randrange((last - FIRST_DAY).days))
    if number < len(FIRST_KINDS):
        since = min(since, LAST_STATE)  # they hold seats, which are a partner's (S13)
    return Plan(
        number=number,
        kind=str(kind),
        iso2="" if kind in INTERNATIONAL else state["iso2"],
        names=names,
        slug=slugify(names["fr"])[:70],
        missions=_missions(chance, kind, place, topics),
        topics=topics,
        listing=_listing(chance, kind),
        since=since,
        pathfinder_since=_pathfinder(chance, state["iso2"], since) if kind == PartnerKind.COUNTRY else None,
        focal_point=person(chance, number),
        language=state["language"],
        time_zone=state["time_zone"],
    )


def _local_name(chance: random.Random, kind: PartnerKind, taken: set[str]) -> tuple[Texts, str, str]:
    """A name that no other organisation has, its town, and the topic that the name speaks of."""
    while True:
        row, place = chance.choice(rows_by("names", "kind")[kind]), town(chance)
        names = with_town(texts(row, "name"), place)
        slug = slugify(names["fr"])
        if slug not in taken:
            taken.add(slug)
            return names, place, row["topic"]


def _topics(chance: random.Random, first: str) -> tuple[str, ...]:
    others = [row["topic"] for row in table("works") if row["topic"] != first]
    drawn = chance.sample(others, chance.randint(2, 3))
    return (first, *drawn[:2]) if first else tuple(drawn)


def _missions(chance: random.Random, kind: PartnerKind, place: str, topics: tuple[str, ...]) -> Texts:
    opening = with_town(texts(chance.choice(rows_by("openings", "kind")[kind]), "text"), place)
    does = texts(rows_by("works", "topic")[topics[0]][0], "does")
    also = texts(rows_by("works", "topic")[topics[1]][0], "also")
    closing = texts(chance.choice(table("closings")), "text")
    return {
        code: " ".join([opening[code], does[code], ALSO[code].format(also=also[code]), closing[code]])
        for code in opening
    }


def _listing(chance: random.Random, kind: PartnerKind) -> str:
    """P5: those who protect people may prefer not to be found."""
    drawn = chance.random()
    if kind != PartnerKind.CIVIL_SOCIETY or drawn > NAME_ONLY + HIDDEN:
        return str(Listing.PUBLIC)
    return str(Listing.HIDDEN if drawn < HIDDEN else Listing.NAME_ONLY)


def _pathfinder(chance: random.Random, iso2: str, since: date) -> date | None:
    """Those on the seats of pathfinder countries always are; Santa Aurelia has somebody of the cast."""
    if chance.random() > PATHFINDER and iso2 not in PATHFINDER_STATES:
        return None
    drawn = min(since + timedelta(days=chance.randrange(200, 900)), LAST_DAY)
    if iso2 in PATHFINDER_STATES:
        drawn = min(drawn, ON_THEIR_SEATS)
    return None if iso2 in CANDIDATE_STATES else drawn
