"""`manage.py export_all FILE.zip`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alliance87.core.backup.export import export_all


class Command(BaseCommand):
    help = "Write everything in open formats: a CSV for each table, the uploads, a dictionary of the columns."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.zip")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            counts = export_all(file)
        except OSError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{file}: {len(counts)} tables, {sum(counts.values())} rows.")
        self.stdout.write("It holds personal data, and nothing that lets anybody in.")
