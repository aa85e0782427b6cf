"""The page of what is still to be set."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from alliance87.core import checklist, checklist_items
from alliance87.core.jobs import heartbeat

pytestmark = pytest.mark.django_db


def state() -> dict[str, bool]:
    return {str(line.label): line.done for line in checklist.lines()}


@pytest.fixture(autouse=True)
def _in_english(in_language: Any) -> None:
    in_language("en")


def test_an_item_is_done_when_it_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checklist, "_items", {})
    answers = [False, True]
    checklist.define("test.item", "The sun shines.", lambda: answers.pop(0), hint="Wait.")
    assert state()["The sun shines."] is False
    assert state()["The sun shines."] is True


def test_a_name_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checklist, "_items", {})
    checklist.define("test.item", "One", lambda: True, hint="")
    with pytest.raises(ValueError, match="declared twice"):
        checklist.define("test.item", "Two", lambda: True, hint="")


def test_what_is_open_comes_first() -> None:
    done = [line.done for line in checklist.lines()]
    assert done == sorted(done)


def test_the_settings_are_part_of_it(settings: Any) -> None:
    settings.EMAIL_URL = ""
    assert state()["EMAIL_URL is not set."] is False


def test_two_officers_are_needed_and_closed_accounts_do_not_count(officer: Any, colleague: Any) -> None:
    assert checklist_items.two_officers() is True
    get_user_model().objects.filter(pk=colleague.pk).update(is_active=False)
    assert checklist_items.two_officers() is False


def test_worker_and_beat_must_both_live() -> None:
    heartbeat.record("worker")
    assert checklist_items.processes_live() is False
    heartbeat.record("beat")
    assert checklist_items.processes_live() is True


def test_a_backup_is_fresh_for_seven_days(at_instant: Any) -> None:
    from datetime import UTC, datetime, timedelta

    noon = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
    at_instant(noon)
    assert checklist_items.backup_is_fresh() is False
    heartbeat.record("backup")
    at_instant(noon + timedelta(days=7))
    assert checklist_items.backup_is_fresh() is True
    at_instant(noon + timedelta(days=7, seconds=1))
    assert checklist_items.backup_is_fresh() is False


def test_the_page_shows_what_is_open_and_what_is_done(client_of: Any) -> None:
    heartbeat.record("worker")
    heartbeat.record("beat")
    page = client_of("secretariat").get("/en/setup/")
    done = [str(line.label) for line in page.context["done_lines"]]
    assert page.status_code == 200
    assert "The worker and the clock of the background work are running." in done
    assert "There are two officers." in [str(line.label) for line in page.context["open_lines"]]
