"""The first load of a public page: the page, its styles and its scripts, as they travel."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from tests import budgets

ASSET = re.compile(r'<(?:link[^>]+rel="stylesheet"[^>]*|script[^>]*)\b(?:href|src)="/static/([^"?]+)')
IMPORTED = re.compile(r"@import\s+(?:url\()?[\"']([^\"']+)")


def travelled(content):
    return len(gzip.compress(content, compresslevel=6))


def with_imports(name):
    """A style sheet and those it imports."""
    path = Path(finders.find(name))
    yield path
    for other in IMPORTED.findall(path.read_text()):
        yield from with_imports(str((Path(name).parent / other).as_posix()))


@pytest.mark.parametrize("name", ["secretariat:home", "partners:directory", "account_login"])
def test_a_first_load_is_light(name, db):
    page = Client().get(reverse(name))
    assets = {path for found in ASSET.findall(page.content.decode()) for path in with_imports(found)}
    weight = travelled(page.content) + sum(travelled(path.read_bytes()) for path in assets)
    assert assets != set()
    assert weight <= budgets.FIRST_LOAD, {path.name: travelled(path.read_bytes()) for path in assets}
