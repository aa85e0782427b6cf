"""An observer who is invited for named items sees the room and the papers of those, and no more (O3)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gcm.domain.agenda import remove_item
from gcm.domain.meetings import freeze_agenda
from gcm.domain.observers import inform_of_observer, invite_observer, record_interest
from gcm.models import Meeting, Observer
from gcm.queries.planning.packs import contents_for
from gcm.queries.planning.papers import papers_of
from tests.cast import make_user
from tests.gcm.body import Body, make_meeting
from tests.gcm.planning.papers import file_paper
from tests.gcm.post import calendar, mails, plain
from tests.gcm.room import at
from tests.plugins.worlds import kept

pytestmark = pytest.mark.rule("O3")
MINE, OTHER = "Item 2 en", "Item 3 en"


@kept
def meeting(body: Body) -> Any:
    return make_meeting(body, "convened", items=2)


@kept
def guest(body: Body, meeting: Meeting) -> Any:
    """Invited for the second item alone."""
    noted = record_interest(
        actor=body.officer,
        meeting=meeting,
        person=make_user("observer"),
        organisation=body.term(20).organisation,
        items=meeting.items.filter(position=2),
    )
    informed = inform_of_observer(actor=body.officer, observer=noted)
    return invite_observer(actor=body.chair, observer=informed).person


def unfolded(answer: Any) -> str:
    """A calendar breaks its long lines (RFC 5545, 3.1)."""
    return str(answer.content.decode()).replace("\r\n ", "")


def shown(text: str) -> tuple[bool, bool]:
    return MINE in text, OTHER in text


@pytest.mark.parametrize("name", ["gcm:meeting", "gcm:agenda", "gcm:room", "gcm:room_live", "gcm:calendar"])
def test_every_door_shows_those_items_alone(
    body: Body, meeting: Meeting, guest: Any, client_of: Callable[..., Client], name: str
) -> None:
    freeze_agenda(actor=body.officer, meeting=meeting)
    member = client_of(body.representative(9)).get(at(name, meeting))
    assert shown(unfolded(member)) == (True, True)
    assert shown(unfolded(client_of(guest).get(at(name, meeting)))) == (True, False)


def test_the_invitation_and_its_calendar_name_those_items_alone(body: Body, guest: Any) -> None:
    (message,) = mails("gcm.observer_invited").values()
    assert shown(plain(message)) == (True, False)
    assert shown(str(calendar(message)["DESCRIPTION"])) == (True, False)


@pytest.mark.rule("O5")
def test_papers_of_other_items_are_not_theirs(
    body: Body, meeting: Meeting, guest: Any, client_of: Callable[..., Client]
) -> None:
    mine, other, general = (
        file_paper(meeting, body, "public", item=item)
        for item in (meeting.items.get(position=2), meeting.items.get(position=3), None)
    )
    assert [row.paper for row in papers_of(meeting, guest)] == [mine]
    client = client_of(guest)
    answers = [
        client.get(each.files.get().upload.get_absolute_url()).status_code for each in (mine, other, general)
    ]
    assert answers == [200, 404, 404]
    pack = contents_for(meeting, guest, "en")
    assert pack.items == [meeting.items.get(position=2).pk]
    assert pack.fingerprint != contents_for(meeting, body.representative(9), "en").fingerprint


def test_another_item_in_discussion_is_not_theirs_to_follow(
    meeting: Meeting, guest: Any, client_of: Callable[..., Client]
) -> None:
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(state="open", starts_at=now, opened_at=now)
    meeting.items.filter(position=3).update(state="in_discussion")
    text = client_of(guest).get(at("gcm:room", meeting)).content.decode()
    assert (OTHER in text, "In discussion" in text) == (False, False)


def test_an_item_that_is_taken_off_opens_nothing_else(
    body: Body, meeting: Meeting, guest: Any, client_of: Callable[..., Client]
) -> None:
    remove_item(actor=body.officer, item=meeting.items.get(position=2))
    invited = Observer.objects.get(person=guest)
    assert (invited.for_items_only, invited.items.count()) == (True, 0)
    assert shown(client_of(guest).get(at("gcm:meeting", meeting)).content.decode()) == (False, False)
