"""Start the demonstration, watch over it, and stop all of it when told to."""

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import django

from alliance87.demo import prepare
from alliance87.demo.children import Child, children, revive, stop
from alliance87.demo.place import HOST, CannotStartError, alone_in, environment, folder, free_port
from alliance87.demo.words import say

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
START = 90.0  # seconds until somebody should have answered


def main() -> int:
    for number in SIGNALS:
        signal.signal(number, _tell)
    try:
        path = folder()
        with alone_in(path):
            run(path, free_port())
    except CannotStartError as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
    return 0


def _tell(number: int, frame: Any) -> None:
    raise KeyboardInterrupt


def run(path: Path, port: int) -> None:
    """Returns when a process cannot be kept alive. Raises CannotStartError."""
    os.environ.update(environment(path, port))
    django.setup()
    prepare.prepare(path)
    prepare.forget_heartbeats()
    accounts = prepare.accounts()
    _let_go_of_database()
    family = children(path, port)
    try:
        for child in family:
            child.start()
        wait_until_well(family, port)
        welcome(port, accounts)
        while revive(family):
            time.sleep(1)
    finally:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        say("\nStopping ...")
        stop(family)
    raise CannotStartError("The demonstration ended.")


def _let_go_of_database() -> None:
    from django.db import connections

    connections.close_all()


def wait_until_well(family: list[Child], port: int) -> None:
    """Until the health address says so. Raises CannotStartError when that takes too long."""
    say("Starting the web server, the worker and the clock ...")
    until = time.monotonic() + START
    report: dict[str, str] = {}
    while report.get("status") != "ok":
        if time.monotonic() > until or not revive(family):
            said = report or "no answer"
            raise CannotStartError(f"It does not come up: {said}. See {family[0].log.parent}.")
        time.sleep(0.25)
        report = health(port)


def health(port: int) -> dict[str, str]:
    try:
        with urlopen(f"http://{HOST}:{port}/health/", timeout=5) as answer:
            return dict(json.load(answer))
    except HTTPError as error:
        return dict(json.load(error)) if error.code == 503 else {"status": str(error.code)}
    except (URLError, OSError, ValueError):
        return {}


def welcome(port: int, accounts: str) -> None:
    say(f"\nThe demonstration runs at  http://{HOST}:{port}/\n")
    if accounts:
        say(accounts + "\n")
    say("Ctrl-C stops all of it.")


if __name__ == "__main__":
    sys.exit(main())
