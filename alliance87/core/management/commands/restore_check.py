"""`manage.py restore_check FILE.tar.gz`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alliance87.core.backup import BackupError
from alliance87.core.backup.trial import try_restore


class Command(BaseCommand):
    help = "Put a backup back into a database of its own, read the record there, and remove it again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.tar.gz")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            said = try_restore(file)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(said)
        self.stdout.write("The backup can be restored. Nothing here was touched.")
