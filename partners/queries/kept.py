"""What a process keeps of a large portal for a minute, because to count it takes longer than to show it."""

from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.db.models import QuerySet

from alliance87.core.dates import today_in_geneva
from partners.models import Organisation

LARGE = 2_000  # records
KEPT = 60  # seconds


def stand() -> str:
    """What is kept is kept under: another one each day, and as soon as an organisation was changed by any of
    the verbs, each of which keeps its history, so that nobody is counted who was hidden meanwhile (P5; one
    query)."""
    changes = Organisation.history.order_by("-pk")  # type: ignore[attr-defined]
    return f"{today_in_geneva()}-{changes.values_list('pk', flat=True).first()}"


def kept(key: str, read: Callable[[], Any], is_large: Callable[[Any], bool]) -> Any:
    """What `read` answers, from the memory of the process where that is large. `key` holds the stand."""
    known = caches["memory"].get(key)
    if known is None:
        known = read()
        if is_large(known):
            caches["memory"].set(key, known, KEPT)
    return known


def plain(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Without the choice of a language for each row, for values that have none."""
    return QuerySet(rows.model, rows.query)
