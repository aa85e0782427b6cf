"""Reading the whole chain again: which record is bad, which are missing, whether the head agrees."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import DatabaseError
from django.db.models import CharField, TextField
from django.db.models.functions import Cast

from alliance87.core.ledger.chain import GENESIS, Record
from alliance87.core.ledger.models import Entry, LedgerHead

CHUNK = 2000


@dataclass(frozen=True)
class Anchor:
    """A head that was written down elsewhere, which nobody at this database could change."""

    count: int
    hash: str


@dataclass
class Findings:
    """What was read, and what does not hold. `first_bad` is the number of the first record that is not
    as it was written; gaps are pairs of the first and the last number that is missing."""

    last: int = 0
    last_hash: str = GENESIS
    first_bad: int | None = None
    why_bad: str = ""
    gaps: list[tuple[int, int]] = field(default_factory=list)
    head: list[str] = field(default_factory=list)

    @property
    def hold(self) -> bool:
        return self.first_bad is None and not self.gaps and not self.head


def verify(*, anchor: Anchor | None = None, progress: Callable[[int], None] = lambda count: None) -> Findings:
    """Reads every record once, in order, a few thousand at a time, while others may go on appending.
    `progress` is called after each chunk with the number of the last record read."""
    before = _head()
    wanted = [each for each in (before, anchor) if each is not None]
    findings = Findings()
    seen = _walk(findings, {each.count for each in wanted}, progress)
    _compare(findings, before, _head(), seen)
    if anchor is not None and anchor.count and seen.get(anchor.count) != anchor.hash:
        findings.head.append(f"record {anchor.count} is not the one that was anchored")
    return findings


def _walk(findings: Findings, wanted: set[int], progress: Callable[[int], None]) -> dict[int, str]:
    """Read on until the end; answers the digests of the wanted records. A row that the database cannot
    give spoils the chunk that it is in, so from there on rows are asked for one by one."""
    seen: dict[int, str] = {}
    chunk = CHUNK
    while True:
        try:
            for row in _rows(findings.last, chunk):
                _read(findings, row)
                if findings.last in wanted:
                    seen[findings.last] = findings.last_hash
                if findings.last % CHUNK == 0:
                    progress(findings.last)
            return seen
        except DatabaseError as fault:
            if chunk == 1:
                _pass_by(findings, f"it cannot be read: {fault}")
            chunk = 1


def _rows(after: int, chunk: int) -> Iterator[tuple[Any, ...]]:
    """Instants and data as plain text, so that a broken one spoils its own record alone."""
    rows = Entry.objects.filter(seq__gt=after).order_by("seq")
    return rows.values_list(
        "seq",
        Cast("at", CharField()),
        "kind",
        "subject_type",
        "subject_id",
        "actor_id",
        "rule_set",
        Cast("data", TextField()),
        "previous",
        "hash",
    ).iterator(chunk_size=chunk)


def _read(findings: Findings, row: tuple[Any, ...]) -> None:
    seq, previous, stored = row[0], row[-2], row[-1]
    if seq == findings.last + 1 and previous != findings.last_hash:
        _blame(findings, seq, "it does not follow the record before it")
    if _digest(row) != stored:
        _blame(findings, seq, "its content is not what was written")
    _arrive(findings, seq, stored)


def _pass_by(findings: Findings, why: str) -> None:
    """Blame the record that comes next. Raises DatabaseError when not even its number can be read."""
    following = Entry.objects.filter(seq__gt=findings.last).order_by("seq")
    seq, stored = following.values_list("seq", "hash")[0]
    _blame(findings, seq, why)
    _arrive(findings, seq, stored)


def _arrive(findings: Findings, seq: int, stored: str) -> None:
    if seq > findings.last + 1:
        findings.gaps.append((findings.last + 1, seq - 1))
    findings.last, findings.last_hash = seq, stored


def _blame(findings: Findings, seq: int, why: str) -> None:
    if findings.first_bad is None:
        findings.first_bad, findings.why_bad = seq, why


def _digest(row: tuple[Any, ...]) -> str:
    """The digest that the row should have, nothing for one that is no record any more."""
    seq, at, kind, subject_type, subject_id, actor_id, rule_set, data, previous, _stored = row
    try:
        instant = datetime.fromisoformat(at)
        instant = instant if instant.tzinfo else instant.replace(tzinfo=UTC)  # SQLite keeps UTC unmarked
        parts = (kind, subject_type, subject_id, actor_id, rule_set, json.loads(data), previous)
        return Record(seq, instant, *parts).digest()
    except (ValueError, TypeError):
        return ""


def _head() -> Anchor | None:
    row = LedgerHead.objects.values_list("count", "hash").first()
    return Anchor(*row) if row else None


def _compare(findings: Findings, before: Anchor | None, after: Anchor | None, seen: dict[int, str]) -> None:
    """The head as it was before reading must be among what was read; as it is after, not behind it."""
    if before is None or after is None:
        if findings.last:
            findings.head.append("the head of the chain is missing")
        return
    if before.count > findings.last:
        findings.gaps.append((findings.last + 1, before.count))
    elif before.count and seen.get(before.count) != before.hash:
        findings.head.append(f"the head does not agree with record {before.count}")
    if after.count < findings.last:
        findings.head.append(f"the head counts {after.count} records, there are {findings.last}")
