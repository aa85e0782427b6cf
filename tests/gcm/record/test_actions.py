"""The promise thread: from a decision to its actions, to what fulfils them, and back (N12)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gcm.forms.record.actions import AssignForm
from gcm.models import Decision, FollowUp, FollowUpStep
from gcm.queries.record import promises
from gcm.queries.record.promises import Link, define_promise, promises_of
from partners.enums import Listing
from partners.models import Organisation
from tests.cast import sign_in
from tests.gcm.body import Body
from tests.gcm.record.deciding import address, decide_on, of, session
from tests.partners.proposing import make_partner
from tests.plugins.worlds import kept

pytestmark = pytest.mark.rule("N12")


@kept
def decision(body: Body) -> Decision:
    return decide_on(session(body), body, "Rural", publish=True)


@pytest.fixture
def two(decision: Decision, body: Body) -> tuple[FollowUp, FollowUp]:
    """One of seat 9 that is overdue, one of the secretariat to come."""
    today = timezone.localdate()
    late = FollowUp.objects.create(
        item=decision.item, seat=body.seat(9), due_on=today - timedelta(days=1), text_en="Late"
    )
    coming = FollowUp.objects.create(
        item=decision.item, by_secretariat=True, due_on=today + timedelta(days=9), text_en="Coming"
    )
    return late, coming


@pytest.fixture
def member(body: Body) -> Client:
    return sign_in(Client(), body.representative(24))


@pytest.fixture
def workplans(monkeypatch: pytest.MonkeyPatch) -> Any:
    """An app that says what fulfils the actions that are late."""
    monkeypatch.setattr(promises, "_finders", {})

    def find(actions: Any, reader: Any) -> dict[int, list[Link]]:
        return {each.pk: [Link("Map the farms", "/en/x/", "running")] for each in actions if each.seat_id}

    define_promise("test.activity", "Activity", find)
    return find


def titles(client: Client, **asked: str) -> list[str]:
    text = client.get(address("actions"), asked).content.decode()
    return re.findall(r'/thread/">(.*?)</a>', text)


def test_the_thread_is_read_both_ways(two: Any, decision: Decision, member: Client, workplans: Any) -> None:
    forward = member.get(of("decision", decision)).content.decode()
    assert f'href="{address("thread", two[0].pk)}">Late</a>' in forward
    assert '<a href="/en/x/">Map the farms</a> · running' in forward
    back = member.get(address("thread", two[0].pk)).content.decode()
    assert f'href="{of("decision", decision)}"' in back
    assert '<a href="/en/x/">Map the farms</a> · running' in back
    assert (
        "Nothing is linked to this action yet." in member.get(address("thread", two[1].pk)).content.decode()
    )


def test_an_app_declares_a_kind_of_promise_once(workplans: Any) -> None:
    with pytest.raises(ValueError, match="declared twice"):
        define_promise("test.activity", "Activity", workplans)
    assert promises_of([], None) == []


@pytest.mark.rule("T9")
def test_the_public_reads_nothing_of_it(two: Any, decision: Decision) -> None:
    assert "Late" not in Client().get(of("decision", decision)).content.decode()
    assert Client().get(address("actions")).headers["Location"].startswith("/en/account/login/")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["Late", "Coming"]),
        ({"time": "overdue"}, ["Late"]),
        ({"time": "in_time"}, ["Coming"]),
        ({"owner": "seat-9"}, ["Late"]),
        ({"owner": "secretariat"}, ["Coming"]),
        ({"owner": "organisation-1"}, []),
        ({"owner": "seat-x"}, []),
        ({"owner": "9\x00"}, []),
        ({"state": "open", "time": "overdue"}, ["Late"]),
        ({"state": "nothing"}, []),
        ({"time": "never"}, []),
    ],
)
def test_the_list_is_narrowed(two: Any, member: Client, asked: dict[str, str], expected: list[str]) -> None:
    assert titles(member, **asked) == expected


@pytest.mark.rule("P5")
def test_an_owner_that_is_not_listed_is_not_named_to_members(
    two: Any, body: Body, member: Client, decision: Decision
) -> None:
    hidden = make_partner(name_fr="Quiet Association", name_en="Quiet Association")
    assert hidden in AssignForm(subject=two[1]).fields["organisation"].queryset  # type: ignore[attr-defined]
    Organisation.objects.filter(pk=hidden.pk).update(listing=Listing.HIDDEN)
    assert hidden not in AssignForm(subject=two[1]).fields["organisation"].queryset  # type: ignore[attr-defined]
    FollowUp.objects.filter(pk=two[1].pk).update(by_secretariat=False, organisation=hidden)
    FollowUpStep.objects.create(
        follow_up=two[1], kind="assigned", organisation=hidden, recorded_by=body.officer
    )
    officer = sign_in(Client(), body.officer)
    for page in (address("actions"), address("thread", two[1].pk), of("decision", decision)):
        assert "Quiet Association" not in member.get(page).content.decode()
        assert "A partner that is not listed publicly" in member.get(page).content.decode()
    assert "Quiet Association" in officer.get(address("actions")).content.decode()


def test_what_is_done_is_not_overdue(two: Any, member: Client) -> None:
    FollowUp.objects.filter(pk=two[0].pk).update(state="done", closed_at=timezone.now())
    assert titles(member, time="overdue") == []


def test_facets_count_what_they_leave(two: Any, member: Client) -> None:
    facets = member.get(address("actions")).context["facets"]
    assert {f"{each.name}={choice.value}": choice.count for each in facets for choice in each.choices} == {
        "time=overdue": 1,
        "time=in_time": 1,
        "state=open": 2,
        "owner=secretariat": 1,
        "owner=seat-9": 1,
    }
