"""Versions of records on the desk are read, and nothing is brought back around a verb."""

from typing import Any

import pytest

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
