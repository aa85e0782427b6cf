"""The words that are drafted for what a decision does, declared with its effect (D4)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from alliance87.core.dates import today_in_geneva
from gcm.models import AgendaItem, DecisionText
from gcm.queries.digests import normalised
from partners.models.organisation import LANGUAGES

# Title and text in a language, when it is decided on that day in Geneva; None when nothing can be decided.
Draft = Callable[[Any, str, date], tuple[str, str] | None]
_known: dict[str, Draft] = {}


def declare(effect: str, draft: Draft) -> None:
    """`draft(subject, language, day)` says all that the effect does, and the effect does nothing else."""
    _known[effect] = draft


def is_drafted(item: AgendaItem) -> bool:
    """Whether the words of the item follow from what its decision does."""
    return item.effect in _known


def drafted_words(effect: str, subject: Any, day: date) -> dict[str, tuple[str, str]]:
    """Title and text by language code; none when nothing can be decided. Raises LookupError for an effect
    without drafted words."""
    said = {language: _known[effect](subject, language, day) for language in LANGUAGES}
    return {language: (pair[0][:200], pair[1]) for language, pair in said.items() if pair is not None}


def agrees(item: AgendaItem, text: DecisionText, day: date | None = None) -> bool:
    """Whether the text says, in its source language, what the decision would do on the day (today by
    default). Words that were never drafted follow from nothing, and always do."""
    if not is_drafted(item):
        return True
    meant = _known[item.effect](item.subject, text.source_language, day or today_in_geneva())
    if meant is None:
        return False
    said = text.wording(text.source_language)
    return (said.title, said.body) == (meant[0][:200].strip(), normalised(meant[1]))
