from argparse import ArgumentParser
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from secretariat.demo_seed.bulk import write_partners
from secretariat.demo_seed.cast import link_cast
from secretariat.demo_seed.people import seed_cast
from secretariat.demo_seed.plan import FIRST_KINDS, plans
from secretariat.demo_seed.scenes import accepted, play_all
from secretariat.demo_seed.states import seed_states

AT_ONCE = 500  # partners written in one transaction


class Command(BaseCommand):
    help = "Invent an Alliance for the demonstration: States, partners, applications, people. Repeatable."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=87, help="another number, another Alliance")
        parser.add_argument("--partners", type=int, default=60, help="how many partners there will be")

    def handle(self, *args: Any, seed: int, partners: int, **options: Any) -> None:
        if not (settings.DEMO or settings.TESTING):
            raise CommandError("This fills in an invented Alliance, so it works with DEMO=1 only.")
        fewest = len(FIRST_KINDS) + accepted()
        if partners < fewest:
            raise CommandError(f"The demonstration needs at least {fewest} partners.")
        call_command("load_reference", stdout=self.stdout)
        self._say("invented States", seed_states().created)
        self._say("cast", seed_cast())
        self._write_partners(seed, partners - accepted())
        self._say("applications", play_all())
        self._say("cast at work", link_cast())

    def _write_partners(self, seed: int, count: int) -> None:
        coming, written, seen = plans(seed, count), 0, 0
        while chunk := list(islice(coming, AT_ONCE)):
            written, seen = written + write_partners(seed, chunk), seen + len(chunk)
            if seen < count:
                self._say("partners", written, f"of {count}")
        self._say("partners", written)

    def _say(self, what: str, new: int, more: str = "") -> None:
        self.stdout.write(f"{what:22} {new} new {more}".rstrip())
        self.stdout.flush()
