"""The strings that the source asks to have translated, read with gettext into a scratch folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.static_checks.sources import APPS, files, named

LANGUAGES = ("fr", "es")
READ = (".py", ".html", ".txt")


def extract(folder: Path) -> Catalog:
    """The strings of the working tree, translated or not. Needs `xgettext`; leaves the tree alone."""
    for path in files():
        if path.suffix in READ and named(path).startswith((*APPS, "templates/")):
            target = folder / named(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    (folder / "locale").mkdir()
    run = subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "--locale", "fr", "--no-wrap"],
        cwd=folder,
        env={"PATH": os.environ["PATH"]},  # no settings: only the scratch folder is read
        capture_output=True,
        text=True,
    )
    if run.returncode:
        raise RuntimeError(run.stderr)
    return read(folder, "fr")


def read(root: Path, language: str) -> Catalog:
    with (root / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as po:
        return read_po(po, locale=language)
