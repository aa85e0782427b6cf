"""Lists that are narrowed by plain links: what an address asks for, and the choices it leaves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from alliance87.core.text import asked_for, fold

MAX_WORDS = 8


@dataclass(frozen=True)
class Filters:
    """What the address asks for; facets that it does not name are left out."""

    text: str = ""
    chosen: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, query: QueryDict, names: Iterable[str]) -> "Filters":
        chosen = {name: asked_for(query.get(name, ""))[:60] for name in names}
        return cls(
            asked_for(query.get("q", ""))[:200], {name: value for name, value in chosen.items() if value}
        )

    def __bool__(self) -> bool:
        return bool(self.text or self.chosen)

    @property
    def words(self) -> list[str]:
        """What is searched for, without regard to accents and case."""
        return fold(self.text).split()[:MAX_WORDS]


@dataclass(frozen=True)
class Choice:
    value: str
    label: Any
    count: int
    selected: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: Any
    choices: list[Choice]


def facet_of(
    name: str, label: Any, counts: Mapping[Any, int], labels: Mapping[str, Any], filters: Filters
) -> Facet:
    """Its values in the order of `labels`, with the number of records that each would leave. A value that is
    chosen stays, so that it can be taken back."""
    numbers = {str(value): number for value, number in counts.items()}
    chosen = filters.chosen.get(name, "")
    return Facet(
        name,
        label,
        [
            Choice(value, words, numbers.get(value, 0), value == chosen)
            for value, words in labels.items()
            if numbers.get(value) or value == chosen
        ],
    )
