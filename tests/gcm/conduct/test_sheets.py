"""A roll call on paper, typed in afterwards."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from alliance87.core import rulesets
from gcm.domain.conduct.sheets import type_in_roll_call
from gcm.domain.presence import leave_meeting
from gcm.models import Delegate, Presence, PresenceEvent, RollCall
from gcm.queries.quorum_history import quorum_changes
from tests.cast import make_user
from tests.gcm.body import make_meeting
from tests.gcm.room import at


@pytest.fixture
def outage(body: Any) -> Any:
    """In session for an hour, and nobody has come in as far as the portal knows."""
    return make_meeting(body, "open")


def delegates(body: Any, *numbers: int) -> list[Delegate]:
    return [body.delegate(number) for number in numbers]


@pytest.mark.rule("Q9")
def test_who_was_on_the_sheet_was_there_from_that_hour(outage: Any, body: Any) -> None:
    at = timezone.now() - timedelta(minutes=20)
    call = type_in_roll_call(
        actor=body.officer, meeting=outage, taken_at=at, present=delegates(body, *body.seats)
    )
    assert set(Presence.objects.here().values_list("joined_at", flat=True)) == {at}
    assert Presence.objects.here().count() == len(body.seats)
    event = PresenceEvent.objects.first()
    assert (event.typed_in, event.at, event.recorded_by) == (True, at, body.officer)
    assert event.recorded_at > at
    assert (call.typed_in, call.asked_at, call.result["present"]) == (True, at, len(body.seats))
    told = [(each.at, each.typed_in, each.is_met) for each in quorum_changes(outage)]
    assert (at, True, True) in told


@pytest.mark.rule("Q8")
def test_the_quorum_of_the_sheet_is_under_the_rules_of_its_hour(outage: Any, body: Any) -> None:
    at = timezone.now() - timedelta(minutes=20)
    call = type_in_roll_call(actor=body.officer, meeting=outage, taken_at=at, present=delegates(body, 1, 2))
    assert call.result["is_met"] is False
    assert call.result["required"] == rulesets.in_force(at)["gcm.quorum.seats"]


def test_nobody_is_sent_out_by_a_sheet_and_nobody_is_twice_there(meeting: Any, body: Any) -> None:
    at = timezone.now() - timedelta(minutes=10)
    before = Presence.objects.count()
    type_in_roll_call(actor=body.officer, meeting=meeting, taken_at=at, present=delegates(body, 1, 3))
    assert Presence.objects.count() == before
    assert Presence.objects.here().count() == before


def test_a_stay_that_began_later_is_told_from_the_hour_of_the_sheet(outage: Any, body: Any) -> None:
    later = timezone.now() - timedelta(minutes=5)
    Presence.objects.create(
        meeting=outage,
        seat=body.seat(3),
        person=body.representative(3),
        capacity="representative",
        joined_at=later,
    )
    at = timezone.now() - timedelta(minutes=20)
    type_in_roll_call(actor=body.officer, meeting=outage, taken_at=at, present=delegates(body, 3))
    stays = Presence.objects.filter(seat=body.seat(3)).order_by("joined_at")
    assert [(each.joined_at, each.left_at) for each in stays] == [(at, later), (later, None)]
    leave_meeting(actor=body.representative(3), meeting=outage)


@pytest.mark.parametrize(
    ("minutes", "words"), [(10, "still to come"), (-60 * 5, "nobody was in the room yet")]
)
def test_an_hour_that_cannot_be(outage: Any, body: Any, minutes: int, words: str) -> None:
    at = timezone.now() + timedelta(minutes=minutes)
    with pytest.raises(ValidationError, match=words):
        type_in_roll_call(actor=body.officer, meeting=outage, taken_at=at, present=delegates(body, 1))
    assert not RollCall.objects.exists()


@pytest.mark.rule("Q5")
def test_one_person_is_not_on_two_lines_of_the_sheet(outage: Any, body: Any) -> None:
    elsewhere = Delegate.objects.create(
        term=body.term(31),
        person=body.representative(3),
        capacity="alternate",
        since=timezone.now() - timedelta(days=9),
    )
    with pytest.raises(ValidationError, match="One person"):
        type_in_roll_call(
            actor=body.officer,
            meeting=outage,
            taken_at=timezone.now(),
            present=[body.delegate(3), elsewhere],
        )
    assert not Presence.objects.exists()


@pytest.mark.rule("X2")
def test_the_secretariat_alone_types_it_in(outage: Any, body: Any) -> None:
    for actor in (body.chair, body.representative(3), make_user("observer")):
        with pytest.raises(PermissionDenied):
            type_in_roll_call(actor=actor, meeting=outage, taken_at=timezone.now(), present=[])


@pytest.mark.rule("Q4")
def test_an_alternate_accredited_during_the_meeting_is_on_no_sheet(
    outage: Any, body: Any, client_of: Any
) -> None:
    late = body.accredit(3, "alternate")
    Delegate.objects.filter(person=late).update(since=timezone.now() - timedelta(minutes=30))
    with pytest.raises(ValidationError, match="not accredited"):
        type_in_roll_call(
            actor=body.officer,
            meeting=outage,
            taken_at=timezone.now() - timedelta(minutes=20),
            present=list(Delegate.objects.filter(person=late)),
        )
    assert not Presence.objects.exists()
    officer, timely = client_of(body.officer), body.accredit(4, "alternate")
    for name in ("gcm:room_sheet_results", "gcm:room_scribe"):
        page = officer.get(at(name, outage)).content.decode()
        offered = [f'value="{Delegate.objects.get(person=each).pk}"' in page for each in (late, timely)]
        assert offered == [False, True], name


@pytest.mark.rule("R8")
def test_whoever_handed_over_since_is_not_there_any_more(outage: Any, body: Any) -> None:
    at, handed_over = (timezone.now() - timedelta(minutes=minutes) for minutes in (20, 10))
    Delegate.objects.filter(term=body.term(3)).update(until=handed_over)
    type_in_roll_call(actor=body.officer, meeting=outage, taken_at=at, present=delegates(body, 3))
    assert [(each.joined_at, each.left_at) for each in Presence.objects.all()] == [(at, handed_over)]
