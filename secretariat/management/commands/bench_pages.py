import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from secretariat.bench import pages
from secretariat.bench.works import tidy, write_works

BAR = 1.3  # times as long with a hundred times as many partners
MOST_QUERIES = 12


class Command(BaseCommand):
    help = "Measure public pages with few and with many partners: use `make bench-pages`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("databases", nargs=2, help="the small one and the large one, of one server")
        parser.add_argument("--rounds", type=int, default=40)

    def handle(self, *args: Any, databases: list[str], rounds: int, **options: Any) -> None:
        for name in databases:
            with pages.database(name):
                write_works()
                tidy()
        heads = ("few", "p95", "many", "p95", "ratio", "first", "queries")
        self.stdout.write(f"{'milliseconds':32}" + "".join(f"{head:>8}" for head in heads))
        found = {}
        for page, few, many in pages.measure((databases[0], databases[1]), rounds):
            ratio = round(many.median / few.median, 2)
            found[page] = {"few": asdict(few), "many": asdict(many), "ratio": ratio}
            numbers = (few.median, few.p95, many.median, many.p95)
            told = "".join(f"{each:8.1f}" for each in numbers)
            over = "" if ratio <= BAR and many.queries <= MOST_QUERIES else "  over"
            self.stdout.write(f"{page:32}{told}{ratio:8.2f}{many.first:8.1f}{many.queries:8}{over}")
        self.stdout.write(json.dumps(found))
