"""When a text is to enter into force, on what condition, for how long, and what it replaces (D14, D16)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from alliance87.core.rulesets import registry
from gcm.enums import AnnotationKind
from gcm.models import Decision, DecisionText, TextTerms

CONDITIONS = ("conditions_fr", "conditions_en", "conditions_es")
FIELDS = ("in_force_on", "review_on", "clause", "supersedes", *CONDITIONS)
Terms = Mapping[str, Any]


def terms_of(text: DecisionText | None) -> dict[str, Any]:
    """The terms of a text by FIELDS, without those that say nothing."""
    terms = getattr(text, "terms", None)
    return {} if terms is None else _without_blanks({name: getattr(terms, name) for name in FIELDS})


def checked_terms(given: Terms) -> dict[str, Any]:
    """What was typed, without what says nothing. Raises ValidationError by field: a day that is over, an
    unknown clause, or a decision that another one has replaced already."""
    terms = _without_blanks({name: given.get(name) for name in FIELDS})
    today = today_in_geneva()
    faults: dict[str, Any] = {}
    for name in ("in_force_on", "review_on"):
        if name in terms and terms[name] < today:
            faults[name] = _("This day is over.")
    if "clause" in terms and terms["clause"] not in {each.key for each in registry.clauses()}:
        faults["clause"] = _("There is no such clause.")
    if "supersedes" in terms and is_superseded(terms["supersedes"]):
        faults["supersedes"] = _("A later decision has taken the place of this one already.")
    if faults:
        raise ValidationError(faults)
    return terms


def store_terms(text: DecisionText, terms: Terms) -> None:
    """Write the terms of a text that has just been put; nothing when there are none. Raises ValidationError
    for a review before the entry into force."""
    if terms:
        made = TextTerms(text=text, **terms)
        made.full_clean(exclude=["text"])
        made.save(force_insert=True)


def is_superseded(decision: Decision) -> bool:
    """Whether a later decision has taken its place."""
    return decision.annotations.filter(kind=AnnotationKind.SUPERSEDED).exists()


def _without_blanks(terms: Terms) -> dict[str, Any]:
    stripped = {name: value.strip() if isinstance(value, str) else value for name, value in terms.items()}
    return {name: value for name, value in stripped.items() if value}
