"""The public register in open formats. Only what is published; numbers of the rest, so that no gap can hide
(D17, T9)."""

import csv
import io
import json
from typing import Any

from django.core.cache import caches
from django.utils import translation
from django.utils.translation import gettext as _

from alliance87.core import feeds, ledger
from alliance87.core.languages import LANGUAGES
from alliance87.core.text import plain_cell
from gcm.models import Decision
from gcm.queries.record.published import register_content, state_of_register
from gcm.queries.record.standing import standings_of, with_standing
from gcm.queries.register import decisions

COLUMNS = (
    "symbol",
    "published",
    "decided",
    "meeting",
    "status",
    "in_force_on",
    "review_on",
    "source_language",
    *(f"{part}_{code}" for code in LANGUAGES for part in ("title", "text")),
    "text_digest",
    "digest",
    "previous_digest",
)
LATEST = 30
HOUR = 3600  # seconds


def as_json() -> bytes:
    """The whole chain, the same bytes as long as nothing changes: digests can be worked out from it. Built
    once for each state of the register, and kept an hour."""
    key = f"gcm.register:{ledger.digest_of(state_of_register())}"
    kept: Any = caches["memory"].get_or_set(key, _built, HOUR)
    return bytes(kept)


def _built() -> bytes:
    return json.dumps(register_content(), ensure_ascii=False, indent=1).encode()


def as_csv() -> bytes:
    """A line for each number, with a byte order mark for spreadsheets. No cell can be taken for a formula."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="")
    writer.writeheader()
    for decision in with_standing(decisions(), internal=False).order_by("sequence"):
        writer.writerow({name: plain_cell(value) for name, value in _line(decision).items()})
    return file.getvalue().encode("utf-8-sig")


def _line(decision: Any) -> dict[str, Any]:
    if not decision.is_published:
        return {"symbol": decision.symbol, "digest": decision.hash, "previous_digest": decision.previous_hash}
    terms = getattr(decision.text, "terms", None)
    line = {
        "symbol": decision.symbol,
        "published": decision.published_at.date().isoformat(),
        "decided": decision.decided_at.date().isoformat(),
        "meeting": decision.record["meeting"]["number"],
        "status": " ".join(standings_of(decision)),
        "in_force_on": terms.in_force_on if terms else "",
        "review_on": terms.review_on if terms else "",
        "source_language": decision.text.source_language,
        "text_digest": decision.text_hash,
        "digest": decision.hash,
        "previous_digest": decision.previous_hash,
    }
    for each in decision.text.wordings.all():
        line |= {f"title_{each.language}": each.title, f"text_{each.language}": each.body}
    return line


def as_atom(*, language: str, address: str, feed_address: str) -> bytes:
    """The decisions published last, in the language. `address` is that of the register, `feed_address`
    that of the feed. Three queries."""
    with translation.override(language):
        newest = decisions().published().order_by("-published_at", "-sequence")[:LATEST]
        return feeds.as_atom(
            title=_("Decisions of the Global Coordinating Group"),
            language=language,
            address=address,
            feed_address=feed_address,
            entries=[_entry(each, feeds.site_of(address)) for each in newest],
        )


def _entry(decision: Decision, site: str) -> feeds.FeedEntry:
    wording = decision.text.wording()
    return feeds.FeedEntry(
        title=f"{decision.symbol} – {wording.title}",
        path=decision.get_absolute_url(),
        body=wording.body,
        key=f"{site}/#{decision.symbol}",
        at=decision.published_at or decision.decided_at,
    )
