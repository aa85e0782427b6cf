"""What the gavel has written beside the decision, in its own transaction."""

from typing import Any

from alliance87.core.text import fold
from gcm.domain.record.annotations import supersede
from gcm.enums import PositionKind
from gcm.models import Decision, DecisionIndex


def draw_consequences(*, actor: Any, decision: Decision) -> None:
    """Index the decision for the register, and mark the one whose place it takes (D14). Raises
    ValidationError when that one has been superseded meanwhile: then nothing is decided either."""
    index_decision(decision)
    terms = getattr(decision.text, "terms", None)
    if terms is not None and terms.supersedes is not None:
        supersede(actor=actor, decision=decision, old=terms.supersedes)


def index_decision(decision: Decision) -> None:
    """Write what the register searches in, from the record alone."""
    text = decision.record["text"]
    words = [decision.symbol]
    for wording in text["wordings"].values():
        words += [wording["title"], wording["body"]]
    words += ((text.get("terms") or {}).get("conditions") or {}).values()
    reserved = any(each["kind"] != PositionKind.OBJECTION for each in decision.record["positions"])
    DecisionIndex.objects.update_or_create(
        decision=decision, defaults={"search_text": fold(" ".join(words)), "has_reservations": reserved}
    )
