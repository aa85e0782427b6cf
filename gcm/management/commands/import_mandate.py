from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from gcm.domain.mandate.mandate_text import load_official_text
from gcm.management.files import officer, text_of


class Command(BaseCommand):
    help = "Load the official French text of the mandate from its file (UTF-8). As often as you like."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the officer who loads it")
        parser.add_argument("--decision", default="", metavar="SYMBOL", help="the decision that adopted it")

    def handle(self, *args: Any, file: Path, by: str, decision: str, **options: Any) -> None:
        try:
            with override("en"):
                version = load_official_text(actor=officer(by), text=text_of(file), decision=decision)
                self.stdout.write(
                    f"{version}: {version.clauses.count()} clauses, "
                    f"{version.errata.count()} errata for the next review"
                )
        except PermissionDenied as refusal:
            raise CommandError(f"{by} is no officer of the secretariat.") from refusal
        except ValidationError as refusal:
            raise CommandError("Nothing was changed.\n" + "\n".join(refusal.messages)) from refusal
