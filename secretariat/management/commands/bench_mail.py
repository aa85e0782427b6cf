import json
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from secretariat.bench import measures
from secretariat.bench.bars import meets, require_scratch_database
from secretariat.bench.processes import TOOLS, tool

# What docs/mailing.md promises: key, comparison, bar.
BARS = (
    ("share", ">=", 0.60),
    ("worker_peak_mb", "<=", 150),
    ("slow_rate", ">=", 1000),
    ("freeze_seconds", "<=", 30),
    ("lost", "<=", 0),
    ("repeated_per_kill", "<=", 5),
)


class Command(BaseCommand):
    help = "Measure how fast mail leaves. Empties the database it is given: use `make bench-mail`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--recipients", type=int, default=20_000)
        parser.add_argument("--kills", type=int, default=20)
        parser.add_argument("--freeze", type=int, default=1_000_000, help="readers of the freezing measure")
        parser.add_argument("--only", default="", help="names of measures: speed,slow,kills,freeze")
        parser.add_argument("--strict", action="store_true", help="exit with 1 when a bar is missed")

    def handle(self, *args: Any, strict: bool, **options: Any) -> None:
        """Raises CommandError when a bar is missed and that is to count."""
        self._require()
        found = self._measure(**{name: options[name] for name in ("recipients", "kills", "freeze", "only")})
        self._table(found)
        self.stdout.write(json.dumps(found))
        failed = missed(found)
        if strict and failed:
            raise CommandError(f"bars missed: {', '.join(failed)}")

    def _measure(self, recipients: int, kills: int, freeze: int, only: str) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            steps = {
                "speed": lambda: measures.speed(recipients),
                "slow": lambda: measures.slow_relay(recipients, folder),
                "kills": lambda: measures.killing(recipients, kills, folder),
                "freeze": lambda: measures.freezing(freeze),
            }
            chosen = [each for each in only.split(",") if each] or list(steps)
            found: dict[str, Any] = {}
            for step in chosen:
                self.stderr.write(f"measuring: {step}")
                answer = steps[step]()
                self.stderr.write(json.dumps(answer))
                found |= answer
        return found

    def _require(self) -> None:
        """A real PostgreSQL that may be emptied, a real Redis, Postfix's test programs."""
        require_scratch_database()
        if not settings.REDIS_URL:
            raise CommandError("REDIS_URL must name a Redis.")
        try:
            for name in TOOLS:
                tool(name)
        except LookupError as error:
            raise CommandError(str(error)) from error

    def _table(self, found: dict[str, Any]) -> None:
        bars = {key: f"{sign} {bar}" for key, sign, bar in BARS}
        failed = missed(found)
        for key, value in found.items():
            verdict = ("MISSED" if key in failed else "met") if key in bars else ""
            self.stdout.write(f"{key:32} {value!s:>24}  {bars.get(key, ''):10} {verdict}".rstrip())


def missed(found: dict[str, Any]) -> list[str]:
    """Which of the numbers that were measured do not meet their bars."""
    return [key for key, sign, bar in BARS if key in found and not meets(found[key], sign, bar)]
