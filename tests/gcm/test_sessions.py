"""Opening, going through the agenda, closing."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from gcm.domain.items import conclude_item, dispose_of_item, take_up_item
from gcm.domain.presence import leave_meeting
from gcm.domain.sessions import close_meeting, open_meeting, resume_meeting, suspend_meeting
from gcm.enums import Answer, Attended, ItemState, MeetingState
from gcm.models import AgendaItem, Attendance, Presence, Reply
from tests.cast import make_user
from tests.gcm.body import bring_in, decide, item_to_decide, make_meeting


def state_of(item: Any) -> str:
    return str(AgendaItem.objects.get(pk=item.pk).state)


def end_everything(meeting: Any, body: Any) -> None:
    for item in meeting.items.all():
        if item.kind == "decision" and item.is_open:
            dispose_of_item(actor=body.chair, item=item, state=ItemState.DEFERRED, note="Next meeting")
        elif item.is_open:
            take_up_item(actor=body.chair, item=item)
            conclude_item(actor=body.chair, item=item)


def test_the_chair_opens_at_the_time_that_was_announced(body: Any, at_instant: Any) -> None:
    starts = timezone.now().replace(microsecond=0) + timedelta(minutes=30)
    meeting = make_meeting(body, "agenda_frozen", starts_at=starts)
    bring_in(meeting, body, [1])
    with pytest.raises(ValidationError, match="not before"):
        open_meeting(actor=body.chair, meeting=meeting)
    at_instant(starts)
    assert open_meeting(actor=body.chair, meeting=meeting).opened_at == starts


def test_the_agenda_is_final_first(body: Any) -> None:
    meeting = make_meeting(body, "convened", starts_at=timezone.now())
    bring_in(meeting, body, [1])
    with pytest.raises(TransitionNotAllowed):
        open_meeting(actor=body.chair, meeting=meeting)


@pytest.mark.rule("C7")
def test_whoever_presides_conducts_and_nobody_else(meeting: Any, body: Any) -> None:
    for stranger in (body.vice_chair, body.officer, make_user("superuser")):
        for verb in (suspend_meeting, close_meeting):
            with pytest.raises(PermissionDenied):
                verb(actor=stranger, meeting=meeting)
    leave_meeting(actor=body.chair, meeting=meeting)
    assert suspend_meeting(actor=body.vice_chair, meeting=meeting).state == MeetingState.SUSPENDED
    assert resume_meeting(actor=body.vice_chair, meeting=meeting).state == MeetingState.OPEN


def test_one_meeting_is_in_session_at_a_time(meeting: Any, body: Any) -> None:
    other = make_meeting(body, "agenda_frozen", starts_at=timezone.now() - timedelta(minutes=1))
    bring_in(other, body, [1])
    with pytest.raises(ValidationError, match="Another meeting"):
        open_meeting(actor=body.chair, meeting=other)


@pytest.mark.rule("T25")
def test_a_meeting_does_not_close_with_an_item_that_has_no_end(
    meeting: Any, body: Any, in_language: Any
) -> None:
    in_language("en")
    item = item_to_decide(meeting, body)
    with pytest.raises(ValidationError, match=r"1\. Item 1 en; 2\. Item 2 en"):
        close_meeting(actor=body.chair, meeting=meeting)
    assert state_of(item) == ItemState.IN_DISCUSSION
    end_everything(meeting, body)
    assert close_meeting(actor=body.chair, meeting=meeting).state == MeetingState.CLOSED


def test_calling_another_item_puts_the_first_one_back(body: Any) -> None:
    meeting = make_meeting(body, "open", items=2)
    bring_in(meeting, body)
    first, second = meeting.items.filter(kind="decision")
    take_up_item(actor=body.officer, item=first)
    take_up_item(actor=body.chair, item=second)
    assert (state_of(first), state_of(second)) == (ItemState.SCHEDULED, ItemState.IN_DISCUSSION)


def test_an_item_for_decision_is_not_just_concluded(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    with pytest.raises(ValidationError):
        conclude_item(actor=body.chair, item=item)


@pytest.mark.rule("X2")
def test_the_secretariat_ends_no_item(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    with pytest.raises(PermissionDenied):
        dispose_of_item(actor=body.officer, item=item, state=ItemState.WITHDRAWN, note="No")
    assert state_of(item) == ItemState.IN_DISCUSSION


def test_what_becomes_of_an_item_is_said(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    with pytest.raises(ValidationError):
        dispose_of_item(actor=body.chair, item=item, state=ItemState.DEFERRED, note=" ")
    with pytest.raises(ValidationError):
        dispose_of_item(actor=body.chair, item=item, state=ItemState.DECIDED, note="So decided")


@pytest.mark.rule("W15")
def test_ending_without_decision_is_told_to_the_thing(
    meeting: Any, body: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gcm.domain import effects

    told: list[tuple[Any, str]] = []

    def dispose(*, actor: Any, subject: Any, state: str, note: str) -> None:
        told.append((state, note))

    effect = effects.Effect("test.tell", "", run=lambda **kwargs: None, dispose=dispose)
    monkeypatch.setitem(effects._effects, "test.tell", effect)
    item = item_to_decide(meeting, body)
    AgendaItem.objects.filter(pk=item.pk).update(effect="test.tell")
    dispose_of_item(actor=body.chair, item=item, state=ItemState.REFERRED, note="To the working group")
    assert told == [(ItemState.REFERRED, "To the working group")]


@pytest.mark.rule("A2")
@pytest.mark.rule("T22")
def test_what_the_meeting_was_for_each_seat(body: Any) -> None:
    body.term(32).delegates.all().delete()
    Reply.objects.filter(term=body.term(32)).delete()
    body.term(32).delete()
    del body.terms[32]
    meeting = make_meeting(body, "open")
    bring_in(meeting, body)
    before, after = meeting.starts_at - timedelta(days=1), meeting.starts_at + timedelta(minutes=1)
    for seat, at in ((30, before), (26, before), (28, after)):
        meeting.replies.filter(seat__number=seat).update(answer=Answer.ABSENT, answered_at=at)
    end_everything(meeting, body)
    close_meeting(actor=body.chair, meeting=meeting)
    was = {each.seat.number: each.attended for each in Attendance.objects.select_related("seat")}
    assert was[30] == Attended.PRESENT  # gave notice, and came
    assert was[26] == Attended.EXCUSED
    assert was[28] == Attended.ABSENT  # A3: notice after the start is none
    assert was[32] == Attended.VACANT
    assert len(was) == len(body.numbers)


@pytest.mark.rule("A5")
def test_minutes_present_are_counted_once(body: Any, at_instant: Any) -> None:
    starts = timezone.now().replace(microsecond=0)
    at_instant(starts)
    meeting = make_meeting(body, "open", starts_at=starts)
    bring_in(meeting, body, [1, 3])
    Presence.objects.create(
        meeting=meeting,
        seat=body.seat(3),
        person=body.alternate(3),
        capacity="alternate",
        joined_at=starts + timedelta(minutes=10),
    )
    at_instant(starts + timedelta(minutes=45))
    end_everything(meeting, body)
    close_meeting(actor=body.chair, meeting=meeting)
    assert Attendance.objects.get(seat=body.seat(3)).minutes_present == 45
    assert not Presence.objects.here().exists()


def test_after_the_end_nothing_more_is_decided(meeting: Any, body: Any) -> None:
    from tests.gcm.gavel import note_consensus

    decision = decide(meeting, body)
    end_everything(meeting, body)
    close_meeting(actor=body.chair, meeting=meeting)
    with pytest.raises(PermissionDenied):
        note_consensus(actor=body.chair, item=decision.item, text_number=1)
