"""Who does what where: what can be counted on a topic in a country. Each app declares its own records, public
ones alone, so that nothing can be counted out by taking one number from another (P5, T9)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import npgettext_lazy

from partners.enums import InitiativeState, Listing
from partners.models import GoodPractice, Group, GroupOffice, Initiative, Organisation
from partners.queries.kept import plain

Mark = tuple[int, str, int | None]  # the key of a record, the address of its topic, the key of its country


@dataclass(frozen=True)
class Narrowing:
    """`category` is a kind of partner, empty for all; `running` leaves out what has ended."""

    category: str = ""
    running: bool = False


@dataclass(frozen=True)
class Work:
    """One record behind a number. `who` is its partner or country, where it has one."""

    title: str
    url: str
    kind: Any
    who: str = ""
    state: Any = ""


@dataclass(frozen=True)
class Source:
    """Records of one kind. `marks` answers a line for each topic and country of a record (an empty topic, no
    country: none named), `works` the records with these keys; each in a fixed number of queries."""

    name: str
    label: Any
    told: Any  # takes a number, as units do
    marks: Callable[[Narrowing], Iterable[Mark]]
    works: Callable[[list[int]], list[Work]]


_sources: dict[str, Source] = {}


def define_coverage(source: Source) -> Source:
    """Declare what is counted, in the order of the page. Raises ValueError when the name is taken."""
    if source.name in _sources:
        raise ValueError(f"coverage {source.name!r} is declared twice")
    _sources[source.name] = source
    return source


def coverage_sources() -> list[Source]:
    """All kinds, in the order in which they were declared."""
    return list(_sources.values())


def _pairs(found: Any) -> list[Mark]:
    rows = plain(found.order_by()).values_list("pk", "topics__slug", "countries__pk")
    return [(pk, topic or "", country) for pk, topic, country in rows]


def _initiatives(narrowing: Narrowing) -> list[Mark]:
    found = Initiative.objects.public()
    if narrowing.running:
        found = found.filter(state=InitiativeState.PUBLISHED)
    if narrowing.category:
        found = found.filter(organisation__kind=narrowing.category)
    return _pairs(found)


def _initiative_works(keys: list[int]) -> list[Work]:
    found = Initiative.objects.public().filter(pk__in=keys).select_related("organisation")
    return [
        Work(
            str(each),
            each.get_absolute_url(),
            each.get_kind_display(),
            str(each.organisation),
            each.get_state_display(),
        )
        for each in found
    ]


def _groups(narrowing: Narrowing) -> list[Mark]:
    """By the kind of the partners with a public page that lead it: one that is not listed tells nothing."""
    found = Group.objects.filter(published_at__isnull=False)
    if narrowing.running:
        found = found.filter(pk__in=Group.objects.active().values("pk"))
    if narrowing.category:
        leads = Organisation.objects.filter(kind=narrowing.category, listing=Listing.PUBLIC)
        offices = GroupOffice.objects.filter(Q(until__isnull=True), organisation__in=leads.values("pk"))
        found = found.filter(pk__in=offices.values("group"))
    return _pairs(found)


def _group_works(keys: list[int]) -> list[Work]:
    found = Group.objects.filter(published_at__isnull=False, pk__in=keys)
    return [Work(str(each), each.get_absolute_url(), each.get_kind_display()) for each in found]


def _practices(narrowing: Narrowing) -> list[Mark]:
    """What was done: nothing of it is under way."""
    if narrowing.running:
        return []
    found = GoodPractice.objects.public()
    if narrowing.category:
        found = found.filter(organisation__kind=narrowing.category)
    return _pairs(found)


def _practice_works(keys: list[int]) -> list[Work]:
    found = GoodPractice.objects.public().filter(pk__in=keys).select_related("organisation")
    return [
        Work(str(each), each.get_absolute_url(), _("Good practice"), str(each.organisation)) for each in found
    ]


define_coverage(
    Source(
        "initiatives",
        _("Initiatives and commitments"),
        npgettext_lazy("short, in a table", "%(number)d initiative", "%(number)d initiatives", "number"),
        _initiatives,
        _initiative_works,
    )
)
define_coverage(
    Source(
        "groups",
        _("Groups"),
        npgettext_lazy("short, in a table", "%(number)d group", "%(number)d groups", "number"),
        _groups,
        _group_works,
    )
)
define_coverage(
    Source(
        "practices",
        _("Good practices"),
        npgettext_lazy("short, in a table", "%(number)d practice", "%(number)d practices", "number"),
        _practices,
        _practice_works,
    )
)
