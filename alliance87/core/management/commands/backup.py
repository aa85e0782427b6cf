"""`manage.py backup FILE.tar.gz`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alliance87.core.backup import BackupError, copying
from alliance87.core.jobs import heartbeat


class Command(BaseCommand):
    help = "Write database and uploads to one file, which restore puts back to the same kind of database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.tar.gz")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            manifest = copying.make_backup(file)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        heartbeat.record("backup")
        size = file.stat().st_size / 1024 / 1024
        self.stdout.write(f"{file}: {manifest.engine}, {len(manifest.files) - 1} uploads, {size:.1f} MB.")
        self.stdout.write("It holds personal data. SECRET_KEY and passwords are not in it: keep them apart.")
