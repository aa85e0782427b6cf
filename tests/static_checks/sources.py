"""The files of the project, as git knows them (or will, once they are added)."""

import ast
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("alliance87", "partners", "gcm", "pathfinders", "secretariat")


@cache
def files() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:  # an unpacked archive has no history
        found = (path for path in ROOT.rglob("*") if not set(path.parts) & {".venv", "var", ".git"})
    else:
        found = (ROOT / name for name in listed.stdout.splitlines())
    return tuple(sorted(path for path in found if path.is_file()))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def one_a_line(found: Iterable[object]) -> str:
    """What a failing check has to say, where pytest would shorten it."""
    return "".join(f"\n  {each}" for each in found)


def source_files() -> Iterator[Path]:
    """Python of the apps, without migrations."""
    for path in files():
        if path.suffix == ".py" and named(path).startswith(APPS) and "migrations" not in path.parts:
            yield path


def files_of_tests() -> Iterator[Path]:
    return (path for path in files() if path.suffix == ".py" and named(path).startswith("tests/"))


def templates() -> Iterator[Path]:
    return (path for path in files() if path.suffix == ".html" and named(path).startswith("templates/"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())
