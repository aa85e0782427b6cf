"""The register of decisions as plain values, for exports and for checking copies (D17, T9)."""

from typing import Any

from django.db.models import Prefetch

from gcm.models import Annotation, Decision
from gcm.queries.digests import MEMBERS_ONLY, sealed
from gcm.queries.record.chain import FORMAT, Content


def register_content(*, with_internal: bool = False) -> Content:
    """Every number in the order of the chain; records and notes of what is published, or of all. Two
    queries."""
    entries = [_entry(each, with_internal or each.is_published) for each in _chain(with_internal)]
    last = entries[-1] if entries else {"sequence": 0, "hash": ""}
    head = {"sequence": last["sequence"], "hash": last["hash"]}
    return {"format": FORMAT, "head": head, "decisions": entries}


def head_of_chain() -> Content:
    """How many decisions there are, and the digest of the last. One query."""
    last = Decision.objects.order_by("-sequence").values("sequence", "hash").first()
    return dict(last) if last else {"sequence": 0, "hash": ""}


def state_of_register() -> Content:
    """What the public register changes with: its head, what is published, and the notes beside decisions;
    none of them is ever taken back. Three queries."""
    published = Decision.objects.published().count()
    return {**head_of_chain(), "published": published, "notes": Annotation.objects.count()}


def public_record(record: Content) -> Content:
    """The record as everybody may read it: presence and positions are in it as one digest."""
    return {name: value for name, value in sealed(record).items() if name not in MEMBERS_ONLY}


def _chain(with_internal: bool) -> Any:
    notes = Annotation.objects.all() if with_internal else Annotation.objects.public()
    beside = Prefetch("annotations", notes.select_related("by_decision").order_by("pk"))
    return Decision.objects.prefetch_related(beside).order_by("sequence")


def _entry(decision: Decision, shown: bool) -> Content:
    published = decision.published_at.date().isoformat() if decision.published_at else None
    return {
        "sequence": decision.sequence,
        "symbol": decision.symbol,
        "hash": decision.hash,
        "previous": decision.previous_hash,
        "published": published or ("" if shown else None),
        "record": public_record(decision.record) if shown else None,
        "notes": [_note(each) for each in decision.annotations.all()] if shown else [],
    }


def _note(note: Annotation) -> Content:
    return {
        "kind": str(note.kind),
        "written": note.written_at.date().isoformat(),
        "language": note.language,
        "reads": note.reads,
        "should_read": note.should_read,
        "by": note.by_decision.symbol if note.by_decision else None,
    }
