"""What fits together: needs with offers, calls with needs. Worked out when it is read, with its reason."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Value

from partners.enums import PostingSide
from partners.models import Country, Posting, Topic

MOST = 10
OTHER = {PostingSide.NEED.value: PostingSide.OFFER, PostingSide.OFFER.value: PostingSide.NEED}


@dataclass(frozen=True)
class Match:
    """A posting, and why it is shown: the topics and the countries that both name."""

    posting: Posting
    topics: list[Topic]
    countries: list[Country]


def matches_of(posting: Posting) -> list[Match]:
    """Open needs that fit an offer of the same kind, or the other way round, the closest first; none of the
    organisation itself (five queries)."""
    side = OTHER[posting.side]
    others = Posting.objects.open().filter(side=side, kind=posting.kind)
    return fitting(
        others.exclude(organisation=posting.organisation_id),
        topics=list(posting.topics.all()),
        countries=list(posting.countries.all()),
    )


def fitting(postings: Any, *, topics: Iterable[Topic], countries: Iterable[Country]) -> list[Match]:
    """Those that share a topic or a country, the ones that share most first, ten at most (three queries)."""
    wanted_topics, wanted_countries = {each.pk for each in topics}, {each.pk for each in countries}
    shared = _shared("topics", wanted_topics) + _shared("countries", wanted_countries)
    found = postings.annotate(shared=shared).filter(shared__gt=0).order_by("-shared", "-posted_at", "-pk")
    rows = found.select_related("organisation", "group", "initiative")
    return [
        Match(
            each,
            [topic for topic in each.topics.all() if topic.pk in wanted_topics],
            [country for country in each.countries.all() if country.pk in wanted_countries],
        )
        for each in rows.prefetch_related("topics", "countries")[:MOST]
    ]


def _shared(name: str, wanted: Collection[int]) -> Any:
    """A condition that nothing meets would empty the whole sum."""
    if not wanted:
        return Value(0)
    return Count(name, filter=Q(**{f"{name}__in": wanted}), distinct=True)
