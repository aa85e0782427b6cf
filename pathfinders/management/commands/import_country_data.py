from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from alliance87.core.dates import today_in_geneva
from gcm.management.files import officer
from pathfinders.domain.data.adapters import adapter_named, adapters
from pathfinders.domain.data.importing import import_country_data, preview_import
from pathfinders.domain.data.rows import FaultyFileError
from pathfinders.models import DataSource


class Command(BaseCommand):
    help = "Bring in figures about countries from a file, all or nothing. As often as you like."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", required=True, choices=[each.name for each in adapters()])
        parser.add_argument("--source", required=True, help="the short name of the source of data")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the officer who imports")
        parser.add_argument("--retrieved", type=date.fromisoformat, help="2026-03-02; today by default")
        parser.add_argument(
            "--preview", action="store_true", help="say what would change, and change nothing"
        )

    def handle(self, *args: Any, file: Path, by: str, source: str, **options: Any) -> None:
        given = {
            "actor": officer(by),
            "source": _source(source),
            "adapter": adapter_named(options["format"]),
            "content": _content(file),
        }
        try:
            with override("en"):
                self.stdout.write(self._done(given, file, options))
        except PermissionDenied as refusal:
            raise CommandError(f"{by} is no officer of the secretariat.") from refusal
        except FaultyFileError as refusal:
            lines = [f"line {each.line}: {each.words}" for each in refusal.faults]
            raise CommandError("Nothing was changed.\n" + "\n".join(lines)) from refusal

    def _done(self, given: dict[str, Any], file: Path, options: dict[str, Any]) -> str:
        if options["preview"]:
            plan = preview_import(**given)
            return _said(len(plan.new), len(plan.changed), plan.same, plan.left_out)
        day = options["retrieved"] or today_in_geneva()
        run = import_country_data(**given, retrieved_on=day, file_name=file.name)
        return _said(run.created, run.changed, run.same, run.left_out)


def _said(created: int, changed: int, same: int, left_out: int) -> str:
    return f"{created} new, {changed} changed, {same} as they were, {left_out} rows left out"


def _source(slug: str) -> DataSource:
    found = DataSource.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(DataSource.objects.values_list("slug", flat=True))
        raise CommandError(f"There is no source {slug}. There are: {known}.")
    return found


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as refusal:
        raise CommandError(f"{file} cannot be read: {refusal.strerror}.") from refusal
