import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gcm.queries.record.chain import faults_within
from gcm.queries.record.checking import check_digest, read_head
from gcm.queries.record.published import register_content
from gcm.queries.register import decisions
from gcm.queries.verification import verify


def head(text: str) -> tuple[int | None, str]:
    """`NUMBER:DIGEST`, as it is mailed after a meeting."""
    found = read_head(text)
    if found is None:
        raise argparse.ArgumentTypeError("a head is written NUMBER:DIGEST, as it was mailed")
    return found


class Command(BaseCommand):
    help = (
        "Works out every decision anew, names each that is not as it was taken, and ends with 1 when there "
        "is one. With --head, a chain that was rewritten from end to end is found too: give it a head that "
        "was mailed after a meeting. verify_ledger does the same for the tamper-evident record as a whole."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", type=head, help="a head that was mailed, NUMBER:DIGEST")

    def handle(self, *args: Any, **options: Any) -> None:
        content = register_content(with_internal=True)
        lines = [f"{each.symbol}: {each.words}" for each in faults_within(content)]
        for decision in decisions().order_by("sequence"):
            checks = verify(decision).checks
            lines += [f"{decision.symbol}: does not hold: {each.label}" for each in checks if not each.holds]
        if options["head"] and check_digest(*options["head"]).decision is None:
            lines.append("Head: it belongs to no decision of this chain")
        for line in lines:
            self.stderr.write(line)
        if lines:
            raise CommandError("The chain of decisions does not hold.", returncode=1)
        last = content["head"]
        self.stdout.write(f"{last['sequence']} decisions, no gap. Head: {last['sequence']}:{last['hash']}")
