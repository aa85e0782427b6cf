"""What seats say on a draft decision."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from gcm.domain.positions import may_withdraw, state_position, withdraw_position
from gcm.domain.presence import join_meeting, leave_meeting, record_join
from gcm.domain.room import StaleTextError
from gcm.domain.sessions import suspend_meeting
from gcm.domain.texts import put_text
from gcm.enums import Capacity, PositionKind
from gcm.models import Delegate, Observer, Position
from gcm.queries.room import room_of
from tests.cast import make_user
from tests.gcm.body import decide, item_to_decide

OTHER_WORDS = {"fr": ("Créer un groupe", "Le GCM crée le groupe pour douze mois.")}


def object_to(item: Any, actor: Any, text_number: int = 1) -> Position:
    return state_position(
        actor=actor, item=item, text_number=text_number, kind=PositionKind.OBJECTION, reason="Too vague"
    )


def say(item: Any, actor: Any, kind: str, text_number: int = 1) -> Position:
    return state_position(actor=actor, item=item, text_number=text_number, kind=kind)


@pytest.mark.rule("D3")
@pytest.mark.parametrize("reason", ["", "   \n"])
def test_an_objection_needs_a_reason(meeting: Any, body: Any, reason: str) -> None:
    item = item_to_decide(meeting, body)
    with pytest.raises(ValidationError) as refusal:
        state_position(
            actor=body.representative(24), item=item, text_number=1, kind="objection", reason=reason
        )
    assert list(refusal.value.message_dict) == ["reason"]
    assert not Position.objects.exists()


@pytest.mark.rule("D4")
def test_a_new_text_lets_everything_lapse_but_objections(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    objection = object_to(item, body.representative(24))
    say(item, body.representative(25), PositionKind.RESERVATION)
    say(item, body.representative(27), PositionKind.AD_REFERENDUM)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER_WORDS)
    assert list(Position.objects.live()) == [objection]


@pytest.mark.rule("D4")
def test_a_position_is_on_the_text_that_was_read(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER_WORDS)
    with pytest.raises(StaleTextError):
        object_to(item, body.representative(24), text_number=1)
    assert object_to(item, body.representative(24), text_number=2).text.number == 2


@pytest.mark.rule("D5")
def test_only_its_seat_withdraws_an_objection(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    objection = object_to(item, body.representative(24))
    for stranger in (body.chair, body.representative(25), body.officer, make_user("superuser")):
        with pytest.raises(PermissionDenied):
            withdraw_position(actor=stranger, position=objection)
    with pytest.raises(ValidationError, match="present"):
        withdraw_position(actor=body.alternate(24), position=objection)
    join_meeting(actor=body.alternate(24), meeting=meeting)
    assert withdraw_position(actor=body.alternate(24), position=objection).withdrawn_at is not None


@pytest.mark.rule("D5")
def test_another_position_does_not_clear_an_objection(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    objection = object_to(item, body.representative(24))
    with pytest.raises(ValidationError, match="stands"):
        say(item, body.representative(24), PositionKind.AD_REFERENDUM)
    assert list(Position.objects.live()) == [objection]


def test_another_statement_takes_the_place_of_the_one_before(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    say(item, body.representative(24), PositionKind.RESERVATION)
    second = say(item, body.representative(24), PositionKind.DISSOCIATION)
    assert list(Position.objects.live()) == [second]


@pytest.mark.rule("D8")
@pytest.mark.rule("T16")
@pytest.mark.parametrize("who", ["observer", "adviser", "secretariat", "superuser", "stranger"])
def test_whoever_has_no_seat_has_no_position(meeting: Any, body: Any, who: str) -> None:
    item = item_to_decide(meeting, body)
    actor = _somebody(who, meeting, body)
    with pytest.raises(PermissionDenied):
        object_to(item, actor)
    assert not Position.objects.exists()


def _somebody(who: str, meeting: Any, body: Any) -> Any:
    if who == "adviser":
        return body.accredit(24, Capacity.ADVISER)
    if who == "secretariat":
        return body.officer
    if who == "superuser":
        return make_user("superuser")
    user = make_user("follower")
    if who == "observer":
        now = timezone.now()
        Observer.objects.create(
            meeting=meeting,
            person=user,
            organisation=body.term(32).organisation,
            interest_at=now,
            informed_at=now,
            invited_at=now,
        )
    return user


def test_the_absent_have_no_position(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    leave_meeting(actor=body.representative(24), meeting=meeting)
    for absent in (body.representative(24), body.representative(32)):
        with pytest.raises(ValidationError, match="present"):
            object_to(item, absent)


@pytest.mark.rule("T28")
def test_after_the_gavel_nothing_is_stated_or_withdrawn(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    said = say(item, body.representative(24), PositionKind.RESERVATION)
    from tests.gcm.gavel import note_consensus

    note_consensus(actor=body.chair, item=item, text_number=1)
    with pytest.raises(ValidationError):
        object_to(item, body.representative(25))
    with pytest.raises(ValidationError):
        withdraw_position(actor=body.representative(24), position=said)


def test_nothing_is_stated_during_a_break(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    suspend_meeting(actor=body.chair, meeting=meeting)
    with pytest.raises(ValidationError, match="session"):
        object_to(item, body.representative(24))


@pytest.mark.rule("R8")
def test_whoever_handed_over_speaks_no_more(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    body.term(24).delegates.update(until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(PermissionDenied):
        object_to(item, body.representative(24))


def test_an_alternate_who_is_there_speaks_for_the_seat(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    join_meeting(actor=body.alternate(31), meeting=meeting)
    assert object_to(item, body.alternate(31)).seat == body.seat(31)


def test_there_is_no_position_by_another_name(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    with pytest.raises(ValidationError):
        say(item, body.representative(24), "joins")


@pytest.mark.rule("D4")
def test_a_text_that_says_the_same_is_no_new_text(meeting: Any, body: Any) -> None:
    from tests.gcm.body import WORDS

    item = item_to_decide(meeting, body)
    with pytest.raises(ValidationError, match="already"):
        put_text(actor=body.officer, item=item, source_language="fr", wordings=WORDS)
    assert item.texts.count() == 1


def test_a_decided_item_gets_no_other_text(meeting: Any, body: Any) -> None:
    decision = decide(meeting, body)
    with pytest.raises(ValidationError, match="ended"):
        put_text(actor=body.officer, item=decision.item, source_language="fr", wordings=OTHER_WORDS)


@pytest.mark.rule("D5")
@pytest.mark.rule("Q5")
def test_whoever_is_there_for_another_seat_withdraws_nothing(meeting: Any, body: Any) -> None:
    """Accredited for both seats, and present for one of them."""
    item = item_to_decide(meeting, body)
    objection = object_to(item, body.representative(24))
    both = body.representative(25)
    Delegate.objects.create(
        term=body.term(24), person=both, capacity="alternate", since=timezone.now() - timedelta(days=9)
    )
    with pytest.raises(ValidationError, match="here for another"):
        withdraw_position(actor=both, position=objection)
    assert [each.is_mine for each in room_of(meeting, both).objections] == [False]
    leave_meeting(actor=body.representative(24), meeting=meeting)
    leave_meeting(actor=both, meeting=meeting)
    record_join(
        actor=body.officer, meeting=meeting, delegate=Delegate.objects.get(person=both, term=body.term(24))
    )
    assert [each.is_mine for each in room_of(meeting, both).objections] == [True]
    assert withdraw_position(actor=both, position=objection).withdrawn_at is not None


@pytest.mark.rule("Q4")
@pytest.mark.rule("D5")
def test_an_alternate_accredited_during_the_meeting_withdraws_nothing(meeting: Any, body: Any) -> None:
    objection = object_to(item_to_decide(meeting, body), body.representative(24))
    late = body.accredit(24, Capacity.ALTERNATE)
    Delegate.objects.filter(person=late).update(since=timezone.now() - timedelta(minutes=5))
    assert not may_withdraw(late, objection)
    assert may_withdraw(body.representative(24), objection)
