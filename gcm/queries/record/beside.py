"""What stands beside a decision for its reader: its terms, what was written since, and what follows from
it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from alliance87.core.rulesets import registry
from gcm.enums import AnnotationKind
from gcm.models import Annotation, Decision, TextTerms
from gcm.queries.record.actions import actions
from gcm.queries.record.promises import Promise, promises_of

Kind = AnnotationKind


@dataclass(frozen=True)
class Beside:
    """`notes` as far as the reader may read them; `names` is what the decision did to earlier ones; the last
    two say what may still be done."""

    terms: TextTerms | None
    conditions: tuple[str, str]  # language and words
    clause: Any
    notes: list[Annotation]
    names: list[Annotation]
    promises: list[Promise]
    can_contest: bool
    awaits_review: bool
    awaits_confirmation: bool


def beside(decision: Decision, reader: Any) -> Beside:
    """Four queries, and those of the apps that fulfil actions."""
    inside = reader.has_perm("gcm.view_decisions")
    notes = list(decision.annotations.for_reader(reader).select_related("by_decision"))
    kinds = {each.kind for each in notes}
    terms = getattr(decision.text, "terms", None)
    open_kinds = kinds & {Kind.SUPERSEDED, Kind.CONTESTED, Kind.CONFIRMED}
    review = terms is not None and terms.review_on is not None
    return Beside(
        terms=terms,
        conditions=_conditions(terms, decision.text.source_language),
        clause=clause_title(terms.clause if terms else ""),
        notes=notes,
        names=list(decision.annotates.select_related("decision")),
        promises=promises_of(list(actions().filter(item=decision.item_id)), reader) if inside else [],
        can_contest=not open_kinds and not decision.record.get("procedure"),
        awaits_review=review and not kinds & {Kind.REVIEWED, Kind.SUPERSEDED},
        awaits_confirmation=open_kinds == {Kind.CONTESTED},
    )


def _conditions(terms: TextTerms | None, source: str) -> tuple[str, str]:
    for language in (get_language() or source, source):
        words = getattr(terms, f"conditions_{language}", "") if terms else ""
        if words:
            return language, words
    return "", ""


def clause_title(key: str) -> Any:
    """The title of a clause of the mandate; its key once nobody declares it any more."""
    titles = {each.key: each.title for each in registry.clauses()}
    return titles.get(key, key)
