"""The three processes of the demonstration, each in a process group of its own."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from alliance87.demo.place import HOST, ROOT
from alliance87.demo.words import say

PATIENCE = 10.0  # seconds from the friendly signal to the other one
RESTARTS, WITHIN = 3, 60.0  # a process that ends more often than this (seconds) ends all


class Child:
    """A process that is started again when it ends by itself."""

    def __init__(self, name: str, arguments: list[str], log: Path) -> None:
        self.name, self.log = name, log
        self.command = [sys.executable, "-m", *arguments]
        self.process: subprocess.Popen[bytes] | None = None
        self.started_at: list[float] = []

    def start(self) -> None:
        self.started_at.append(time.monotonic())
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own words, no shell
                self.command,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def ends_too_often(self) -> bool:
        since = time.monotonic() - WITHIN
        return len([at for at in self.started_at if at >= since]) > RESTARTS

    def last_words(self, lines: int = 15) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def ask_to_end(self) -> None:
        """The process alone: a worker's children that die before it leave it waiting for a lock."""
        if self.process is not None and not self.has_ended():
            self.process.terminate()

    def end(self) -> None:
        """The whole group: what the process started ends with it."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def children(folder: Path, port: int) -> list[Child]:
    logs = folder / "log"
    logs.mkdir(exist_ok=True)
    web = [
        "gunicorn",
        *("--bind", f"{HOST}:{port}", "--workers", "2", "--worker-class", "gthread", "--threads", "4"),
        *("--graceful-timeout", "5", "--no-control-socket", "alliance87.wsgi"),
    ]
    worker = ["celery", "--app", "alliance87", "worker", "--concurrency", "2", "--without-mingle"]
    beat = ["celery", "--app", "alliance87", "beat", "--pidfile="]
    return [
        Child("web server", web, logs / "web.log"),
        Child("worker", worker, logs / "worker.log"),
        Child("clock", beat, logs / "beat.log"),
    ]


def revive(family: list[Child]) -> bool:
    """Start again what ended; False when one ends again and again, which is said with its last words."""
    for child in family:
        if not child.has_ended():
            continue
        code = child.process.returncode if child.process else None
        if child.ends_too_often():
            say(f"The {child.name} ends again and again (code {code}). Its last words, from {child.log}:\n")
            say(child.last_words())
            return False
        say(f"The {child.name} ended (code {code}); it is started again. See {child.log}.")
        child.start()
    return True


def stop(family: list[Child]) -> None:
    """End every process and whatever it started."""
    for child in family:
        child.ask_to_end()
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not all(child.has_ended() for child in family):
        time.sleep(0.05)
    for child in family:
        child.end()
