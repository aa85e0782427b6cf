"""Erasing somebody who represents a seat."""

from typing import Any

from gcm.models import Delegate
from partners.domain.people import erase_person
from tests.gcm.body import decide


def test_an_erased_person_acts_for_no_seat_and_the_record_stands(meeting: Any, body: Any) -> None:
    decision = decide(meeting, body)
    person, before = body.representative(9), decision.record
    erase_person(actor=body.officer, user=person)
    assert not Delegate.objects.at().filter(person=person).exists()
    decision.refresh_from_db()
    assert decision.record == before
    assert Delegate.objects.filter(term=body.term(9)).count() == 1


def test_an_erased_person_is_in_no_room(meeting: Any, body: Any) -> None:
    person = body.representative(9)
    stay = meeting.presences.get(person=person, left_at=None)
    erase_person(actor=body.officer, user=person)
    stay.refresh_from_db()
    assert stay.left_at is not None
    assert stay.events.get().fact == "left"
