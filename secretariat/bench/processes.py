"""The processes of a measurement: Postfix's two test programs, our own sink, Celery workers."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

SESSIONS = 8
TOOLS = ("smtp-sink", "smtp-source")


def tool(name: str) -> str:
    """Raises LookupError that says which package brings it."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if not found:
        raise LookupError(f"{name} is not installed: Debian's package postfix has it.")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_port(port: int, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port}")


@contextmanager
def running(command: list[str], **env: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(  # noqa: S603 - our own programs
        command, env={**os.environ, **env}, start_new_session=True, stdout=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """At once, with whatever it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def smtp_sink() -> Iterator[int]:
    """Postfix's sink, which takes everything as fast as it can; answers its port."""
    port = free_port()
    user = ["-u", "nobody"] if os.geteuid() == 0 else []
    with running([tool("smtp-sink"), *user, f"127.0.0.1:{port}", "1024"]):
        wait_for_port(port)
        yield port


@contextmanager
def own_sink(log: Path, delay: float = 0) -> Iterator[int]:
    """Our sink, which notes whom it took a message for; answers its port."""
    port = free_port()
    with running([sys.executable, "-m", "secretariat.bench.sink", str(port), str(log), str(delay)]):
        wait_for_port(port)
        yield port


def smtp_limit(port: int, messages: int, size: int) -> float:
    """Messages a second that smtp-source gets rid of, over 8 sessions."""
    began = time.monotonic()
    sizes = ["-s", str(SESSIONS), "-l", str(size), "-m", str(messages)]
    people = ["-f", "sender@example.org", "-t", "reader@example.org"]
    subprocess.run([tool("smtp-source"), *sizes, *people, f"127.0.0.1:{port}"], check=True)  # noqa: S603
    return messages / (time.monotonic() - began)


@dataclass
class Workers:
    """Celery workers of one child each, that send to one port."""

    port: int
    number: int = 2
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    peak: int = 0  # kilobytes, the most that one process ever held

    def __enter__(self) -> "Workers":
        self.running = [self._start(place) for place in range(self.number)]
        return self

    def __exit__(self, *args: object) -> None:
        self.look_at_memory()
        for each in self.running:
            stop(each)

    def _start(self, place: int) -> subprocess.Popen[bytes]:
        # Its own name: two of one name on one host are taken for one.
        command = [sys.executable, "-m", "celery", "-A", "alliance87", "worker", "-n", f"bench{place}@%h"]
        options = ["--concurrency=1", "--loglevel=ERROR", "--without-gossip", "--without-mingle"]
        env = {**os.environ, "EMAIL_URL": f"smtp://127.0.0.1:{self.port}", "LOG_LEVEL": "ERROR"}
        return subprocess.Popen(  # noqa: S603 - our own program
            [*command, *options],
            env=env,
            cwd=settings.BASE_DIR,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
        )

    def kill(self, place: int) -> list[int]:
        """Without warning, the whole worker; another takes its place. Answers the ids of what died."""
        process = self.running[place]
        dead = [process.pid, *children_of(process.pid)]
        self.look_at_memory()
        stop(process)
        self.running[place] = self._start(place)
        return dead

    def look_at_memory(self) -> None:
        for each in self.running:
            for pid in (each.pid, *children_of(each.pid)):
                self.peak = max(self.peak, peak_of(pid))


def children_of(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def peak_of(pid: int) -> int:
    """The most memory the process ever held (VmHWM), in kilobytes."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
