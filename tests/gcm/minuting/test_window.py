"""The time for comments is not skipped: only the chair does without it, and says why (N4)."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from alliance87.core import inbox, ledger
from gcm.domain.issuing import issue_minutes
from gcm.domain.minutes import hand_to_chair, take_back
from gcm.domain.minuting.comments import circulate_draft
from gcm.domain.minuting.window import waive_comments
from gcm.enums import MinutesState
from gcm.queries.minutes_document import document
from tests.cast import sign_in
from tests.gcm.body import Body
from tests.gcm.minuting.record import put_right, waive, write
from tests.gcm.room import at

pytestmark = pytest.mark.rule("N4")
REASON = "The donor needs them tomorrow."


def test_the_secretariat_cannot_skip_the_members(minutes: Any, body: Body) -> None:
    write(minutes, body)
    with pytest.raises(ValidationError) as error:
        hand_to_chair(actor=body.officer, minutes=minutes)
    assert error.value.code == "comments_not_asked"
    client = sign_in(Client(), body.officer)
    assert (
        at("gcm:minutes_hand_over", minutes.meeting)
        not in client.get(at("gcm:minutes_edit", minutes.meeting)).content.decode()
    )


def test_the_chair_alone_does_without_and_gives_a_reason(minutes: Any, body: Body) -> None:
    write(minutes, body)
    for stranger in (body.officer, body.vice_chair, body.representative(9)):
        with pytest.raises(PermissionDenied):
            waive_comments(actor=stranger, minutes=minutes, reason=REASON)
    client = sign_in(Client(), body.chair)
    page = at("gcm:minutes_waive", minutes.meeting)
    assert page in client.get(at("gcm:minutes", minutes.meeting)).content.decode()
    assert client.post(page, {"reason": " "}).status_code == 422
    assert client.post(page, {"reason": REASON}).status_code == 302
    assert ledger.entries_of(minutes).last().kind == "gcm.comments_waived"
    handed = hand_to_chair(actor=body.officer, minutes=minutes)
    issued = issue_minutes(actor=body.chair, minutes=handed)
    assert document(issued.content, "fr").waived == REASON


def test_the_chair_ends_the_time_early(minutes: Any, body: Body) -> None:
    write(minutes, body)
    circulate_draft(actor=body.officer, minutes=minutes)
    with pytest.raises(ValidationError):
        hand_to_chair(actor=body.officer, minutes=minutes)
    over = waive_comments(actor=body.chair, minutes=minutes, reason=REASON)
    assert (over.are_comments_open, over.can_be_written) == (False, True)
    assert "gcm.comment_minutes" not in [each.kind for each in inbox.tasks_of(body.representative(9))]
    assert hand_to_chair(actor=body.officer, minutes=minutes).state == MinutesState.WITH_CHAIR


def test_it_is_done_once_and_not_after_the_time(minutes: Any, body: Body) -> None:
    write(minutes, body)
    waive(minutes, body)
    with pytest.raises(ValidationError) as error:
        waive(minutes, body)
    assert error.value.code == "not_waiting"
    handed = hand_to_chair(actor=body.officer, minutes=minutes)
    back = take_back(actor=body.officer, minutes=handed)
    assert hand_to_chair(actor=body.officer, minutes=back).state == MinutesState.WITH_CHAIR


@pytest.mark.rule("N15")
def test_another_version_needs_no_second_round(issued: Any, body: Body) -> None:
    assert put_right(issued, body).version == 2
