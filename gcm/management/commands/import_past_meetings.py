from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from gcm.domain.mandate.past_meetings import import_past_meetings
from gcm.domain.mandate.past_meetings_csv import FaultyRowsError
from gcm.management.files import officer, text_of


class Command(BaseCommand):
    help = "Bring in meetings held before the portal was there, from a CSV file. As often as you like."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the officer who imports")

    def handle(self, *args: Any, file: Path, by: str, **options: Any) -> None:
        try:
            with override("en"):
                done = import_past_meetings(actor=officer(by), text=text_of(file))
        except PermissionDenied as refusal:
            raise CommandError(f"{by} is no officer of the secretariat.") from refusal
        except FaultyRowsError as refusal:
            lines = [f"line {each.line}: {each.words}" for each in refusal.faults]
            raise CommandError("Nothing was changed.\n" + "\n".join(lines)) from refusal
        self.stdout.write(f"{done.created} created, {done.changed} changed, {done.same} as they were")
