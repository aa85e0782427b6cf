"""Versions of an agenda, other deadlines, other business (G5, G9, G10, G11, T14)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone, translation

from alliance87.core import rulesets
from gcm.domain.agenda import add_item, remove_item
from gcm.domain.items import conclude_item, take_up_item
from gcm.domain.meetings import convene_meeting, freeze_agenda, reschedule_meeting
from gcm.domain.planning.agenda_versions import (
    add_other_business,
    agree_to_decide,
    reorder_final_agenda,
)
from gcm.domain.planning.deadlines import set_deadlines
from gcm.domain.presence import leave_meeting
from gcm.domain.texts import put_text
from gcm.enums import ItemKind, ItemState
from gcm.models import AgendaVersion, Meeting
from gcm.queries.planning.agenda import versions_of
from gcm.queries.planning.deadlines import deadlines_of
from gcm.templatetags.meeting_times import instant_there, instant_utc
from tests.gcm.body import WORDS, Body, bring_in, make_meeting
from tests.gcm.gavel import note_consensus
from tests.gcm.post import mails, plain
from tests.plugins.worlds import kept

EN = "seat-3@example.org"  # reads English
TITLES = {"fr": "Question nouvelle", "en": "A new matter", "es": "Asunto nuevo"}


@kept
def to_come(body: Body) -> Meeting:
    draft = make_meeting(body, "draft", items=3, starts_at=timezone.now() + timedelta(days=90))
    return convene_meeting(actor=body.officer, meeting=draft)


@pytest.mark.rule("G5")
def test_each_agenda_that_members_are_given_is_kept_with_what_changed(
    body: Body, to_come: Meeting, client_of: Callable[..., Client]
) -> None:
    remove_item(actor=body.officer, item=to_come.items.get(position=2))
    add_item(actor=body.officer, meeting=to_come, titles=TITLES, kind=ItemKind.INFORMATION)
    freeze_agenda(actor=body.officer, meeting=to_come)

    final, provisional = versions_of(to_come, body.officer)
    assert (provisional.version.is_final, final.version.is_final) == (False, True)
    told = [
        ("added" if each.is_added else "off", (each.after or each.before).title) for each in final.differences
    ]
    assert told == [("added", "A new matter"), ("off", "Item 2 en")]
    page = client_of(body.representative(3)).get(f"{to_come.get_absolute_url()}agenda/").content.decode()
    assert ("A new matter" in page, "<s>2. Item 2 en</s>" in page) == (True, True)


@pytest.mark.rule("T2")
def test_a_version_does_not_change(body: Body, to_come: Meeting) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        AgendaVersion.objects.filter(meeting=to_come).update(content=[])
    assert len(AgendaVersion.objects.get(meeting=to_come).content) == 4


@pytest.mark.rule("G9")
def test_the_chair_moves_an_item_of_a_final_agenda_and_says_why(body: Body, to_come: Meeting) -> None:
    freeze_agenda(actor=body.officer, meeting=to_come)
    item = to_come.items.get(position=2)

    moved = reorder_final_agenda(actor=body.chair, item=item, position=4, reason="Its paper came late")

    latest = versions_of(to_come, body.officer)[0]
    assert (moved.position, latest.version.reason) == (4, "Its paper came late")
    assert [each.after.title for each in latest.differences if each.after] == ["Item 2 en"]


@pytest.mark.rule("G9")
def test_nobody_else_moves_it_nor_without_a_reason_nor_the_opening(body: Body, to_come: Meeting) -> None:
    item = to_come.items.get(position=2)
    with pytest.raises(ValidationError) as error:
        reorder_final_agenda(actor=body.chair, item=item, position=3, reason="Early")
    assert error.value.code == "not_final"
    freeze_agenda(actor=body.officer, meeting=to_come)

    for actor in (body.officer, body.vice_chair, body.representative(3)):
        with pytest.raises(PermissionDenied):
            reorder_final_agenda(actor=actor, item=item, position=3, reason="Because")
    for moved, position, reason in (
        (item, 3, " "),
        (item, 1, "First"),
        (to_come.items.get(position=1), 3, "Last"),
    ):
        with pytest.raises(ValidationError):
            reorder_final_agenda(actor=body.chair, item=moved, position=position, reason=reason)
    assert to_come.items.get(pk=item.pk).position == 2


@pytest.mark.rule("G5")
def test_deadlines_follow_the_house_rules_of_the_day_of_the_notice(body: Body) -> None:
    starts = datetime(2028, 4, 5, 12, 0, tzinfo=UTC)
    meeting = make_meeting(body, "convened", starts_at=starts, zone="Europe/Zurich")
    rules, stand = rulesets.in_force(), deadlines_of(meeting)

    for due, key in (
        (stand.notice_at, "gcm.meetings.notice_days"),
        (stand.papers_at, "gcm.meetings.papers_days"),
        (stand.agenda_at, "gcm.meetings.agenda_days"),
    ):
        there = due.astimezone(meeting.place_zone)
        assert (starts.astimezone(meeting.place_zone).date() - there.date()).days == rules[key]
        assert there.hour == 14


@pytest.mark.rule("G5")
@pytest.mark.rule("T14")
def test_the_chair_sets_another_deadline_and_everybody_reads_why(
    body: Body, to_come: Meeting, client_of: Callable[..., Client]
) -> None:
    browser, address = client_of(body.chair), f"{to_come.get_absolute_url()}deadlines/"
    zone = to_come.place_zone
    due = (to_come.starts_at - timedelta(days=3)).astimezone(zone).replace(second=0, microsecond=0)
    typed = {"papers_at": due.strftime("%Y-%m-%dT%H:%M"), "reason": "The summit is the week before"}

    assert browser.post(address, {**typed, "reason": ""}).status_code == 422
    assert browser.post(address, typed).status_code == 302

    to_come.refresh_from_db()
    stand = deadlines_of(to_come)
    assert (stand.papers_at, stand.papers_shortened, stand.agenda_shortened) == (due, True, False)
    page = client_of(body.representative(3)).get(to_come.get_absolute_url()).content.decode()
    assert "The summit is the week before" in page
    assert f'datetime="{due.astimezone(UTC):%Y-%m-%dT%H:%M}' in page


@pytest.mark.rule("G5")
@pytest.mark.rule("X2")
def test_deadlines_are_the_chair_s_and_lie_before_the_start(body: Body, to_come: Meeting) -> None:
    near = to_come.starts_at - timedelta(days=2)
    with pytest.raises(PermissionDenied):
        set_deadlines(actor=body.officer, meeting=to_come, papers_at=near, reason="Late")
    for instant in (timezone.now() - timedelta(hours=1), to_come.starts_at + timedelta(seconds=1)):
        with pytest.raises(ValidationError) as error:
            set_deadlines(actor=body.chair, meeting=to_come, agenda_at=instant, reason="Late")
        assert list(error.value.message_dict) == ["agenda_at"]


@pytest.mark.rule("G5")
def test_another_date_brings_the_house_rules_back(body: Body, to_come: Meeting) -> None:
    near = to_come.starts_at - timedelta(days=2)
    set_deadlines(actor=body.chair, meeting=to_come, papers_at=near, agenda_at=near, reason="Late")
    later = to_come.starts_at + timedelta(days=7)

    moved = reschedule_meeting(
        actor=body.officer, meeting=to_come, starts_at=later, ends_at=later + timedelta(hours=3)
    )

    assert (deadlines_of(moved).is_shortened, moved.deadlines_reason) == (False, "")
    assert deadlines_of(moved).papers_at > near - timedelta(days=30)


@pytest.mark.rule("T14")
def test_the_notice_tells_the_deadlines_as_instants(body: Body, to_come: Meeting) -> None:
    due = deadlines_of(to_come)
    with translation.override("en"):
        told = [instant_utc(due.papers_at), instant_there(due.papers_at, to_come), instant_utc(due.agenda_at)]

    (text,) = {plain(message) for address, message in mails("gcm.meeting_convened").items() if address == EN}
    assert [words for words in told if words not in text] == []


def raised(body: Body, meeting: Meeting) -> Any:
    item = add_other_business(actor=body.officer, meeting=meeting, titles=TITLES)
    return take_up_item(actor=body.chair, item=item)


@pytest.mark.rule("G10")
def test_other_business_is_for_information(body: Body, meeting: Meeting) -> None:
    item = raised(body, meeting)

    with pytest.raises(ValidationError):
        put_text(actor=body.officer, item=item, source_language="fr", wordings=WORDS)
    assert (item.kind, item.is_other_business) == (ItemKind.INFORMATION, True)
    assert conclude_item(actor=body.chair, item=item).state == ItemState.CONCLUDED


@pytest.mark.rule("G10")
def test_the_room_may_agree_to_decide_on_it(
    body: Body, meeting: Meeting, client_of: Callable[..., Client]
) -> None:
    bring_in(meeting, body, [number for number in body.people if number not in body.enough])
    item = raised(body, meeting)
    address = f"{meeting.get_absolute_url()}agenda/{item.public_id}/to-decide/"

    assert client_of(body.officer).post(address).status_code == 403
    assert client_of(body.chair).post(address).status_code == 302

    item.refresh_from_db()
    put_text(actor=body.officer, item=item, source_language="fr", wordings=WORDS)
    assert note_consensus(actor=body.chair, item=item, text_number=1).item == item


@pytest.mark.rule("G10")
def test_not_without_a_quorum_nor_for_another_item(body: Body, meeting: Meeting) -> None:
    planned = meeting.items.get(position=2)
    with pytest.raises(ValidationError):
        agree_to_decide(actor=body.chair, item=planned)
    item = raised(body, meeting)
    leave_meeting(actor=body.representative(30), meeting=meeting)

    with pytest.raises(ValidationError) as error:
        agree_to_decide(actor=body.chair, item=item)
    assert error.value.code == "no_quorum"
    with pytest.raises(PermissionDenied):
        agree_to_decide(actor=body.vice_chair, item=item)
    item.refresh_from_db()
    assert item.kind == ItemKind.INFORMATION


@pytest.mark.rule("G10")
@pytest.mark.parametrize("state", ["draft", "closed", "cancelled"])
def test_other_business_is_raised_between_notice_and_end(body: Body, state: str) -> None:
    with pytest.raises(ValidationError):
        add_other_business(actor=body.officer, meeting=make_meeting(body, state), titles=TITLES)


@pytest.mark.rule("G10")
def test_the_page_adds_it_to_a_final_agenda_as_a_new_version(
    body: Body, to_come: Meeting, client_of: Callable[..., Client]
) -> None:
    freeze_agenda(actor=body.officer, meeting=to_come)
    browser, address = client_of(body.chair), f"{to_come.get_absolute_url()}agenda/other-business/"
    typed = {f"title_{code}": title for code, title in TITLES.items()}

    assert browser.post(address, {**typed, "title_es": ""}).status_code == 422
    assert browser.post(address, typed).status_code == 302

    assert [each.after.title for each in versions_of(to_come, body.officer)[0].differences if each.after] == [
        "A new matter"
    ]
