"""Whether a decision is still what it was at the gavel: everything is worked out anew and compared."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alliance87.core import ledger
from gcm.models import Decision
from gcm.queries.digests import hash_of_record, hash_of_wording
from gcm.queries.snapshot import terms_content


@dataclass(frozen=True)
class Check:
    """One comparison, in words."""

    label: Any
    holds: bool


@dataclass(frozen=True)
class Verification:
    checks: tuple[Check, ...]
    ledger_number: int | None

    @property
    def holds(self) -> bool:
        return all(each.holds for each in self.checks)


def verify(decision: Decision) -> Verification:
    """Text, record, chain and ledger of one decision. Five queries."""
    entry = ledger.entries_of(decision).filter(kind="gcm.consensus_noted").first()
    checks = (
        Check(_("The text is the one that was decided on"), _text_holds(decision)),
        Check(_("The record of presence, quorum and positions is unchanged"), _record_holds(decision)),
        Check(_("It follows the decision before it"), _chain_holds(decision)),
        Check(_("The tamper-evident record holds the same digests"), _entry_holds(decision, entry)),
    )
    return Verification(checks, entry.seq if entry else None)


def _text_holds(decision: Decision) -> bool:
    """Each wording against its own digest, and the source against the one that was decided on (D4)."""
    wordings = list(decision.text.wordings.all())
    source = [each for each in wordings if each.is_source]
    said = {each.language: (each.title, each.body, each.hash) for each in wordings}
    recorded = decision.record["text"]["wordings"]
    return (
        len(source) == 1
        and source[0].hash == decision.text_hash == decision.record["text"]["hash"]
        and all(hash_of_wording(code, title, body) == digest for code, (title, body, digest) in said.items())
        and terms_content(decision.text) == decision.record["text"].get("terms")
        and {code: (each["title"], each["body"], each["hash"]) for code, each in recorded.items()} == said
    )


def _record_holds(decision: Decision) -> bool:
    try:
        return hash_of_record(decision.record) == decision.hash and (
            decision.record["symbol"] == decision.symbol
        )
    except ValueError:  # it has no canonical form any more
        return False


def _chain_holds(decision: Decision) -> bool:
    """Sequence without a gap, and the digest of the one before."""
    before = Decision.objects.filter(sequence__lt=decision.sequence).order_by("-sequence").first()
    if before is None:
        return decision.sequence == 1 and decision.previous_hash == ""
    return (
        before.sequence == decision.sequence - 1
        and decision.previous_hash == decision.record["previous"] == before.hash
    )


def _entry_holds(decision: Decision, entry: Any) -> bool:
    """The entry is as it was written, and says what the decision says."""
    return (
        entry is not None
        and entry.record().digest() == entry.hash
        and (entry.data["decision"], entry.data["text"], entry.data["symbol"])
        == (decision.hash, decision.text_hash, decision.symbol)
    )
