"""`manage.py restore FILE.tar.gz [--force]`"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError

from alliance87.core.backup import BackupError, copying


class Command(BaseCommand):
    help = "Put a backup in the place of database and uploads. Stop web server, worker and beat before."
    requires_system_checks = ()  # what they would ask is about to be replaced

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.tar.gz")
        parser.add_argument("--force", action="store_true", help="replace the people and files that are here")

    def handle(self, *args: Any, file: Path, force: bool, **options: Any) -> None:
        try:
            manifest = copying.restore_backup(file, force=force)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored what was backed up at {manifest.created_at}.")
        call_command("migrate", interactive=False, verbosity=0)
        if manifest.key_check != copying.key_check():
            self.stdout.write("SECRET_KEY is another: everybody signs in anew, links in old mails are dead.")
        if "verify_ledger" in get_commands():
            call_command("verify_ledger", stdout=self.stdout)
