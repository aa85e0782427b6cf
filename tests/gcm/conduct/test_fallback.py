"""A second factor that fails in session: a code for one act, given by an officer who made sure who it is."""

import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance87.core import ledger
from alliance87.core.access.domain.fallback import grant_fallback, redeem_fallback
from alliance87.core.access.models import FallbackCode
from alliance87.core.access.models.fallback import LIFETIME, TRIES
from gcm.domain.conduct.fallback import grant_fallback_in_session
from gcm.domain.presence import leave_meeting
from gcm.models import Decision
from tests.cast import give_second_factor, make_user
from tests.gcm.conduct.house import fill
from tests.gcm.gavel import call_on, note_consensus
from tests.gcm.post import mails, plain
from tests.gcm.room import act, at, words_of
from tests.plugins.worlds import kept

pytestmark = pytest.mark.rule("D20")
BY = "known_telephone"


@pytest.fixture(autouse=True)
def _english(in_language: Any) -> None:
    in_language("en")


@pytest.fixture
def chair(body: Any) -> Any:
    give_second_factor(body.chair)
    return body.chair


@kept
def meeting(meeting: Any, body: Any) -> Any:
    """With everybody there."""
    fill(meeting, body)
    return meeting


def granted(body: Any, meeting: Any, person: Any) -> str:
    return grant_fallback_in_session(actor=body.officer, meeting=meeting, person=person, identified_by=BY)


def given_long_ago(client: Client) -> Client:
    session = client.session
    for proof in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        proof["at"] = time.time() - 3600
    session.save()
    return client


def test_a_code_stands_for_the_second_factor_for_one_act(
    meeting: Any, item: Any, body: Any, chair: Any, client_of: Any
) -> None:
    client = given_long_ago(client_of(chair))
    call_on(item)
    gavel = ("gcm:room_gavel", meeting, item.public_id)
    assert act(client, *gavel, text_number=1)["Location"].startswith("/en/")
    assert not Decision.objects.exists()
    code = granted(body, meeting, chair)
    answer = act(client, "gcm:room_fallback_code", meeting, code=f"{code[:4]} {code[4:]}")
    assert (answer.status_code, answer["Location"]) == (302, at("gcm:room_chair", meeting))
    assert act(client, *gavel, text_number=1).status_code == 302
    assert Decision.objects.count() == 1
    assert "reauthenticate" in act(client, "gcm:room_close", meeting)["Location"]


def test_it_opens_nothing_but_acts_of_the_room(
    meeting: Any, item: Any, body: Any, chair: Any, client_of: Any
) -> None:
    decision = note_consensus(actor=chair, item=item, text_number=1)
    client = given_long_ago(client_of(chair))
    act(client, "gcm:room_fallback_code", meeting, code=granted(body, meeting, chair))
    answer = client.post(reverse("gcm:publish", args=[decision.year, decision.number]))
    assert "reauthenticate" in answer["Location"]
    decision.refresh_from_db()
    assert not decision.is_published


def test_it_is_recorded_and_the_person_is_told(meeting: Any, body: Any, chair: Any) -> None:
    chair.language = "en"
    chair.save()
    code = granted(body, meeting, chair)
    row = FallbackCode.objects.get()
    assert (row.user, row.granted_by, row.identified_by) == (chair, body.officer, BY)
    assert code not in row.code_hash
    assert "one act" in plain(mails("access.fallback_granted")[chair.email])
    redeem_fallback(actor=chair, code=code)
    kinds = [(each.kind, each.actor_id) for each in ledger.entries_of(row)]
    assert kinds == [("access.fallback_granted", body.officer.pk), ("access.fallback_used", chair.pk)]


def test_it_works_once_for_ten_minutes_for_one_person(
    meeting: Any, body: Any, chair: Any, at_instant: Any
) -> None:
    code = granted(body, meeting, chair)
    with pytest.raises(ValidationError, match="not valid"):
        redeem_fallback(actor=body.vice_chair, code=code)
    redeem_fallback(actor=chair, code=code)
    with pytest.raises(ValidationError, match="not valid"):
        redeem_fallback(actor=chair, code=code)
    first, second = granted(body, meeting, chair), granted(body, meeting, chair)
    if first != second:
        with pytest.raises(ValidationError):
            redeem_fallback(actor=chair, code=first)
    at_instant(timezone.now() + LIFETIME)
    with pytest.raises(ValidationError, match="not valid"):
        redeem_fallback(actor=chair, code=second)


def test_three_guesses_and_it_is_void(meeting: Any, body: Any, chair: Any) -> None:
    code = granted(body, meeting, chair)
    for _guess in range(TRIES):
        with pytest.raises(ValidationError):
            redeem_fallback(actor=chair, code="x" + code)
    with pytest.raises(ValidationError):
        redeem_fallback(actor=chair, code=code)
    assert FallbackCode.objects.get().used_at is None


def test_who_may_not_give_one(meeting: Any, body: Any, chair: Any) -> None:
    newcomer = make_user("secretariat", email="new@example.org")
    newcomer.officer_since = timezone.now() - timedelta(days=2)
    newcomer.save()
    for actor in (chair, body.vice_chair, newcomer, make_user("superuser", is_staff=False)):
        with pytest.raises(PermissionDenied):
            grant_fallback_in_session(actor=actor, meeting=meeting, person=chair, identified_by=BY)
    with pytest.raises(PermissionDenied):
        grant_fallback(actor=body.officer, user=body.officer, identified_by=BY)
    with pytest.raises(IntegrityError), transaction.atomic():
        FallbackCode.objects.create(user=chair, granted_by=chair, expires_at=timezone.now())
    assert not FallbackCode.objects.exists()


@pytest.mark.parametrize("by", ["", "official_letter", "a hunch"])
def test_how_the_person_was_identified_is_said(meeting: Any, body: Any, chair: Any, by: str) -> None:
    with pytest.raises(ValidationError, match="identified"):
        grant_fallback_in_session(actor=body.officer, meeting=meeting, person=chair, identified_by=by)


def test_it_is_for_those_in_the_room_who_have_a_factor_that_can_fail(meeting: Any, body: Any) -> None:
    leave_meeting(actor=body.representative(10), meeting=meeting)
    with pytest.raises(ValidationError, match="in the room"):
        granted(body, meeting, body.representative(10))
    with pytest.raises(ValidationError, match="no second factor"):
        granted(body, meeting, body.representative(9))


def test_the_officer_reads_the_code_once(meeting: Any, body: Any, chair: Any, client_of: Any) -> None:
    client = client_of(body.officer)
    answer = act(client, "gcm:room_fallback", meeting, person=chair.pk, identified_by=BY)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert f"Code for {chair}" in words_of(answer)
    assert "Code for" not in words_of(client.get(at("gcm:room_fallback", meeting)))
