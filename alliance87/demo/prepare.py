"""What has to be there before the demonstration starts. Every step may be repeated."""

import hashlib
import os
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from alliance87.demo.place import DATABASE, ROOT
from alliance87.demo.words import say

STAMP = "demo-prepared-from"
SOURCES = ("alliance87", "partners", "gcm", "pathfinders", "secretariat", "static")

# Commands of the apps; one that is not there is left out.
STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("migrate", "Making the database", {"interactive": False, "verbosity": 0}),
    ("collectstatic", "Collecting styles and scripts", {"interactive": False, "verbosity": 0}),
    ("load_reference", "Loading what is true everywhere", {}),
    ("seed_demo", "Inventing an Alliance", {}),
)


def prepare(folder: Path) -> None:
    """Bring database and static files up to date; nothing to do when neither the code nor they changed."""
    stamp, state = folder / STAMP, fingerprint()
    if stamp.exists() and stamp.read_text() == state and (folder / DATABASE).exists():
        return
    for command, words, options in STEPS:
        _do(command, words, options)
    stamp.write_text(state)


def _do(command: str, words: str, options: dict[str, Any]) -> None:
    from django.core.management import call_command, get_commands

    if command not in get_commands():
        return
    began = time.monotonic()
    say(f"{words} ...")
    call_command(command, **options)
    say(f"  done in {time.monotonic() - began:.0f} s")


def accounts() -> str:
    """The accounts of the demonstration, as the apps that seeded them print them."""
    from django.core.management import call_command, get_commands

    if "demo_accounts" not in get_commands():
        return ""
    printed = StringIO()
    call_command("demo_accounts", stdout=printed)
    return printed.getvalue().rstrip()


def forget_heartbeats() -> None:
    """Those of the last run would say that a process lives that has yet to start."""
    from alliance87.core.jobs.models import Heartbeat

    Heartbeat.objects.filter(name__in=["worker", "beat"]).delete()


def fingerprint() -> str:
    """Changes with every file that the steps above read."""
    digest = hashlib.sha256()
    for path in sorted(_files()):
        state = path.stat()
        digest.update(f"{path.relative_to(ROOT)} {state.st_mtime_ns} {state.st_size}\n".encode())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for source in SOURCES:
        for parent, folders, names in os.walk(ROOT / source):
            if "__pycache__" in folders:
                folders.remove("__pycache__")
            yield from (Path(parent) / name for name in names)
