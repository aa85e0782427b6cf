"""The chain of absences as the portal tells it, and the quorum during a session."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from gcm.domain.presence import join_meeting, leave_meeting
from gcm.enums import Attended
from gcm.models import Attendance, SeatTerm
from gcm.queries.attendance import attendance_of
from gcm.queries.quorum_history import quorum_changes
from tests.gcm.body import bring_in, make_meeting


def held(body: Any, days_ago: int, attended: dict[int, str], **fields: Any) -> Any:
    """A meeting that was held so many days ago; whoever is not named was present."""
    starts = timezone.now() - timedelta(days=days_ago)
    meeting = make_meeting(body, "closed", items=0, starts_at=starts, had_quorum=True, **fields)
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            seat=body.seat(number),
            term=term,
            attended=attended.get(number, Attended.PRESENT),
        )
        for number, term in body.terms.items()
    )
    return meeting


def chains(meeting: Any) -> dict[int, int]:
    return {row.seat.number: row.chain for row in attendance_of(meeting) if row.chain}


@pytest.mark.rule("A11")
def test_absences_in_a_row_are_counted_up_to_the_meeting(body: Any) -> None:
    first = held(body, 300, {5: Attended.ABSENT, 6: Attended.ABSENT})
    held(body, 200, {5: Attended.ABSENT, 6: Attended.EXCUSED})
    last = held(body, 100, {5: Attended.ABSENT, 6: Attended.ABSENT})
    assert chains(last) == {5: 3, 6: 1}
    assert chains(first) == {5: 1, 6: 1}


@pytest.mark.rule("A7")
def test_an_additional_videoconference_does_not_count(body: Any) -> None:
    held(body, 300, {5: Attended.ABSENT})
    last = held(body, 200, {5: Attended.ABSENT}, kind="supplementary")
    assert chains(last) == {5: 1}


@pytest.mark.rule("A1")
@pytest.mark.rule("A8")
def test_the_count_is_the_holders(body: Any) -> None:
    """Another person changes nothing; another holder begins anew."""
    held(body, 300, {5: Attended.ABSENT, 6: Attended.ABSENT})
    body.term(5).delegates.update(person=body.alternate(7))
    day = timezone.localdate() - timedelta(days=250)
    SeatTerm.objects.filter(pk=body.term(6).pk).update(ended_on=day)
    body.terms[6] = SeatTerm.objects.create(
        seat=body.seat(6), organisation=body.term(9).organisation, starts_on=day + timedelta(days=1)
    )
    last = held(body, 100, {5: Attended.ABSENT, 6: Attended.ABSENT})
    assert chains(last) == {5: 2, 6: 1}


@pytest.mark.rule("Q8")
def test_the_loss_and_the_return_of_the_quorum_are_told(body: Any, at_instant: Any) -> None:
    starts = timezone.now().replace(microsecond=0)
    at_instant(starts)
    meeting = make_meeting(body, "open", starts_at=starts)
    bring_in(meeting, body)
    at_instant(starts + timedelta(minutes=20))
    leave_meeting(actor=body.representative(27), meeting=meeting)
    at_instant(starts + timedelta(minutes=30))
    join_meeting(actor=body.representative(28), meeting=meeting)
    told = [(each.at - starts, each.present, each.is_met) for each in quorum_changes(meeting)]
    enough = len(body.enough)
    assert told == [
        (timedelta(0), enough, True),
        (timedelta(minutes=20), enough - 1, False),
        (timedelta(minutes=30), enough, True),
    ]
