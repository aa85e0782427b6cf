"""The speaking order."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from gcm.domain.conduct.floor import close_floor, give_floor, lower_hand, request_floor
from gcm.enums import Capacity
from gcm.models import FloorRequest
from gcm.queries.conduct.conduct import conduct_of
from gcm.queries.room import room_of
from tests.cast import make_user
from tests.gcm.room import observe


def order(meeting: Any, body: Any) -> list[tuple[int, bool]]:
    return [(each.seat, each.speaks) for each in conduct_of(room_of(meeting, body.chair)).floor]


def test_hands_stay_in_the_order_in_which_they_were_raised(meeting: Any, body: Any) -> None:
    for seat in (24, 9, 18, 24):
        request_floor(actor=body.representative(seat), meeting=meeting)
    assert order(meeting, body) == [(24, False), (9, False), (18, False)]
    give_floor(actor=body.chair, request=FloorRequest.objects.get(seat=body.seat(18)))
    assert order(meeting, body) == [(18, True), (24, False), (9, False)]
    give_floor(actor=body.chair, request=FloorRequest.objects.standing().get(seat=body.seat(9)))
    assert order(meeting, body) == [(9, True), (24, False)]
    lower_hand(actor=body.representative(24), meeting=meeting)
    close_floor(actor=body.chair, meeting=meeting)
    assert order(meeting, body) == []


@pytest.mark.rule("O4")
@pytest.mark.rule("T16")
def test_there_is_no_place_for_observers(meeting: Any, body: Any) -> None:
    observer = observe(meeting, body, "observer@example.net")
    for actor in (observer, body.officer, body.accredit(3, Capacity.ADVISER), make_user("superuser")):
        for verb in (request_floor, lower_hand):
            with pytest.raises(PermissionDenied):
                verb(actor=actor, meeting=meeting)
    assert not FloorRequest.objects.exists()


def test_whoever_presides_gives_it_and_nobody_takes_it(meeting: Any, body: Any) -> None:
    request = request_floor(actor=body.representative(24), meeting=meeting)
    for stranger in (body.vice_chair, body.officer, body.representative(24)):
        with pytest.raises(PermissionDenied):
            give_floor(actor=stranger, request=request)
    with pytest.raises(ValidationError, match="present"):
        request_floor(actor=body.representative(10), meeting=meeting)
    lower_hand(actor=body.representative(24), meeting=meeting)
    with pytest.raises(ValidationError, match="down"):
        give_floor(actor=body.chair, request=request)
