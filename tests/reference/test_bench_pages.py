"""`manage.py bench_pages` at a tiny size: each of its pages is there, and both databases are measured."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from secretariat.bench import pages
from secretariat.management.commands import bench_pages


@pytest.mark.slow
@pytest.mark.usefixtures("reference", "partner_editor")
def test_each_page_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_connect", lambda name: None)  # they would leave the transaction of the test
    monkeypatch.setattr(bench_pages, "tidy", lambda: None)
    said, name = StringIO(), str(connection.settings_dict["NAME"])
    call_command("bench_pages", name, name, "--rounds", "2", stdout=said)
    *lines, last = said.getvalue().splitlines()
    found = json.loads(last)
    assert [line[:32].strip() for line in lines[1:]] == list(found)
    assert all(each["many"]["queries"] == each["few"]["queries"] > 0 for each in found.values())
