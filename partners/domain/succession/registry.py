"""What stands in the way of a merge, and what else moves: said by whoever owns the records."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from partners.models import Organisation


@dataclass(frozen=True)
class Holding:
    """Something that an organisation holds today, such as a seat. Two that both hold one of a kind are not
    merged; one with a holding that is `fixed` is merged into nothing."""

    kind: str
    words: Any
    fixed: bool = False


Holdings = Callable[[Organisation], Iterable[Holding]]
Move = Callable[[Organisation, Organisation], int]
_holdings: list[Holdings] = []
Rows = Callable[[Organisation], QuerySet[Any]]
_moves: dict[str, tuple[Any, Rows, Move]] = {}


def define_holdings(holdings: Holdings) -> None:
    """Declare what an organisation holds. To be called from an `AppConfig.ready()`."""
    _holdings.append(holdings)


def holdings_of(organisation: Organisation) -> list[Holding]:
    """Everything that it holds today, whoever declared it."""
    return [each for holdings in _holdings for each in holdings(organisation)]


def define_move(key: str, label: Any, rows: Rows, move: Move) -> None:
    """Declare records that go over to the successor: `rows(predecessor)` are those that would,
    `move(predecessor, successor)` does it inside the recording transaction and says how many went. Raises
    ValueError when the key is taken."""
    if key in _moves:
        raise ValueError(f"the move of {key!r} is declared twice")
    _moves[key] = (label, rows, move)


def all_of(model: Any, **only: Any) -> tuple[Rows, Move]:
    """Rows that simply change hands: those of the model, narrowed by `only`. No rights are asked here."""

    def rows(of: Organisation) -> QuerySet[Any]:
        found: QuerySet[Any] = model.objects.filter(organisation=of, **only)
        return found

    def move(predecessor: Organisation, successor: Organisation) -> int:
        return int(model.objects.filter(organisation=predecessor, **only).update(organisation=successor))

    return rows, move


def counts(organisation: Organisation) -> list[tuple[Any, int]]:
    """What would go over: labels and numbers, all in one query."""
    numbers = {key: _number_of(rows(organisation)) for key, (_label, rows, _move) in _moves.items()}
    found = Organisation.objects.filter(pk=organisation.pk).annotate(
        **{f"n_{key}": n for key, n in numbers.items()}
    )
    row = found.values(*(f"n_{key}" for key in numbers)).get()
    return [(label, row[f"n_{key}"]) for key, (label, _rows, _move) in _moves.items()]


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    grouped = rows.order_by().annotate(all_of_them=Value(1)).values("all_of_them")
    return Coalesce(Subquery(grouped.annotate(number=Count("pk")).values("number")), 0)


def move_everything(predecessor: Organisation, successor: Organisation) -> dict[str, int]:
    """Part of the recording transaction. Answers how many records of each kind went."""
    return {key: move(predecessor, successor) for key, (_label, _rows, move) in _moves.items()}
