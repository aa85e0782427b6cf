"""Who is named in the minutes: groups and regions always, a member that asks (N9)."""

import re
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from alliance87.core import ledger
from gcm.domain.minuting.attribution import choose_attribution
from gcm.models import Attribution, Meeting, Position, RegionalStatement
from gcm.queries.minuting.attribution import named_in
from partners.models import RegionalGroup
from tests.cast import sign_in
from tests.gcm.body import Body, make_meeting
from tests.gcm.minuting.record import SUMMARY, write
from tests.gcm.room import at

pytestmark = pytest.mark.rule("N9")


def choose(meeting: Meeting, body: Body, *positions: int, seat: int = 9, actor: Any = None) -> Any:
    return choose_attribution(
        actor=actor or body.representative(seat),
        meeting=meeting,
        seat=body.seat(seat),
        items=meeting.items.filter(position__in=positions),
    )


def test_without_asking_nobody_is_named(closed: Meeting) -> None:
    assert named_in(closed) == {}


def test_the_speaker_asks_and_changes_their_mind(closed: Meeting, body: Body) -> None:
    choose(closed, body, 1, 2)
    choose(closed, body, 2)
    item = closed.items.get(position=2)
    holder = body.term(9).organisation.name
    assert {key: each.asked for key, each in named_in(closed).items()} == {
        item.pk: [f"{body.seat(9)} ({holder})"]
    }
    assert ledger.entries_of(closed).last().data == {"seat": body.seat(9).pk, "items": [2]}


def test_nobody_chooses_for_another(closed: Meeting, body: Body) -> None:
    for stranger in (body.representative(10), body.officer, body.accredit(9, "adviser")):
        with pytest.raises(PermissionDenied):
            choose(closed, body, 2, actor=stranger)
    assert choose(closed, body, 2, actor=body.alternate(9))[0].seat == body.seat(9)


def test_it_is_chosen_from_the_opening_until_the_issue(issued: Any, body: Body) -> None:
    for meeting in (issued.minutes.meeting, make_meeting(body, "convened")):
        with pytest.raises(ValidationError) as error:
            choose(meeting, body, 1)
        assert error.value.code == "not_now"


def test_items_of_another_meeting_are_refused(closed: Meeting, body: Body) -> None:
    with pytest.raises(ValidationError) as error:
        choose_attribution(
            actor=body.representative(9),
            meeting=closed,
            seat=body.seat(9),
            items=make_meeting(body, "convened").items.all(),
        )
    assert list(error.value.message_dict) == ["items"]


def test_groups_and_regions_are_always_named(closed: Meeting, body: Body) -> None:
    item = closed.items.get(position=2)
    region = RegionalGroup.objects.create(code="test", name_en="A region", name_fr="Une région")
    organisation = body.term(9).organisation
    RegionalStatement.objects.create(
        meeting=closed,
        item=item,
        regional_group=region,
        seat=body.seat(9),
        organisation=organisation,
        language="en",
        text="We agree.",
        made_by=body.representative(9),
    )
    Position.objects.create(
        item=item,
        text=item.texts.get(),
        seat=body.seat(10),
        person=body.representative(10),
        kind="reservation",
        as_group=True,
    )
    named = named_in(closed)[item.pk]
    assert (len(named.always), named.always[0], named.asked) == (2, f"{region} ({organisation.name})", [])


def test_whoever_writes_sees_who_asked_and_who_is_named_without_asking(minutes: Any, body: Body) -> None:
    name = body.term(9).organisation.name
    write(minutes, body, **{**SUMMARY, "en": f"{name} asked for more time."})
    client = sign_in(Client(), body.officer)
    before = client.get(at("gcm:minutes_edit", minutes.meeting)).content.decode()
    choose(minutes.meeting, body, 1, 2)
    after = client.get(at("gcm:minutes_edit", minutes.meeting)).content.decode()
    said = f"Named without having asked: {name}."
    assert (said in before, said in after) == (True, False)
    assert (
        f"{body.seat(9)} ({name})" in client.get(at("gcm:passage_edit", minutes.meeting, 2)).content.decode()
    )


def test_the_choice_is_made_on_its_page(closed: Meeting, body: Body) -> None:
    client = sign_in(Client(), body.representative(9))
    item = closed.items.get(position=2)
    page = at("gcm:attribution", closed)
    assert page in client.get(at("gcm:minutes", closed)).content.decode()
    assert client.post(page, {"items": ["0"]}).status_code == 422
    assert client.post(page, {"items": [str(item.pk)]}).status_code == 302
    assert Attribution.objects.get().item == item
    assert re.search(rf'value="{item.pk}"[^>]* checked', client.get(page).content.decode())


def test_the_scribe_sees_it_in_the_room(body: Body) -> None:
    meeting = make_meeting(body, "open")
    Meeting.objects.filter(pk=meeting.pk).update(opened_at=meeting.starts_at)
    meeting.items.filter(position=2).update(state="in_discussion")
    client, page = sign_in(Client(), body.officer), at("gcm:room_scribe_live", meeting)
    before = client.get(page)
    choose(Meeting.objects.get(pk=meeting.pk), body, 2)
    after = client.get(page)
    assert before.headers["ETag"] != after.headers["ETag"]
    assert f"{body.seat(9)} (" in after.content.decode().split("To be named (N9):")[1][:200]
