"""Records that are found by their words, of all kinds in one query.

    define_texts("pilots", _("Pilots"), Texts(Pilot.objects.public, "partners:pilot", ...), order=25)

Of a large portal the words are kept for `KEPT` seconds. They only say where to look: what is answered is read
anew, so that nobody finds what was hidden meanwhile.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.cache import caches
from django.db.models import F, Func, QuerySet, TextField, Value, Window
from django.db.models.functions import Cast, Coalesce, RowNumber
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from modeltranslation.manager import MultilingualQuerySet

from alliance87.core.folded import Folded
from alliance87.core.languages import LANGUAGES
from alliance87.core.text import fold

LARGE = 500  # records: fewer are read each time
KEPT, KEY = 60, "search-texts"  # seconds, and where in the memory of the process


@dataclass(frozen=True)
class Hit:
    title: str
    url: str
    note: str = ""
    language: str = ""  # of the title, where it is not the page's


def translated(*fields: str) -> tuple[str, ...]:
    """Their columns, a language each."""
    return tuple(f"{field}_{code}" for field in fields for code in LANGUAGES)


@dataclass(frozen=True)
class Texts:
    """`rows` answers what every visitor may read. `key` is the field that stands in the address; `title` and
    `note` name one column for every language or one for each; `language` the column that holds the language
    of the title, where it has but one. `called` and `said` make the words of a title and of a note out of
    the value."""

    rows: Callable[[], QuerySet[Any]]
    url_name: str
    key: str
    title: Sequence[str]
    words: Sequence[str]
    note: Sequence[str] = ()
    called: Callable[[str], Any] = str
    said: Callable[[str], Any] = str
    language: str = ""

    def values(self, kind: str, keys: Iterable[str] | None = None) -> QuerySet[Any]:
        """Nothing but the columns that are needed, the same for all kinds; of all rows, or of some by key."""
        titles, notes = (_in_each(each) for each in (self.title, self.note))
        columns = {
            "found_kind": Value(kind, output_field=TextField()),
            "found_key": Cast(F(self.key), output_field=TextField()),
            "found_language": _text(self.language),
            "found_words": Joined(*(_text(name) for name in self.words)),
            **{f"found_title_{code}": _text(name) for code, name in titles.items()},
            **{f"found_note_{code}": _text(name) for code, name in notes.items()},
        }
        rows = self.rows()
        if keys is not None:
            rows = rows.filter(**{f"{self.key}__in": [key_of(each) for each in keys]})
        return columns_of(rows, columns)

    def matching(self, kind: str, words: Iterable[str], limit: int) -> QuerySet[Any]:
        """The newest in which all words stand, folded by the database."""
        rows: QuerySet[Any] = self.values(kind).annotate(found_folded=Folded(F("found_words")))
        for word in words:
            rows = rows.filter(found_folded__contains=word)
        ranked = rows.annotate(found_rank=Window(RowNumber(), order_by=F("pk").desc()))
        newest: QuerySet[Any] = ranked.filter(found_rank__lte=limit)
        return newest


def columns_of(rows: QuerySet[Any], columns: Mapping[str, Any]) -> QuerySet[Any]:
    """The rows as these columns alone, in this order, as a union of several tables wants them."""
    if isinstance(rows, MultilingualQuerySet):
        rows = rows.rewrite(False)  # it gives columns an order of its own
    found: QuerySet[Any] = rows.order_by().annotate(**columns).values(*columns)
    return found


class Joined(Func):
    """Texts with a space between them: side by side, since a database takes no deep nest of them."""

    template = "(%(expressions)s)"
    arg_joiner = " || ' ' || "
    output_field = TextField()


def _in_each(names: Sequence[str]) -> dict[str, str]:
    several = len(names) == len(LANGUAGES)
    return {code: names[place] if several else "".join(names) for place, code in enumerate(LANGUAGES)}


def _text(name: str) -> Any:
    empty = Value("", output_field=TextField())
    return Coalesce(Cast(F(name), output_field=TextField()), empty) if name else empty


Row = Mapping[str, Any]
Known = list[tuple[str, Row]]  # with its words, folded


def found_by_words(kinds: Mapping[str, Texts], words: Iterable[str], limit: int) -> dict[str, list[Hit]]:
    """The records in which all words stand, in any language, by kind and title, `limit` of each at most."""
    wanted = list(words)
    kept: Known | None = caches["memory"].get(KEY)
    best = _best(kinds, _read_all(kinds) if kept is None else kept, wanted, limit)
    if kept is not None:
        keys = {kind: [row["found_key"] for _found, row in found] for kind, found in best.items()}
        best = _best(kinds, _read([kinds[kind].values(kind, keys[kind]) for kind in keys]), wanted, limit)
    return {kind: [hit for hit, _row in found] for kind, found in best.items()}


def _best(
    kinds: Mapping[str, Texts], known: Known, wanted: Sequence[str], limit: int
) -> dict[str, list[tuple[Hit, Row]]]:
    hits: dict[str, list[tuple[Hit, Row]]] = {}
    for folded, row in known:
        if all(word in folded for word in wanted):
            kind = row["found_kind"]
            hits.setdefault(kind, []).append((_hit(kinds[kind], row), row))
    return {kind: sorted(found, key=lambda each: fold(each[0].title))[:limit] for kind, found in hits.items()}


def found_in_tables(kinds: Mapping[str, Texts], words: Sequence[str], limit: int) -> dict[str, list[Hit]]:
    """The same of tables that are read for each search, as they are now, the newest first. One query."""
    each_kind = [texts.matching(key, words, limit) for key, texts in kinds.items()]
    hits: dict[str, list[Hit]] = {}
    if each_kind:
        first, *others = each_kind
        for row in first.union(*others, all=True).order_by("found_kind", "found_rank"):
            hits.setdefault(row["found_kind"], []).append(_hit(kinds[row["found_kind"]], row))
    return hits


def _read_all(kinds: Mapping[str, Texts]) -> Known:
    known = _read([texts.values(key) for key, texts in kinds.items()])
    if len(known) >= LARGE:
        caches["memory"].set(KEY, known, KEPT)
    return known


def _read(tables: Sequence[QuerySet[Any]]) -> Known:
    """One query at most."""
    if not tables:
        return []
    first, *others = tables
    rows = first.union(*others, all=True) if others else first
    return [(fold(strip_tags(row.pop("found_words"))), row) for row in rows]


def _hit(texts: Texts, row: Row) -> Hit:
    active = get_language() or settings.LANGUAGE_CODE
    order = (active, *(code for code in LANGUAGES if code != active))
    code = next((each for each in order if row[f"found_title_{each}"]), active)
    note = next((row[f"found_note_{each}"] for each in order if row[f"found_note_{each}"]), "")
    return Hit(
        title=str(texts.called(row[f"found_title_{code}"])) or _("Without a title"),
        url=reverse(texts.url_name, args=[key_of(row["found_key"])]),
        note=str(texts.said(note)) if note else "",
        language=row["found_language"] or (code if code != active else ""),
    )


def key_of(value: str) -> str | UUID:
    """What stands in an address, read as text: of a UUID one database writes hyphens, another does not."""
    try:
        return UUID(value)
    except ValueError:
        return value
