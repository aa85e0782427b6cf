"""Matters arising: one press puts them on an agenda, and the list is that of the moment (N14)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from gcm.domain.planning.sources import place_candidate
from gcm.enums import FollowUpState, ItemState
from gcm.models import AgendaItem, FollowUp, Meeting
from gcm.queries.planning.arising import arising_at
from tests.cast import sign_in
from tests.gcm.body import Body, make_meeting
from tests.gcm.room import at

pytestmark = pytest.mark.rule("N14")


@pytest.fixture
def past(body: Body) -> Meeting:
    """Held, with an action that is late, one in progress and an item that was deferred."""
    closed = timezone.now() - timedelta(days=9)
    meeting = make_meeting(body, "closed", items=2, closed_at=closed, starts_at=closed)
    item, today = meeting.items.get(position=1), timezone.localdate()
    for text, days, state in (("Late", -1, "open"), ("Coming", 5, "in_progress")):
        FollowUp.objects.create(
            item=item, text_en=text, by_secretariat=True, due_on=today + timedelta(days=days), state=state
        )
    AgendaItem.objects.filter(meeting=meeting, position=2).update(
        state=ItemState.DEFERRED, disposition="More time"
    )
    return meeting


def listed(meeting: Meeting) -> tuple[list[str], list[str], list[str]]:
    found = arising_at(meeting)
    return (
        [str(each) for each in found.late],
        [str(each) for each in found.other],
        [str(each) for each in found.returned],
    )


def test_one_press_puts_them_on_a_draft_agenda(past: Meeting, body: Body) -> None:
    meeting = make_meeting(body, "draft", items=0)
    officer, page = sign_in(Client(), body.officer), at("gcm:arising", meeting)
    assert "Put on the agenda" in officer.get(page).content.decode()
    assert officer.post(page).status_code == 302
    text = officer.get(page).content.decode()
    assert [words in text for words in ("Late", "Coming", "Item 2 en", "More time")] == [True] * 4
    assert officer.post(page).status_code == 422
    assert meeting.items.filter(is_arising=True).count() == 1


def test_the_list_is_that_of_the_moment(past: Meeting, body: Body) -> None:
    meeting = make_meeting(body, "convened", items=0)
    assert listed(meeting) == (["Late"], ["Coming"], ["Item 2 en"])
    FollowUp.objects.filter(text_en="Late").update(state=FollowUpState.DONE, closed_at=timezone.now())
    key = str(past.items.get(position=2).pk)
    place_candidate(actor=body.officer, source="gcm.returned", key=key, meeting=meeting)
    assert listed(meeting) == ([], ["Coming"], [])


@pytest.mark.rule("T2")
def test_of_a_meeting_that_is_over_it_stays_as_it_was(past: Meeting, body: Body) -> None:
    closed = timezone.now() - timedelta(hours=1)
    meeting = make_meeting(body, "closed", items=0, starts_at=closed, closed_at=closed)
    before = listed(meeting)
    FollowUp.objects.update(state=FollowUpState.DONE, closed_at=timezone.now())
    coming = make_meeting(body, "convened", items=0)
    key = str(past.items.get(position=2).pk)
    place_candidate(actor=body.officer, source="gcm.returned", key=key, meeting=coming)
    assert listed(meeting) == before == (["Late"], ["Coming"], ["Item 2 en"])


def test_members_read_and_do_not_place(past: Meeting, body: Body) -> None:
    meeting = make_meeting(body, "convened", items=0)
    member, page = sign_in(Client(), body.representative(9)), at("gcm:arising", meeting)
    assert "Put on the agenda" not in member.get(page).content.decode()
    assert member.post(page).status_code == 403
    assert not meeting.items.filter(is_arising=True).exists()


def test_nothing_left_is_nothing_to_place(body: Body) -> None:
    meeting = make_meeting(body, "convened", items=0)
    with pytest.raises(ValidationError) as error:
        place_candidate(actor=body.officer, source="gcm.arising", key="open", meeting=meeting)
    assert error.value.code == "gone"


def test_not_once_the_agenda_is_final(past: Meeting, body: Body) -> None:
    meeting: Any = make_meeting(body, "agenda_frozen", items=0)
    with pytest.raises(ValidationError) as error:
        place_candidate(actor=body.officer, source="gcm.arising", key="open", meeting=meeting)
    assert error.value.code == "agenda_final"
