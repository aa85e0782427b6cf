"""The public directory as a process keeps it: who has which value of a facet, as the bits of one number.

Each choice of filters is another count of the whole directory. The bits are read in three queries and answer
all of them; those of a large directory are kept for a minute. They hold nobody who is hidden, and no value of
a name-only partner (P5).
"""

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from partners.enums import Listing, PartnerKind
from partners.models import GroupMember, GroupOffice, Organisation
from partners.queries.kept import LARGE, kept, plain


@dataclass(frozen=True)
class Index:
    """Each listed partner has a place, which is that of its bit. `public` are the bits of those with a public
    page, `values` those of a facet's values, which they alone have."""

    keys: Sequence[int]
    public: int
    values: dict[str, dict[str, int]]

    @property
    def listed(self) -> int:
        """The bits of all."""
        return (1 << len(self.keys)) - 1

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each key stands."""
        return {key: place for place, key in enumerate(self.keys)}

    def bits_of(self, keys: Iterable[int]) -> int:
        """The bits of the partners with these keys; a key that is none has no bit."""
        return _bits([self.places[key] for key in keys if key in self.places], len(self.keys))

    def among(self, keys: Iterable[int], bits: int) -> list[int]:
        """Those of the keys whose bits are set, in their order."""
        told, places = f"{bits:0{len(self.keys)}b}"[::-1], self.places
        return [key for key in keys if key in places and told[places[key]] == "1"]


def index(at: str) -> Index:
    """That of a stand (three queries, unless it is kept)."""
    found: Index = kept(f"directory-{at}", _read, lambda read: len(read.keys) >= LARGE)
    return found


def keys_by_name(at: str) -> Sequence[int]:
    """The keys of all organisations by the alphabet of the page's language, hidden ones too: what was found
    is put in this order (one query, unless it is kept)."""
    order = Organisation.name_order()
    rows = plain(Organisation.objects.order_by(*order)).values_list("pk", flat=True)
    found: Sequence[int] = kept(
        f"directory-{at}-{order[0]}", lambda: array("q", rows), lambda read: len(read) >= LARGE
    )
    return found


def _read() -> Index:
    listed = Organisation.objects.partners().exclude(listing=Listing.HIDDEN).order_by()
    columns = ("pk", "listing", "kind", "country__iso2", "country__regional_group__code")
    # As text: to read so much JSON, of which nearly all is an empty list, takes longer than the query.
    also = Cast("other_kinds", TextField())
    rows = list(plain(listed).values_list(*columns, also))
    places = {row[0]: place for place, row in enumerate(rows) if row[1] == Listing.PUBLIC}
    having: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for pk, _listing, kind, country, region, others in rows:
        if pk in places:
            for each in {kind, *_others(others)}:  # P1: whoever has a secondary kind counts for it too
                having["kind"][each].append(places[pk])
            having["country"][country].append(places[pk])
            having["region"][region].append(places[pk])
    for name, pairs in (("topic", _topics()), ("group", _groups())):
        for value, pk in pairs:
            if pk in places:
                having[name][value].append(places[pk])
    values = {
        name: {value: _bits(found, len(rows)) for value, found in each.items() if value}
        for name, each in having.items()
    }
    return Index(array("q", (row[0] for row in rows)), _bits(places.values(), len(rows)), values)


def _others(told: str) -> set[str]:
    return set() if told == "[]" else set(json.loads(told)) & set(PartnerKind.values)


def _topics() -> Iterable[tuple[str, int]]:
    return Organisation.topics.through.objects.values_list("topic__slug", "organisation")


def _groups() -> Iterable[tuple[str, int]]:
    """Whoever takes part in a public group or leads it, once."""
    members = GroupMember.objects.current().filter(group__published_at__isnull=False)
    leads = GroupOffice.objects.filter(until__isnull=True, group__published_at__isnull=False)
    columns = ("group__slug", "organisation")
    found: Any = members.order_by().values_list(*columns).union(leads.order_by().values_list(*columns))
    return list(found)


def _bits(places: Iterable[int], length: int) -> int:
    told = bytearray(length // 8 + 1)
    for place in places:
        told[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(told, "little")
