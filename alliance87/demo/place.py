"""Where the demonstration lives: its folder, its port, its environment."""

import fcntl
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parent.parent.parent
MARK = "this-is-a-demonstration"  # a file in the folder: what lies beside it may be filled and replaced
DATABASE = "alliance87.sqlite3"


class CannotStartError(Exception):
    """The demonstration cannot start; the text says why."""


def folder() -> Path:
    """VAR_DIR, made when it is missing. Raises CannotStartError when it holds somebody's real data."""
    path = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
    path.mkdir(parents=True, exist_ok=True)
    if (path / DATABASE).exists() and not (path / MARK).exists():
        raise CannotStartError(
            f"{path} holds a database that is not the demonstration's, and it would be filled with invented "
            "people.\nName another folder: VAR_DIR=/tmp/demo make demo"
        )
    (path / MARK).touch()
    return path


@contextmanager
def alone_in(path: Path) -> Iterator[None]:
    """Two demonstrations in one folder would do each other's work. Raises CannotStartError for the second."""
    with (path / "demo.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotStartError(f"A demonstration already runs in {path}.") from None
        yield


def free_port() -> int:
    """PORT, or 8000, or the next one that nobody listens at. Raises CannotStartError after fifty."""
    first = int(os.environ.get("PORT") or 8000)
    for port in range(first, first + 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise CannotStartError(
        f"Every port from {first} to {first + 49} is taken. Name another: PORT=9000 make demo"
    )


def environment(path: Path, port: int) -> dict[str, str]:
    """What the settings read. Everything is named, so that no .env of a real installation gets in."""
    return {
        "DJANGO_SETTINGS_MODULE": "alliance87.settings",
        "DEMO": "1",
        "DEBUG": "0",
        "SECRET_KEY": secret_key(path),
        "SITE_URL": f"http://{HOST}:{port}",
        "ALLOWED_HOSTS": f"{HOST},localhost",
        "CSRF_TRUSTED_ORIGINS": f"http://{HOST}:{port}",
        "VAR_DIR": str(path),
        "DATABASE_URL": f"sqlite:///{path / DATABASE}",
        "REDIS_URL": "",
        "EMAIL_URL": "",
        "DEFAULT_FROM_EMAIL": "Alliance 8.7 <no-reply@example.org>",
        "TRUSTED_PROXIES": "0",
    }


def secret_key(path: Path) -> str:
    """The same at each start, so that sessions live on."""
    file = path / "secret-key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()
