"""What the decision on an item would do, in a sentence beside its words. Declared with the effect."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import override

from gcm.models import AgendaItem
from partners.models.organisation import LANGUAGES

Describe = Callable[[Any], str]
_known: dict[str, Describe] = {}


def declare(effect: str, describe: Describe) -> None:
    """`describe(subject)` is the sentence in the active language, the same for everybody in the room."""
    _known[effect] = describe


def outlook(item: AgendaItem | None) -> dict[str, str]:
    """The sentence in each language; empty for a decision that changes nothing on the portal."""
    if item is None or item.effect not in _known:
        return {}
    subject, said = item.subject, {}
    for language in LANGUAGES:
        with override(language):
            said[language] = str(_known[item.effect](subject))
    return said
