"""Every public address, in each language, in files that stay small enough."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import translation

from alliance87.core.search_texts import columns_of, key_of
from gcm.models import Decision
from partners.enums import Listing
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
from pathfinders.models import Roadmap
from secretariat.models import Event, Issue, News, Page
from secretariat.models.news import ABOUT

PAGES = (
    "secretariat:home",
    "secretariat:about",
    "secretariat:target",
    "secretariat:news",
    "secretariat:calendar",
    "secretariat:newsletter",
    "secretariat:subscribe",
    "secretariat:media",
    "secretariat:contact",
    "partners:directory",
    "partners:groups",
    "partners:initiatives",
    "partners:practices",
    "partners:postings",
    "partners:pilots",
    "partners:funding",
    "pathfinders:index",
    "pathfinders:countries",
    "pathfinders:open_data",
    "gcm:index",
    "gcm:seats",
    "gcm:register",
    "gcm:mandate",
    "rulesets:house_rules",
    "secretariat:accessibility",
    "secretariat:privacy",
)
FILES = 50_000  # of one index (sitemaps.org)
RECORDS = 5_000  # of one file, which holds each in three languages (sitemaps.org allows 50,000 addresses)
# What has a page of its own that every visitor may read: the name of its address, the fields that stand in
# it, and which records.
KINDS: tuple[tuple[str, tuple[str, ...], Callable[[], QuerySet[Any]]], ...] = (
    ("secretariat:news_item", ("slug",), lambda: News.objects.published()),
    ("secretariat:page", ("slug",), lambda: Page.objects.published().exclude(slug=ABOUT)),
    ("secretariat:event", ("public_id",), lambda: Event.objects.published()),
    ("partners:group", ("slug",), lambda: Group.objects.visible_to(AnonymousUser())),
    ("gcm:decision", ("year", "number"), lambda: Decision.objects.published()),
    ("secretariat:newsletter_issue", ("number",), lambda: Issue.objects.published()),
    ("partners:initiative", ("public_id",), lambda: Initiative.objects.public()),
    ("partners:practice", ("public_id",), lambda: GoodPractice.objects.public()),
    ("partners:posting", ("public_id",), lambda: Posting.objects.on_the_list()),
    ("partners:pilot", ("public_id",), lambda: Pilot.objects.public()),
    ("partners:funding_call", ("public_id",), lambda: FundingCall.objects.open()),
    ("pathfinders:roadmap", ("public_id",), lambda: Roadmap.objects.public()),
    ("pathfinders:country", ("iso2",), lambda: Country.objects.all()),
    ("partners:partner", ("slug",), lambda: Organisation.objects.partners().filter(listing=Listing.PUBLIC)),
)


def pages() -> range:
    """The numbers of the files. One query."""
    return range(1, _last(_records().count()) + 1)


def addresses(number: int) -> list[dict[str, str]]:
    """Of one file, for each page its address by language code; none for a file that is not. One query: the
    first file has the pages that are no records too."""
    if not 0 < number <= FILES:
        return []
    start = (number - 1) * RECORDS
    rows = list(_records()[start : start + RECORDS])
    found = [(name, ()) for name in PAGES] if number == 1 else []
    found += [(row["found_name"], _arguments(row)) for row in rows]
    return [_in_languages(name, arguments) for name, arguments in found]


def _last(count: int) -> int:
    return max(1, -(-count // RECORDS))


def _records() -> Any:
    """Nothing but what stands in the addresses, of all kinds in one query, in an order that stays."""
    first, *others = (_values(*kind) for kind in KINDS)
    return first.union(*others, all=True).order_by("found_name", "found_1", "found_2")


def _values(name: str, fields: tuple[str, ...], rows: Callable[[], QuerySet[Any]]) -> QuerySet[Any]:
    first, second = (*(Cast(F(field), TextField()) for field in fields), _text(""))[:2]
    columns = {"found_name": _text(name), "found_1": first, "found_2": second}
    return columns_of(rows(), columns)


def _text(value: str) -> Value:
    return Value(value, output_field=TextField())


def _arguments(row: Mapping[str, str]) -> tuple[Any, ...]:
    return tuple(key_of(row[name]) for name in ("found_1", "found_2") if row[name])


def _in_languages(name: str, arguments: tuple[Any, ...]) -> dict[str, str]:
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = reverse(name, args=arguments)
    return found
