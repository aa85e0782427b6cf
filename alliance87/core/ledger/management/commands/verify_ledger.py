import argparse
import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from alliance87.core.ledger import triggers
from alliance87.core.ledger.verification import Anchor, Findings, verify


def anchor(text: str) -> Anchor:
    """`COUNT:DIGEST`, as the command prints it."""
    match = re.fullmatch(r"(\d+):([0-9a-f]{64})", text)
    if match is None:
        raise argparse.ArgumentTypeError("an anchor is written COUNT:DIGEST, as verify_ledger prints it")
    return Anchor(int(match[1]), match[2])


class Command(BaseCommand):
    help = (
        "Reads the tamper-evident record again from the first line, names the first bad record and every "
        "gap, and ends with 1 when there is one. Keep the head it prints somewhere else: with --anchor, a "
        "record that was rewritten from end to end is found too."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anchor", type=anchor, help="a head printed earlier, COUNT:DIGEST")

    def handle(self, *args: Any, **options: Any) -> None:
        findings = verify(anchor=options["anchor"], progress=self._progress)
        lines = [
            *in_words(findings),
            *(f"Missing trigger: {each.name}" for each in triggers.missing(connection)),
        ]
        for line in lines:
            self.stderr.write(line)
        if lines:
            raise CommandError(f"The record does not hold; read up to number {findings.last}.", returncode=1)
        self.stdout.write(f"{findings.last} records, no gap. Head: {findings.last}:{findings.last_hash}")

    def _progress(self, count: int) -> None:
        if count % 50_000 == 0:
            self.stderr.write(f"{count} records read")


def in_words(findings: Findings) -> list[str]:
    """A line for each finding, the earliest record first."""
    lines = []
    if findings.first_bad is not None:
        lines.append(f"Bad record: {findings.first_bad}, {findings.why_bad}")
    for first, last in findings.gaps:
        lines.append(f"Gap: record {first}" + (" is missing" if first == last else f" to {last} are missing"))
    return lines + [f"Head: {line}" for line in findings.head]
