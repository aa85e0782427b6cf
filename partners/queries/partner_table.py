"""Partners as a table: the columns of the export, which are those of the import (T17)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from alliance87.core.text import without_controls
from partners.enums import Listing, Precision, StatusKind
from partners.models import Organisation, OrganisationStatus
from partners.models.organisation import LANGUAGES

KEY, LISTING = "key", "listing"
NAMES = tuple(f"name_{code}" for code in LANGUAGES)
MISSIONS = tuple(f"mission_{code}" for code in LANGUAGES)
COLUMNS = (
    KEY,
    *NAMES,
    "kind",
    "other_kinds",
    "country",
    "website",
    *MISSIONS,
    "topics",
    "partner_since",
    LISTING,
)
TOLD_BY_NAME_ALONE = (KEY, *NAMES, LISTING)
Row = dict[str, str]
GUARDED = re.compile(
    r"'*[=+\-@\t\r]"
)  # what a spreadsheet would compute, and what looks like our guard of it


def rows_of(partners: QuerySet[Organisation], *, whole: bool = False) -> Iterator[Row]:
    """A row each, in three queries whatever their number. Of a partner that is listed by name nothing but the
    name is told (P5), unless `whole`, which is for the secretariat alone."""
    keys = partners.order_by().values("pk")
    through = Organisation.topics.through
    topics: dict[int, list[str]] = defaultdict(list)
    chosen = through.objects.filter(organisation__in=keys).order_by("topic__slug")
    for pk, slug in chosen.values_list("organisation", "topic__slug"):
        topics[pk].append(slug)
    statuses = OrganisationStatus.objects.as_of().filter(kind=StatusKind.PARTNER, organisation__in=keys)
    since = {each.organisation_id: day_of(each) for each in statuses}
    for each in partners.select_related("country").iterator(chunk_size=2000):
        row = row_of(each, topics.get(each.pk, []), since.get(each.pk, ""))
        if not whole and each.listing != Listing.PUBLIC:
            row = {name: row[name] if name in TOLD_BY_NAME_ALONE else "" for name in COLUMNS}
        yield row


def row_of(partner: Organisation, topics: Iterable[str], since: str) -> Row:
    """One partner, whole: topics by address, `since` as `day_of` says it."""
    values: dict[str, Any] = {
        KEY: partner.slug,
        "kind": partner.kind,
        "other_kinds": " ".join(sorted(partner.other_kinds)),
        "country": partner.country.iso2 if partner.country else "",
        "website": partner.website,
        "topics": " ".join(sorted(topics)),
        "partner_since": since,
        LISTING: partner.listing,
        **{name: getattr(partner, name) for name in (*NAMES, *MISSIONS)},
    }
    return {name: plain(values[name]) for name in COLUMNS}


def day_of(status: OrganisationStatus) -> str:
    """The first day, as precisely as it is known: 2019-05-01, 2019, or nothing."""
    if status.valid_from is None or status.precision == Precision.UNKNOWN:
        return ""
    return (
        f"{status.valid_from:%Y}" if status.precision == Precision.YEAR else f"{status.valid_from:%Y-%m-%d}"
    )


def plain(value: Any) -> str:
    """As it stands in a cell: ends of lines of one kind, no control characters, trimmed. Idempotent."""
    return without_controls(str(value or "").replace("\r\n", "\n").replace("\r", "\n")).strip()


def guarded(text: str) -> str:
    """The text of a cell that no spreadsheet computes. `unguarded` gives it back to the letter."""
    return f"'{text}" if GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """The text without our guard; other apostrophes stay."""
    return text[1:] if text.startswith("'") and GUARDED.match(text) else text
