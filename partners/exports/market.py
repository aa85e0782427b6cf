"""The public lists of needs and offers, pilots and calls as tables; words are codes, days ISO 8601."""

from collections.abc import Iterable
from typing import Any

from partners.exports.tables import Table, about, day, in_languages, texts_of

POSTING_TEXTS = in_languages("title", "text")
POSTING = ("side", "kind", "state", "partner", "topics", "countries", "posted", "until", "result", "address")
PILOT_TEXTS = in_languages("title", "idea", "place", "result", "lessons")
PILOT = ("state", "outcome", "partner", "topics", "countries", "starts_on", "ends_on", "address")
FUNDING_TEXTS = in_languages("title", "text")
FUNDING = (
    *("donor", "topics", "countries", "regions", "amount_from", "amount_to", "currency"),
    *("opens_on", "deadline_utc", "call", "address"),
)


def postings_table(rows: Iterable[Any]) -> Table:
    """A line for each need or offer."""
    return Table("needs-and-offers", (*POSTING_TEXTS, *POSTING), (_posting(row) for row in rows))


def pilots_table(rows: Iterable[Any]) -> Table:
    """A line for each pilot."""
    return Table("pilots", (*PILOT_TEXTS, *PILOT), (_pilot(row) for row in rows))


def funding_table(rows: Iterable[Any]) -> Table:
    """A line for each call; the deadline is in UTC, amounts are in units of the currency."""
    return Table("funding-calls", (*FUNDING_TEXTS, *FUNDING), (_funding(row) for row in rows))


def _posting(row: Any) -> dict[str, Any]:
    return {
        **texts_of(row, POSTING_TEXTS),
        **about(row),
        "side": row.side,
        "kind": row.kind,
        "state": row.state,
        "partner": row.organisation.name,
        "posted": day(row.posted_at),
        "until": day(row.until),
        "result": row.result,
    }


def _pilot(row: Any) -> dict[str, Any]:
    return {
        **texts_of(row, PILOT_TEXTS),
        **about(row),
        "state": row.state,
        "outcome": row.outcome,
        "partner": row.organisation.name,
        "starts_on": day(row.starts_on),
        "ends_on": day(row.ends_on),
    }


def _funding(row: Any) -> dict[str, Any]:
    return {
        **texts_of(row, FUNDING_TEXTS),
        **about(row),
        "donor": row.donor,
        "regions": " ".join(each.code for each in row.regions.all()),
        "amount_from": row.amount_from,
        "amount_to": row.amount_to,
        "currency": row.currency,
        "opens_on": day(row.opens_on),
        "deadline_utc": row.deadline.strftime("%Y-%m-%dT%H:%MZ") if row.deadline else "",
        "call": row.address,
    }
