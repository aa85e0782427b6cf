from argparse import ArgumentParser
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from secretariat.demo_seed.briefs import keep_registers
from secretariat.demo_seed.bulk import write_partners
from secretariat.demo_seed.cast import link_cast
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.country_data import seed_country_data
from secretariat.demo_seed.exchange import ask_one_another
from secretariat.demo_seed.groups_work import put_groups_to_work
from secretariat.demo_seed.initiatives import make_commitments
from secretariat.demo_seed.lives import tell_of_lives
from secretariat.demo_seed.mandate import bring_in_earlier_meetings, tell_of_the_mandate
from secretariat.demo_seed.market import open_the_market
from secretariat.demo_seed.meetings import play_meetings
from secretariat.demo_seed.newsletter import seed_newsletter
from secretariat.demo_seed.nominations import seed_nominations
from secretariat.demo_seed.office import open_office
from secretariat.demo_seed.old_mail import lay_by_old_mail
from secretariat.demo_seed.pathways import seed_pathways
from secretariat.demo_seed.people import seed_cast
from secretariat.demo_seed.plan import FIRST_KINDS, plans
from secretariat.demo_seed.practices import share_practices
from secretariat.demo_seed.presidency import call_for_vice_chair
from secretariat.demo_seed.progress import remind, seed_progress
from secretariat.demo_seed.scenes import accepted, play_all
from secretariat.demo_seed.seats import SEATED_DAYS_AGO, seat_alliance
from secretariat.demo_seed.site import tell_the_public
from secretariat.demo_seed.states import seed_states

AT_ONCE = 500  # partners written in one transaction


class Command(BaseCommand):
    help = "Invent an Alliance for the demonstration: States, partners, applications, people. Repeatable."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=87, help="another number, another Alliance")
        parser.add_argument("--partners", type=int, default=60, help="how many partners there will be")
        parser.add_argument("--without-meetings", action="store_true", help="leave out what takes longest")

    def handle(self, *args: Any, seed: int, partners: int, without_meetings: bool, **options: Any) -> None:
        if not (settings.DEMO or settings.TESTING):
            raise CommandError("This fills in an invented Alliance, so it works with DEMO=1 only.")
        fewest = len(FIRST_KINDS) + accepted()
        if partners < fewest:
            raise CommandError(f"The demonstration needs at least {fewest} partners.")
        with stand_at(days_from_today(-SEATED_DAYS_AGO)):  # the rules are as old as what is told under them
            call_command("load_reference", stdout=self.stdout)
        self._say("invented States", seed_states().created)
        self._say("cast", seed_cast())
        self._write_partners(seed, partners - accepted())
        self._say("applications", play_all())
        self._say("cast at work", link_cast())
        self._say("terms", seat_alliance())
        self._say("files of figures", seed_country_data(seed))
        if not without_meetings:
            self._say("earlier meetings", bring_in_earlier_meetings())
            self._say("meetings", play_meetings())
            self._say("groups at work", put_groups_to_work())
            self._say("commitments", make_commitments())
            self._say("questions", ask_one_another())
            self._say("good practices", share_practices())
            self._say("needs, pilots, funding", open_the_market())
            self._say("lives of partners", tell_of_lives())
            self._say("mandate and reviews", tell_of_the_mandate())
            self._say("calls", call_for_vice_chair())
        self._say("nominations", seed_nominations())
        self._say("news and events", tell_the_public())
        if not without_meetings:
            self._say("registers and notes", keep_registers())
        self._say("office", open_office())
        self._say("ways of countries", seed_pathways())
        self._say("implementation", seed_progress())
        remind()
        self._say("issues of the newsletter", seed_newsletter())
        self._say("old mail laid by", lay_by_old_mail())

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
