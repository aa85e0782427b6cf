"""Actions: exactly one owner, a date, and something to show when they are done."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from alliance87.core import ledger
from gcm.domain.follow_ups import add_follow_up, remove_follow_up
from gcm.domain.record.actions import close_follow_up
from gcm.enums import FollowUpState
from gcm.models import FollowUp
from partners.models import OrganisationStatus
from tests.cast import make_user, sign_in
from tests.gcm.minuting.record import ACTION, add_action, hand_over
from tests.gcm.room import at

EVIDENCE = "https://example.org/plan.pdf"
DUE = date(2030, 1, 31)


@pytest.mark.rule("N12")
@pytest.mark.parametrize("owner", ["seat", "organisation", "by_secretariat"])
def test_an_action_has_an_owner_and_a_date(minutes: Any, body: Any, owner: str) -> None:
    owners = {
        "seat": body.seat(9),
        "organisation": body.term(20).organisation,
        "by_secretariat": True,
    }
    made = FollowUp.objects.get(pk=add_action(minutes, body, **{owner: owners[owner]}).pk)
    assert (getattr(made, owner), made.due_on, made.state) == (owners[owner], DUE, FollowUpState.OPEN)
    assert (made.text_fr, made.text_en, made.text_es) == tuple(ACTION.values())
    assert ledger.entries_of(made).get().kind == "gcm.follow_up_added"


@pytest.mark.rule("N12")
@pytest.mark.parametrize(
    "values",
    [
        {},
        {"seat": 9, "by_secretariat": True},
        {"by_secretariat": True, "due_on": None},
        {"by_secretariat": True, "text_fr": "", "text_en": "", "text_es": ""},
    ],
)
def test_an_action_without_owner_date_or_words_is_refused(minutes: Any, body: Any, values: Any) -> None:
    item = minutes.meeting.items.get(position=2)
    given = {**{f"text_{code}": words for code, words in ACTION.items()}, "due_on": DUE, **values}
    if "seat" in given:
        given["seat"] = body.seat(given["seat"])
    with pytest.raises(ValidationError):
        add_follow_up(actor=body.officer, item=item, values=given)
    assert not FollowUp.objects.exists()


@pytest.mark.rule("N12")
def test_the_database_wants_exactly_one_owner(minutes: Any, body: Any) -> None:
    made = add_action(minutes, body)
    for change in ({"seat": None}, {"by_secretariat": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FollowUp.objects.filter(pk=made.pk).update(**change)


def test_the_secretariat_adds_and_removes_while_it_writes(minutes: Any, body: Any) -> None:
    made = add_action(minutes, body)
    for stranger in (body.chair, body.representative(9)):
        with pytest.raises(PermissionDenied):
            remove_follow_up(actor=stranger, follow_up=made)
    remove_follow_up(actor=body.officer, follow_up=made)
    assert not FollowUp.objects.exists()
    hand_over(minutes.meeting, body)
    with pytest.raises(ValidationError, match="with the chair"):
        remove_follow_up(actor=body.officer, follow_up=FollowUp.objects.get())


@pytest.mark.rule("N12")
def test_its_owner_or_the_secretariat_reports_and_shows_it(issued: Any, body: Any) -> None:
    action = FollowUp.objects.get()
    for stranger in (body.representative(10), body.accredit(9, "adviser"), make_user("follower")):
        with pytest.raises(PermissionDenied):
            close_follow_up(actor=stranger, follow_up=action, evidence_url=EVIDENCE)
    for nothing in ("", "see the plan", "javascript:alert(1)"):
        with pytest.raises(ValidationError, match="address of what shows it"):
            close_follow_up(actor=body.representative(9), follow_up=action, evidence_url=nothing)
    done = close_follow_up(actor=body.alternate(9), follow_up=action, evidence_url=EVIDENCE)
    assert (done.state, done.evidence_url) == (FollowUpState.DONE, EVIDENCE)
    assert done.closed_at is not None
    assert ledger.entries_of(done).last().kind == "gcm.follow_up_done"
    with pytest.raises(ValidationError, match="closed already"):
        close_follow_up(actor=body.officer, follow_up=action, evidence_url=EVIDENCE)


def test_the_page_of_an_action_keeps_what_was_typed(issued: Any, body: Any) -> None:
    client = sign_in(Client(), body.representative(9))
    address = reverse("gcm:follow_up", args=[FollowUp.objects.get().pk])
    refused = client.post(address, {"evidence_url": "no address"})
    assert refused.status_code == 422
    assert 'value="no address"' in refused.content.decode()
    assert client.post(address, {"evidence_url": EVIDENCE}).status_code == 302
    assert f'href="{EVIDENCE}"' in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seat": "9 and a partner"}, "One owner: a seat, an organisation or a group (N12)."),
        ({"text_fr": ""}, "Please say what is to be done."),
        ({"due_on": "soon"}, "Enter a valid date."),
    ],
)
def test_the_form_says_what_is_wrong(minutes: Any, body: Any, change: Any, said: str) -> None:
    organisation = body.term(20).organisation
    OrganisationStatus.objects.create(organisation=organisation, kind="partner", valid_from=date(2020, 1, 1))
    client = sign_in(Client(), body.officer)
    data = {"text_fr": ACTION["fr"], "due_on": "2030-01-31", **change}
    if "seat" in change:
        data |= {"seat": str(body.seat(9).pk), "organisation": str(organisation.pk)}
    response = client.post(at("gcm:follow_up_add", minutes.meeting, 2), data)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not FollowUp.objects.exists()
