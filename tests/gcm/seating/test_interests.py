"""S18: partners answer a call for interest on the portal, and those who nominate read the answers."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from gcm.domain.seating.calls import open_call, withdraw_call
from gcm.domain.seating.interests import answer_call, withdraw_interest
from gcm.models import SeatCall, SeatInterest
from gcm.queries.seating.interests import interests_in
from partners.models import Organisation
from tests.gcm.seating.groups import Group, partner
from tests.partners.proposing import let_edit

pytestmark = pytest.mark.rule("S18")
WORDS = "We work in all regions."


@pytest.fixture
def call(workers: Group) -> SeatCall:
    today = timezone.localdate()
    return open_call(
        actor=workers.nominator,
        body=workers.body,
        opens_on=today,
        closes_on=today + timedelta(days=10),
        criteria={"en": "Members in all regions."},
        contact="calls@example.org",
    )


@pytest.fixture
def union(applicant: Any) -> Organisation:
    made = partner("Rural Union")
    let_edit(applicant, made)
    return made


def test_a_second_answer_takes_the_place_of_the_first(
    call: SeatCall, union: Organisation, applicant: Any
) -> None:
    answer_call(actor=applicant, call=call, organisation=union, words="First.")
    answer_call(actor=applicant, call=call, organisation=union, words=WORDS)
    assert [(each.organisation, each.words) for each in interests_in(call.body)] == [(union, WORDS)]


def test_only_editors_of_partners_answer(
    call: SeatCall, union: Organisation, applicant: Any, follower: Any
) -> None:
    with pytest.raises(PermissionDenied):
        answer_call(actor=follower, call=call, organisation=union, words=WORDS)
    union.statuses.all().delete()
    with pytest.raises(PermissionDenied):
        answer_call(actor=applicant, call=call, organisation=union, words=WORDS)


def test_nothing_is_taken_without_words_or_after_the_end(
    call: SeatCall, union: Organisation, applicant: Any, workers: Group, at_instant: Any
) -> None:
    with pytest.raises(ValidationError):
        answer_call(actor=applicant, call=call, organisation=union, words=" ")
    made = answer_call(actor=applicant, call=call, organisation=union, words=WORDS)
    at_instant(timezone.now() + timedelta(days=11))
    for act in (
        lambda: answer_call(actor=applicant, call=call, organisation=union, words=WORDS),
        lambda: withdraw_interest(actor=applicant, interest=made),
    ):
        with pytest.raises(ValidationError):
            act()
    assert SeatInterest.objects.standing().count() == 1


def test_an_answer_is_withdrawn_and_given_again(
    call: SeatCall, union: Organisation, applicant: Any, client_of: Any
) -> None:
    browser: Client = client_of(applicant)
    page = f"/en/gcm/calls/{call.pk}/"
    typed = {"organisation": union.pk, "words": WORDS}
    assert browser.post(page, {**typed, "words": ""}).status_code == 422
    assert browser.post(page, typed).status_code == 302
    assert WORDS in browser.get(page).content.decode()
    assert browser.post(page, {"withdraw": SeatInterest.objects.get().pk}).status_code == 302
    assert interests_in(call.body) == []
    assert browser.post(page, typed).status_code == 302
    assert len(interests_in(call.body)) == 1


def test_the_body_reads_the_answers_and_nobody_else(
    call: SeatCall, union: Organisation, applicant: Any, workers: Group, body: Any, client_of: Any
) -> None:
    answer_call(actor=applicant, call=call, organisation=union, words=WORDS)
    page = f"/en/gcm/designations/{call.body.pk}/"
    readers = {"nominator": workers.nominator, "secretariat": body.officer, "chair": body.chair}
    shown = {name: WORDS in client_of(who).get(page).content.decode() for name, who in readers.items()}
    assert shown == {"nominator": True, "secretariat": True, "chair": False}
    assert WORDS not in Client().get(f"/en/gcm/calls/{call.pk}/").content.decode()


def test_a_call_that_was_withdrawn_is_gone(call: SeatCall, workers: Group) -> None:
    withdraw_call(actor=workers.nominator, call=call)
    assert Client().get(f"/en/gcm/calls/{call.pk}/").status_code == 404
