"""Which rules hold, read from the database at most once a request."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from alliance87.core.rulesets.in_force import InForce
from alliance87.core.rulesets.models import RuleSet

# No cache outlives a request: another process may adopt a rule set at any time.
_memory: ContextVar[dict[datetime | None, InForce] | None] = ContextVar("rule_sets", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Within this block each question is asked once. Nested blocks share the outer memory."""
    token = _memory.set({} if _memory.get() is None else _memory.get())
    try:
        yield
    finally:
        _memory.reset(token)


def forget() -> None:
    """For the verb that changes the rules within a block."""
    memory = _memory.get()
    if memory is not None:
        memory.clear()


def in_force(at: datetime | None = None) -> InForce:
    """The rule set in force at the instant, or now. Version 0 with the defaults when there is none."""
    memory = _memory.get()
    if memory is None:
        return _read(at)
    if at not in memory:
        memory[at] = _read(at)
    return memory[at]


def version_in_force() -> int:
    """The version in force now, 0 for none: one narrow query, or what is remembered."""
    if _memory.get() is not None:
        return in_force().version
    return published(timezone.now()).values_list("version", flat=True).first() or 0


def published(at: datetime) -> QuerySet[RuleSet]:
    """Rule sets that have come into force by then, newest first. Later ones are not public yet (D17)."""
    return RuleSet.objects.filter(effective_from__lte=at).order_by("-version")


def _read(at: datetime | None) -> InForce:
    newest = published(at or timezone.now()).values("pk")[:1]
    rows = RuleSet.objects.filter(pk__in=newest).values_list(
        "version", "effective_from", "label", "adopted_by", "values__key", "values__value"
    )
    found = list(rows)
    if not found:
        return InForce()
    return InForce(*found[0][:4], values={key: value for *_, key, value in found if key is not None})
