"""Checking what somebody holds against the register: a digest, a head that was mailed, or a whole copy."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from gcm.models import Decision
from gcm.queries.record.chain import Content, Finding, differences, faults_within
from gcm.queries.record.published import register_content

HEAD = re.compile(r"(?:(\d{1,9}):)?([0-9a-f]{64})")


@dataclass(frozen=True)
class DigestAnswer:
    """What a digest is of. `decision` is None when it belongs to nothing; `faults` is what does not hold in
    the chain up to there."""

    decision: Decision | None
    of_text: bool
    faults: list[Finding]


@dataclass(frozen=True)
class CopyAnswer:
    """What was found in a copy, how many decisions it has, and how many have come since."""

    findings: list[Finding]
    decisions: int
    since: int


def read_head(text: str) -> tuple[int | None, str] | None:
    """`SEQUENCE:DIGEST` as it was mailed, or a digest alone, however it is spaced; None for anything else."""
    match = HEAD.fullmatch("".join(text.split()).lower())
    return (int(match[1]) if match[1] else None, match[2]) if match else None


def check_digest(sequence: int | None, digest: str) -> DigestAnswer:
    """Three queries at most."""
    found = Decision.objects.filter(Q(hash=digest) | Q(text_hash=digest))
    if sequence is not None:
        found = found.filter(sequence=sequence, hash=digest)
    decision = found.order_by("sequence").first()
    if decision is None:
        return DigestAnswer(None, False, [])
    faults = faults_within(_until(register_content(with_internal=True), decision.sequence))
    return DigestAnswer(decision, decision.hash != digest, faults)


def check_copy(copy: Content) -> CopyAnswer:
    """Everything that was changed in a copy, the earliest decision first. Two queries."""
    ours = register_content()
    found = [*faults_within(copy), *differences(copy, ours)]
    order = {each["symbol"]: each["sequence"] for each in ours["decisions"]}
    findings = sorted(dict.fromkeys(found), key=lambda each: order.get(each.symbol, 0))
    count = len(copy["decisions"])
    return CopyAnswer(findings, count, max(0, len(ours["decisions"]) - count))


def _until(content: Content, sequence: int) -> Content:
    entries: list[Any] = [each for each in content["decisions"] if each["sequence"] <= sequence]
    return {
        **content,
        "decisions": entries,
        "head": {name: entries[-1][name] for name in ("sequence", "hash")},
    }
