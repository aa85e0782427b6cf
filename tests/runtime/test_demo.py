"""`make demo`: it comes up, it heals, and it goes without leaving anything behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings

from alliance87.demo import place, prepare
from alliance87.demo.children import Child, revive, stop
from tests.legs import embedded_leg_only


def until(test: Callable[[], Any], seconds: float = 90) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := test():
            return answer
        time.sleep(0.1)
    pytest.fail(f"nothing happened for {seconds} seconds")


def processes_of(folder: Path) -> dict[int, str]:
    """What runs with this folder as its VAR_DIR: number and command."""
    wanted, found = f"VAR_DIR={folder}".encode(), {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (entry / "environ").read_bytes().split(b"\0"):
                found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:  # it ended meanwhile, or is not ours
            continue
    return found


def health(port: int) -> dict[str, str]:
    try:
        with urlopen(f"http://127.0.0.1:{port}/health/", timeout=5) as answer:
            return dict(json.load(answer))
    except (URLError, OSError):
        return {}


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def start(tmp_path: Path, port: int) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def start_demo() -> subprocess.Popen[str]:
        with (tmp_path / "said.txt").open("w") as said:
            started.append(
                subprocess.Popen(
                    [sys.executable, "-m", "alliance87.demo"],
                    cwd=settings.BASE_DIR,
                    env={**os.environ, "VAR_DIR": str(tmp_path / "var"), "PORT": str(port)},
                    stdout=said,
                    stderr=subprocess.STDOUT,
                    text=True,
                )
            )
        return started[-1]

    yield start_demo
    for process in started:
        process.kill()
        process.wait()
    for number in processes_of(tmp_path / "var"):
        os.kill(number, signal.SIGKILL)


@embedded_leg_only("the demonstration brings its own database")
@pytest.mark.slow
@pytest.mark.timeout(1300)
def test_the_demonstration_comes_up_heals_and_goes(start: Any, tmp_path: Path, port: int) -> None:
    folder, said = tmp_path / "var", tmp_path / "said.txt"
    first = start()
    until(lambda: "Ctrl-C stops all of it." in said.read_text() or first.poll() is not None, 900)
    assert f"http://127.0.0.1:{port}/" in said.read_text()
    assert health(port)["status"] == "ok"

    worker = next(
        number
        for number, command in sorted(processes_of(folder).items())
        if "celery --app alliance87 worker" in command
    )
    os.kill(worker, signal.SIGKILL)
    until(lambda: "The worker ended (code -9); it is started again." in said.read_text())

    first.send_signal(signal.SIGINT)
    assert first.wait(timeout=60) == 0
    assert processes_of(folder) == {}

    second = start()
    until(lambda: "Ctrl-C stops all of it." in said.read_text() or second.poll() is not None, 120)
    second.send_signal(signal.SIGTERM)
    assert second.wait(timeout=60) == 0
    assert processes_of(folder) == {}


def test_only_a_change_is_prepared_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    state = ["first"]
    monkeypatch.setattr(prepare, "_do", lambda command, words, options: done.append(command))
    monkeypatch.setattr(prepare, "fingerprint", lambda: state[0])
    (tmp_path / place.DATABASE).touch()
    for _ in range(2):
        prepare.prepare(tmp_path)
    assert done == ["migrate", "collectstatic", "load_reference", "seed_demo"]
    state[0] = "second"
    prepare.prepare(tmp_path)
    assert len(done) == 8
    (tmp_path / place.DATABASE).unlink()
    prepare.prepare(tmp_path)
    assert len(done) == 12


def test_a_change_of_any_source_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "partners" / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    states = []
    for name in ("partners/models.py", "partners/__pycache__/models.pyc", "partners/topics.csv"):
        (tmp_path / name).touch()
        states.append(prepare.fingerprint())
    assert states[0] == states[1] != states[2]


def test_a_folder_with_real_data_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / place.DATABASE).touch()
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    with pytest.raises(place.CannotStartError, match="not the demonstration's"):
        place.folder()


def test_one_demonstration_a_folder(tmp_path: Path) -> None:
    with place.alone_in(tmp_path), pytest.raises(place.CannotStartError, match="already runs"):
        place.alone_in(tmp_path).__enter__()


def test_a_port_that_is_taken_is_passed_over(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", str(port))
    assert place.free_port() == port
    with socket.socket() as taken:
        taken.bind((place.HOST, port))
        taken.listen()
        assert place.free_port() > port


def test_nothing_of_a_real_installation_gets_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://portal@127.0.0.1/portal")
    environment = place.environment(tmp_path, 8000)
    assert environment["DATABASE_URL"] == f"sqlite:///{tmp_path}/alliance87.sqlite3"
    assert (environment["REDIS_URL"], environment["EMAIL_URL"], environment["DEBUG"]) == ("", "", "0")


def test_the_key_stays_and_is_nobody_elses(tmp_path: Path) -> None:
    assert place.secret_key(tmp_path) == place.secret_key(tmp_path)
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_process_that_cannot_live_ends_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    child = Child("worker", ["alliance87.no_such_module"], tmp_path / "worker.log")
    child.start()
    until(lambda: not revive([child]), 60)
    stop([child])
    assert "The worker ends again and again (code 1)." in capsys.readouterr().out
