"""One record of the ledger as its digest sees it. Plain values in, plain values out."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from alliance87.core.ledger.canonical import digest_of

# What the first record follows.
GENESIS = "0" * 64


@dataclass(frozen=True)
class Record:
    """What a digest covers: everything stored with the record but the digest itself."""

    seq: int
    at: datetime
    kind: str
    subject_type: str
    subject_id: str
    actor_id: int | None
    rule_set: int
    data: Any
    previous: str

    def digest(self) -> str:
        """SHA-256 over the canonical JSON of the record. Raises ValueError when it has none."""
        return digest_of(
            {
                "seq": self.seq,
                "at": self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
                "kind": self.kind,
                "subject": [self.subject_type, self.subject_id],
                "actor": self.actor_id,
                "rules": self.rule_set,
                "data": self.data,
                "previous": self.previous,
            }
        )
