"""Versions of records on the desk are read, and nothing is brought back around a verb."""

from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from tests.cast import make_user
from tests.partners.proposing import make_partner
from tests.secretariat.site.writing import write_news

pytestmark = pytest.mark.django_db


def test_an_old_version_is_read_and_not_put_back(client_of: Any, desk_editor: Any) -> None:
    item = write_news(desk_editor, title_en="First title")
    item.title_en = "Second title"
    item.save()
    address = f"/en/desk/secretariat/news/{item.pk}/history/{item.history.earliest().history_id}/"
    client = client_of(desk_editor)
    assert "First title" in client.get(address).text
    assert client.post(address, {"title_en": "First title"}).status_code == 405
    item.refresh_from_db()
    assert item.title_en == "Second title"


def test_a_version_of_an_organisation_is_shown(client_of: Any, secretariat: Any) -> None:
    made = make_partner()
    made.save()
    address = f"/en/desk/partners/organisation/{made.pk}/history/{made.history.latest().history_id}/"
    assert str(made.name) in client_of(secretariat).get(address).text


@pytest.mark.parametrize("tail", ["abc/history/", "1/history/abc/", "9" * 40 + "/history/", "1/history/²/"])
def test_what_is_no_number_is_not_found(client_of: Any, secretariat: Any, tail: str) -> None:
    assert client_of(secretariat).get(f"/en/desk/secretariat/news/{tail}").status_code == 404


def test_what_was_written_before_versions_has_a_first_one(desk_editor: Any) -> None:
    item = write_news(desk_editor, title_en="Before")
    item.history.all().delete()
    import_module("secretariat.migrations.0007_news_versions").write_first_versions(apps, None)
    first = item.history.get()
    assert (first.history_type, first.title_en, first.history_date) == ("+", "Before", item.updated_at)


def test_the_history_says_values_as_the_portal_does(client_of: Any, desk_editor: Any) -> None:
    desk_editor.time_zone = "Asia/Kathmandu"
    desk_editor.save()
    item = write_news(desk_editor)
    item.publish_at = datetime(2030, 3, 1, 8, 0, tzinfo=UTC)
    item.save()
    page = client_of(desk_editor).get(f"/en/desk/secretariat/news/{item.pk}/history/").text
    assert "— → 1 March 2030, 13:45" in page


def test_a_list_is_headed_by_what_it_lists_and_a_record_by_its_kind(client_of: Any, secretariat: Any) -> None:
    made = make_partner()
    client = client_of(secretariat)
    assert client.get("/en/desk/partners/organisation/").context["title"] == "Organisations"
    assert client.get(f"/en/desk/partners/organisation/{made.pk}/change/").context["title"] == "Organisation"


def test_rows_beside_a_record_are_headed_by_nothing_of_the_database(client_of: Any, secretariat: Any) -> None:
    made = make_partner()
    acting = made.memberships.create(user=make_user("editor"), role="editor")
    page = client_of(secretariat).get(f"/en/desk/partners/organisation/{made.pk}/change/").text
    assert f"<td>{acting.user.name}</td>" in page
    assert str(acting) not in page
