"""Coming in, going out, and lines that drop."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from gcm.domain.presence import (
    join_meeting,
    leave_meeting,
    record_connection,
    record_departure,
    record_join,
)
from gcm.domain.seats import accredit_delegate, end_delegate
from gcm.enums import Capacity
from gcm.models import Delegate, Presence
from gcm.queries.quorum import quorum_of
from tests.gcm.body import LETTER, make_meeting


@pytest.fixture
def empty_room(body: Any) -> Any:
    return make_meeting(body, "open")


@pytest.mark.rule("Q10")
def test_joining_twice_is_one_stay(empty_room: Any, body: Any) -> None:
    first = join_meeting(actor=body.representative(3), meeting=empty_room)
    assert join_meeting(actor=body.representative(3), meeting=empty_room) == first
    assert quorum_of(empty_room).present == 1


def test_in_out_and_in_again_are_two_stays(empty_room: Any, body: Any) -> None:
    join_meeting(actor=body.representative(3), meeting=empty_room)
    leave_meeting(actor=body.representative(3), meeting=empty_room)
    assert quorum_of(empty_room).present == 0
    join_meeting(actor=body.representative(3), meeting=empty_room)
    assert quorum_of(empty_room).present == 1
    assert Presence.objects.count() == 2


@pytest.mark.rule("T4")
def test_a_representative_and_their_alternate_count_once(empty_room: Any, body: Any) -> None:
    join_meeting(actor=body.alternate(3), meeting=empty_room)
    join_meeting(actor=body.representative(3), meeting=empty_room)
    assert Presence.objects.here().count() == 2
    assert quorum_of(empty_room).present == 1


@pytest.mark.rule("Q5")
def test_one_person_stands_for_one_seat(empty_room: Any, body: Any) -> None:
    person = body.representative(3)
    elsewhere = Delegate.objects.create(
        term=body.term(31),
        person=person,
        capacity=Capacity.ALTERNATE,
        since=timezone.now() - timedelta(days=9),
    )
    join_meeting(actor=person, meeting=empty_room)
    with pytest.raises(ValidationError, match="another seat"):
        record_join(actor=body.officer, meeting=empty_room, delegate=elsewhere)
    with pytest.raises(IntegrityError), transaction.atomic():
        Presence.objects.create(
            meeting=empty_room, seat=body.seat(31), person=person, capacity=Capacity.ALTERNATE
        )


@pytest.mark.rule("Q4")
def test_an_alternate_is_accredited_before_the_meeting(empty_room: Any, body: Any) -> None:
    late = body.accredit(3, Capacity.ALTERNATE)
    Delegate.objects.filter(person=late).update(since=timezone.now() - timedelta(minutes=5))
    with pytest.raises(ValidationError):
        join_meeting(actor=late, meeting=empty_room)


@pytest.mark.rule("O11")
def test_advisers_and_officers_do_not_join(empty_room: Any, body: Any) -> None:
    for actor in (body.accredit(3, Capacity.ADVISER), body.officer):
        with pytest.raises(PermissionDenied):
            join_meeting(actor=actor, meeting=empty_room)


@pytest.mark.rule("A16")
def test_a_lost_line_counts_until_the_secretariat_notes_a_departure(empty_room: Any, body: Any) -> None:
    stay = join_meeting(actor=body.representative(3), meeting=empty_room)
    record_connection(actor=body.officer, presence=stay, lost=True)
    assert quorum_of(empty_room).present == 1
    record_departure(actor=body.officer, presence=stay)
    assert quorum_of(empty_room).present == 0


def test_who_comes_back_after_a_lost_line_is_still_in(empty_room: Any, body: Any) -> None:
    stay = join_meeting(actor=body.representative(3), meeting=empty_room)
    record_connection(actor=body.representative(3), presence=stay, lost=True)
    assert join_meeting(actor=body.representative(3), meeting=empty_room).pk == stay.pk
    assert Presence.objects.get().lost_at is None


def test_nobody_notes_the_presence_of_another(empty_room: Any, body: Any) -> None:
    stay = join_meeting(actor=body.representative(3), meeting=empty_room)
    for stranger in (body.chair, body.representative(4)):
        with pytest.raises(PermissionDenied):
            record_departure(actor=stranger, presence=stay)
        with pytest.raises(PermissionDenied):
            record_connection(actor=stranger, presence=stay, lost=True)
        with pytest.raises(PermissionDenied):
            record_join(actor=stranger, meeting=empty_room, delegate=body.delegate(5))


@pytest.mark.parametrize(
    ("state", "starts_in"),
    [
        ("convened", timedelta(minutes=10)),
        ("agenda_frozen", timedelta(hours=2)),
        ("closed", -timedelta(hours=3)),
    ],
)
def test_the_doors_are_closed_before_and_after(body: Any, state: str, starts_in: timedelta) -> None:
    meeting = make_meeting(body, state, starts_at=timezone.now() + starts_in)
    with pytest.raises(ValidationError, match="not open"):
        join_meeting(actor=body.representative(3), meeting=meeting)


def test_members_come_in_before_the_start(body: Any) -> None:
    meeting = make_meeting(body, "agenda_frozen", starts_at=timezone.now() + timedelta(minutes=50))
    join_meeting(actor=body.representative(3), meeting=meeting)
    assert quorum_of(meeting).present == 1


@pytest.mark.rule("R8")
@pytest.mark.parametrize("ends", ["replaced", "ended"])
def test_whoever_acts_for_the_seat_no_more_is_not_counted_for_it(
    empty_room: Any, body: Any, follower: Any, ends: str
) -> None:
    join_meeting(actor=body.representative(3), meeting=empty_room)
    join_meeting(actor=body.alternate(4), meeting=empty_room)
    term = body.term(3)
    if ends == "replaced":
        capacity = Capacity.REPRESENTATIVE
        accredit_delegate(actor=body.officer, term=term, person=follower, capacity=capacity, letter=LETTER)
    else:
        end_delegate(actor=body.officer, delegate=body.delegate(3))
    assert [each.seat.number for each in Presence.objects.here()] == [4]
    assert quorum_of(empty_room).present == 1
