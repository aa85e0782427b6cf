"""`manage.py health [worker|beat|database|broker ...]`: ends with 1 when one of them is down."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alliance87.core import health

PARTS = ("status", "database", "broker", "worker", "beat")


class Command(BaseCommand):
    help = "Say what lives: database, broker, worker and beat. Ends with 1 when one that is named is down."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))

    def handle(self, *args: Any, parts: list[str], **options: Any) -> None:
        if unknown := set(parts) - set(PARTS):
            raise CommandError(f"There is no part {', '.join(sorted(unknown))}: name {', '.join(PARTS)}.")
        report = health.report()
        self.stdout.write(json.dumps(report))
        if any(report[part] != health.OK for part in parts or ["status"]):
            sys.exit(1)
