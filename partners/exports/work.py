"""The public lists of initiatives and good practices as tables; words are codes, days ISO 8601."""

from collections.abc import Iterable
from typing import Any

from partners.exports.tables import Table, about, day, in_languages, texts_of

INITIATIVE_TEXTS = in_languages("title", "aim", "indicator", "baseline", "target", "standards")
INITIATIVE = (
    *("kind", "state", "partner", "topics", "countries"),
    *("starts_on", "ends_on", "published", "last_report", "address"),
)
PRACTICE_TEXTS = in_languages("title", "problem", "action", "result", "evidence", "scaling")
PRACTICE = ("partner", "topics", "countries", "published", "adopted_in", "address")


def initiatives_table(rows: Iterable[Any]) -> Table:
    """A line for each, read with its last report; the light is nobody's but the partner's and the
    secretariat's, and stands nowhere here."""
    return Table("initiatives", (*INITIATIVE_TEXTS, *INITIATIVE), (_initiative(row) for row in rows))


def practices_table(rows: Iterable[Any]) -> Table:
    """A line for each; `adopted_in` is a number of countries."""
    return Table("good-practices", (*PRACTICE_TEXTS, *PRACTICE), (_practice(row) for row in rows))


def _initiative(row: Any) -> dict[str, Any]:
    return {
        **texts_of(row, INITIATIVE_TEXTS),
        **about(row),
        "kind": row.kind,
        "state": row.state,
        "partner": row.organisation.name,
        "starts_on": day(row.starts_on),
        "ends_on": day(row.ends_on),
        "published": day(row.published_at),
        "last_report": day(row.last_report),
    }


def _practice(row: Any) -> dict[str, Any]:
    return {
        **texts_of(row, PRACTICE_TEXTS),
        **about(row),
        "partner": row.organisation.name,
        "published": day(row.published_at),
        "adopted_in": row.reach,
    }
