"""The register of decisions: what the public reads of it, and what members do (D17)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language

from alliance87.core import rulesets
from alliance87.core.rulesets import Explanation
from gcm.enums import Standing
from gcm.models import Decision, DecisionWording
from gcm.queries.minutes_document import Reservation, reservation_of
from gcm.queries.obstacles import label_of_group
from gcm.queries.quorum import explanation_of
from gcm.queries.snapshot import quorum_in


@dataclass(frozen=True)
class Line:
    """One number. The title is empty for who may not read it: the number stays, so that no gap can hide."""

    year: int
    symbol: str
    url: str
    title: str
    language: str
    decided_at: Any
    is_published: bool
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True)
class QuorumRow:
    label: Any
    present: int
    seats: int


def decisions() -> Any:
    """Decisions with their wordings and terms. Two queries."""
    wordings = Prefetch("text__wordings", DecisionWording.objects.all())
    related = ("text__terms__supersedes", "item__meeting", "item__content_type")
    return Decision.objects.select_related(*related).prefetch_related(wordings)


def latest_published(count: int) -> list[Line]:
    """The last ones that were published. Two queries."""
    found: Iterable[Decision] = decisions().published().order_by("-published_at")[:count]
    return [line_of(each, with_internal=False) for each in found]


def line_of(decision: Decision, *, with_internal: bool, standings: tuple[Standing, ...] = ()) -> Line:
    """What the reader sees of a number."""
    shown = decision.is_published or with_internal
    wording = decision.text.wording()
    return Line(
        year=decision.year,
        symbol=decision.symbol,
        url=decision.get_absolute_url() if shown else "",
        title=wording.title if shown else "",
        language=wording.language,
        decided_at=decision.decided_at if shown else None,
        is_published=decision.is_published,
        standings=standings if shown else (),
    )


def quorum_rows(decision: Decision) -> list[QuorumRow]:
    """Who was there by group, as numbers, from the record alone (T2)."""
    return [
        QuorumRow(label_of_group(each["group"]), each["present"], each["seats"])
        for each in decision.record["quorum"]["groups"]
    ]


def presence_rows(decision: Decision) -> list[dict[str, Any]]:
    """Who was there by seat, from the record; for members alone."""
    return [{**each, "holder": _said(each["holder"])} for each in decision.record["presence"]]


def position_rows(decision: Decision) -> list[Reservation]:
    """Reservations and the like as they stood at the gavel, by seat or as a group's; for members alone
    (D19)."""
    language = get_language() or "fr"
    return [reservation_of(each, language) for each in decision.record["positions"]]


def why(decision: Decision) -> Explanation:
    """The rules under which it was decided, with the numbers of that instant (X7)."""
    return explanation_of(quorum_in(decision.record), rulesets.in_force(decision.decided_at))


def _said(texts: dict[str, str] | None) -> str:
    return (texts or {}).get(get_language() or "fr", "")
