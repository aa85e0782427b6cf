"""An attempt at a consensus: from the text on the screen to the gavel, to another text, or to none."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from gcm.domain.conduct.attempts import call_for_objections, close_attempt
from gcm.domain.gavel import ConsensusLockedError, note_consensus
from gcm.domain.items import dispose_of_item
from gcm.domain.positions import state_position
from gcm.domain.presence import leave_meeting
from gcm.domain.room import StaleTextError
from gcm.domain.texts import put_text
from gcm.enums import AttemptState, ItemState
from gcm.models import Decision, DecisionAttempt, Position
from tests.cast import make_user
from tests.gcm.conduct.house import fill
from tests.gcm.room import OTHER_WORDS, state
from tests.plugins.worlds import kept


@kept
def meeting(meeting: Any, body: Any) -> Any:
    """With everybody there."""
    fill(meeting, body)
    return meeting


def states() -> list[str]:
    return list(DecisionAttempt.objects.order_by("text__number").values_list("state", flat=True))


@pytest.mark.rule("Z3")
def test_from_the_screen_to_the_gavel(item: Any, body: Any) -> None:
    assert states() == [AttemptState.ON_SCREEN]
    call_for_objections(actor=body.chair, item=item, text_number=1)
    assert states() == [AttemptState.CALLED]
    note_consensus(actor=body.chair, item=item, text_number=1)
    assert states() == [AttemptState.ADOPTED]


@pytest.mark.rule("Z3")
def test_no_gavel_before_the_call_on_this_very_text(item: Any, body: Any) -> None:
    """Whoever had no time to read the words has not joined by their silence."""
    with pytest.raises(ConsensusLockedError, match="not been called for"):
        note_consensus(actor=body.chair, item=item, text_number=1)
    call_for_objections(actor=body.chair, item=item, text_number=1)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER_WORDS)
    with pytest.raises(ConsensusLockedError, match="not been called for"):
        note_consensus(actor=body.chair, item=item, text_number=2)
    assert not Decision.objects.exists()
    call_for_objections(actor=body.chair, item=item, text_number=2)
    assert note_consensus(actor=body.chair, item=item, text_number=2).number == 1


@pytest.mark.rule("Z3")
@pytest.mark.rule("D4")
def test_another_text_is_another_attempt(item: Any, body: Any) -> None:
    call_for_objections(actor=body.chair, item=item, text_number=1)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER_WORDS)
    assert states() == [AttemptState.REPLACED, AttemptState.ON_SCREEN]
    with pytest.raises(StaleTextError):
        call_for_objections(actor=body.chair, item=item, text_number=1)


@pytest.mark.rule("Z3")
@pytest.mark.rule("D5")
def test_the_chair_closes_the_attempt_and_not_the_objection(item: Any, body: Any) -> None:
    """The objection ends with the attempt; the item goes on, and needs another text."""
    objection = state(body, item, 24, "objection")
    close_attempt(actor=body.chair, item=item, text_number=1)
    objection.refresh_from_db()
    assert (objection.withdrawn_at, objection.lapsed_at is not None) == (None, True)
    assert states() == [AttemptState.NO_CONSENSUS]
    with pytest.raises(ConsensusLockedError, match="another wording"):
        note_consensus(actor=body.chair, item=item, text_number=1)
    with pytest.raises(ValidationError, match="ended without consensus"):
        state(body, item, 24, "reservation")
    with pytest.raises(ValidationError, match="ended without consensus"):
        close_attempt(actor=body.chair, item=item, text_number=1)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER_WORDS)
    call_for_objections(actor=body.chair, item=item, text_number=2)
    assert note_consensus(actor=body.chair, item=item, text_number=2).number == 1


@pytest.mark.rule("D5")
@pytest.mark.rule("X2")
def test_nobody_but_who_presides_closes_an_attempt(item: Any, body: Any) -> None:
    state(body, item, 24, "objection")
    for stranger in (body.officer, body.vice_chair, body.representative(24), make_user("superuser")):
        with pytest.raises(PermissionDenied):
            close_attempt(actor=stranger, item=item, text_number=1)
    assert Position.objects.live().count() == 1


@pytest.mark.rule("D6")
@pytest.mark.parametrize("end", [ItemState.DEFERRED, ItemState.REFERRED, ItemState.WITHDRAWN])
def test_one_objection_blocks_and_the_item_can_end_otherwise(item: Any, body: Any, end: str) -> None:
    state(body, item, 24, "objection")
    with pytest.raises(ConsensusLockedError, match="Seat 24 maintains an objection"):
        note_consensus(actor=body.chair, item=item, text_number=1)
    ended = dispose_of_item(actor=body.chair, item=item, state=end, note="After consultation.")
    assert ended.state == end
    assert not Decision.objects.exists()


@pytest.mark.rule("D1")
def test_silence_joins(item: Any, body: Any) -> None:
    """Nobody has said a word, and that is a consensus."""
    assert not Position.objects.exists()
    call_for_objections(actor=body.chair, item=item, text_number=1)
    assert note_consensus(actor=body.chair, item=item, text_number=1).record["positions"] == []


@pytest.mark.rule("D9")
def test_the_chair_objects_as_a_member_and_passes_the_gavel(item: Any, meeting: Any, body: Any) -> None:
    state_position(actor=body.chair, item=item, text_number=1, kind="objection", reason="As a member.")
    with pytest.raises(ConsensusLockedError, match="Seat 1 maintains"):
        note_consensus(actor=body.chair, item=item, text_number=1)
    leave_meeting(actor=body.chair, meeting=meeting)
    with pytest.raises(ConsensusLockedError, match="Seat 1 maintains"):
        note_consensus(actor=body.vice_chair, item=item, text_number=1)
    close_attempt(actor=body.vice_chair, item=item, text_number=1)
    assert states() == [AttemptState.NO_CONSENSUS]
