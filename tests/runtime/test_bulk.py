"""Acts on many rows: first what would happen, then what was confirmed."""

from typing import Any

import pytest
from django.contrib import admin

from alliance87.core.jobs.models import Job
from alliance87.core.ledger.models import Entry
from tests.cast import make_user

pytestmark = pytest.mark.django_db

LIST = "/en/desk/jobs/job/"


@pytest.fixture
def jobs(db: None) -> list[Job]:
    """One that failed, and one that is done."""
    kind = "access.expire_recoveries"
    return [Job.objects.create(kind=kind, key=state, state=state) for state in ("failed", "done")]


def test_the_preview_says_what_happens_and_what_is_skipped(jobs: list[Job], client_of: Any) -> None:
    client = client_of(make_user("secretariat"))
    chosen = {"action": "try_again", "_selected_action": [each.pk for each in jobs]}
    preview = client.post(LIST, chosen)
    assert [str(each.row) for each in preview.context["affected"]] == [str(jobs[0])]
    assert [each.text for each in preview.context["skipped"]] == [
        "It did not fail: there is nothing to try again."
    ]
    assert not Job.objects.filter(state="pending").exists()
    client.post(LIST, {**chosen, "confirmed": "yes"})
    assert Job.objects.filter(state="pending").count() == 1
    assert Entry.objects.filter(kind="jobs.retried").count() == 1


def test_what_does_not_match_the_right_is_not_offered(rf: Any, follower: Any) -> None:
    request = rf.get("/")
    request.user = follower
    for page in admin.site._registry.values():
        assert page.get_actions(request) == {}


def test_django_deletes_nothing_in_bulk(rf: Any) -> None:
    request = rf.get("/")
    request.user = make_user("superuser")
    for page in admin.site._registry.values():
        assert "delete_selected" not in page.get_actions(request)


def test_what_is_gone_since_the_preview_is_said_and_what_changed_is_asked_again(
    jobs: list[Job], client_of: Any
) -> None:
    client = client_of(make_user("secretariat"))
    chosen = {"action": "try_again", "_selected_action": [jobs[1].pk, 4000], "confirmed": "yes"}
    page = client.post(LIST, chosen, follow=True)
    said = " ".join(str(each) for each in page.context["messages"])
    assert "1 of the chosen rows is gone meanwhile" in said
    assert "It did not fail" in said


def test_a_chosen_row_that_is_no_number_is_a_bad_request(jobs: list[Job], client_of: Any) -> None:
    client = client_of(make_user("secretariat"))
    for wrong in ("abc", "9" * 30):
        answer = client.post(LIST, {"action": "try_again", "_selected_action": [wrong]})
        assert answer.status_code == 400
