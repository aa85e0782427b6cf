"""Needs that stand elsewhere on the portal, under rules of their own: an app above says which.

define_wanted(help_of_roadmaps)        # in the list of needs and offers
define_wanted_against(help_against)    # against a call of a donor
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from partners.enums import PostingSide
from partners.models import Country, Topic
from partners.queries.directory import Filters


@dataclass(frozen=True)
class Wanted:
    """`who` says whose need it is, `language` is that of the title and the text, `url` a path where it is
    answered."""

    title: str
    text: str
    language: str
    who: str
    topic: str
    url: str
    at: datetime


@dataclass(frozen=True)
class Scope:
    """What a call is about: a region stands for its countries."""

    topics: list[Topic]
    countries: list[Country]


Find = Callable[[Any, Filters, int], Iterable[Wanted]]
FindAgainst = Callable[[Any, Scope, int], Iterable[Wanted]]
_sources: list[Find] = []
_against: list[FindAgainst] = []


def define_wanted(find: Find) -> Find:
    """Declare what else is needed: `find` is given the reader, the filters and how many at most, and answers
    what that reader may see, the newest first, in a fixed number of queries."""
    _sources.append(find)
    return find


def wanted_elsewhere(reader: Any, filters: Filters, most: int) -> list[Wanted]:
    """What is needed elsewhere and meets the filters, the newest first. Offers are not needs, and a kind is
    known of postings alone: with either filter there is nothing."""
    if "kind" in filters.chosen or filters.chosen.get("side") == PostingSide.OFFER:
        return []
    found = [each for find in _sources for each in find(reader, filters, most)]
    return sorted(found, key=lambda each: each.at, reverse=True)[:most]


def define_wanted_against(find: FindAgainst) -> FindAgainst:
    """Declare what a call could meet beside needs that were posted: `find` is given the reader, what the call
    is about and how many at most, and answers what that reader may see and shares a topic or a country, the
    newest first, in a fixed number of queries."""
    _against.append(find)
    return find


def wanted_against(reader: Any, scope: Scope, most: int) -> list[Wanted]:
    """What is wanted elsewhere and shares a topic or a country, the newest first."""
    found = [each for find in _against for each in find(reader, scope, most)]
    return sorted(found, key=lambda each: each.at, reverse=True)[:most]
