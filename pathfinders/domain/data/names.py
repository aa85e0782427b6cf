"""Which State a row of a file means, whatever it calls it. Plain values in, plain values out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from alliance87.core.text import fold

# Words that some lists write and others leave out, in the languages of the portal.
SMALL_WORDS = frozenset(
    {"the", "of", "and"}
    | {"la", "le", "les", "l", "de", "du", "des", "d", "et"}
    | {"el", "los", "las", "del", "y", "e", "a"}
)
SHORT_FORMS = {"st": "saint", "ste": "sainte", "rep": "republic", "dem": "democratic", "fed": "federated"}


def key_of(name: str) -> str:
    """What is compared of a name: its words without accents, case, punctuation, small words and order, so
    that "Gambia, The" and "Congo, Democratic Republic of the" are what they are. Idempotent."""
    words = re.findall(r"[a-z0-9]+", fold(name).replace("'", " "))
    kept = {SHORT_FORMS.get(word, word) for word in words if word not in SMALL_WORDS}
    return " ".join(sorted(kept))


def m49_of(text: str) -> str:
    """Three digits, as the United Nations write the code; a spreadsheet drops the zeros at the front."""
    return text.strip().zfill(3)


@dataclass(frozen=True)
class Area:
    """What a row says of its area; what it does not say is empty."""

    m49: str = ""
    code: str = ""  # of two or three letters
    name: str = ""

    def __str__(self) -> str:
        return self.name or self.code or self.m49


@dataclass(frozen=True)
class Known:
    """What the names and codes mean: the key of a State, or None for an area that is not one."""

    m49: Mapping[str, int | None] = field(default_factory=dict)
    codes: Mapping[str, int | None] = field(default_factory=dict)
    names: Mapping[str, int | None] = field(default_factory=dict)


class UnknownAreaError(Exception):
    """No list of ours has this area."""


class ContradictionError(Exception):
    """The row's code and its name mean two different States."""


class Matcher:
    """Finds the State of each row."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def state_of(self, area: Area) -> int | None:
        """The key of the State, or None for an area that is known not to be one. A code decides; the name
        beside it may be one that nobody knows, but not that of another State. Raises UnknownAreaError,
        ContradictionError."""
        found = list(self._meanings(area))
        if not found:
            raise UnknownAreaError(str(area))
        states = {each for each in found if each is not None}
        if len(states) > 1:
            raise ContradictionError(str(area))
        return found[0]

    def _meanings(self, area: Area) -> Iterable[int | None]:
        for lookup, key in (
            (self._known.m49, m49_of(area.m49) if area.m49.strip() else ""),
            (self._known.codes, area.code.strip().upper()),
            (self._known.names, key_of(area.name)),
        ):
            if key and key in lookup:
                yield lookup[key]
