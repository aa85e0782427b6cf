"""Versions of records on the desk are read, and nothing is brought back around a verb."""

from datetime import UTC, datetime
from typing import Any

import pytest

from partners.domain.applications import start_application
from tests.cast import make_user
from tests.partners.proposing import make_partner

pytestmark = pytest.mark.django_db


def test_an_old_version_is_read_and_not_put_back(client_of: Any, secretariat: Any) -> None:
    made = make_partner()
    before = str(made.name)
    made.name_en = made.name_fr = made.name_es = "Another name"
    made.save()
    address = f"/en/desk/partners/organisation/{made.pk}/history/{made.history.earliest().history_id}/"
    client = client_of(secretariat)
    assert before in client.get(address).text
    assert client.post(address, {"name_en": before}).status_code == 405
    made.refresh_from_db()
    assert made.name_en == "Another name"


@pytest.mark.parametrize("tail", ["abc/history/", "1/history/abc/", "9" * 40 + "/history/", "1/history/²/"])
def test_what_is_no_number_is_not_found(client_of: Any, secretariat: Any, tail: str) -> None:
    assert client_of(secretariat).get(f"/en/desk/partners/organisation/{tail}").status_code == 404


def test_the_history_says_values_as_the_portal_does(client_of: Any, applicant: Any, secretariat: Any) -> None:
    secretariat.time_zone = "Asia/Kathmandu"
    secretariat.save()
    begun = start_application(actor=applicant)
    begun.submitted_at = datetime(2030, 3, 1, 8, 0, tzinfo=UTC)
    begun.save()
    page = client_of(secretariat).get(f"/en/desk/partners/application/{begun.pk}/history/").text
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
