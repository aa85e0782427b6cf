"""Meetings and documents of a group, and what it asks of the GCG."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from alliance87.core.mailing.models import Delivery, Mailing
from partners.domain.group_documents import add_group_document, remove_group_document
from partners.domain.group_meetings import cancel_group_meeting, save_group_meeting
from partners.domain.stale import StaleEditError
from partners.enums import DocumentAccess
from partners.models import Group, GroupMeeting
from partners.queries.group_calendar import calendar_of
from partners.queries.group_work import people_of_group
from tests.cast import make_user
from tests.files.samples import pdf
from tests.partners.group_working import at_work, join, partner_of

STARTS = datetime(2030, 3, 31, 7, 0, tzinfo=UTC)


@pytest.fixture
def group(partner_editor: Any, secretariat: Any) -> Group:
    return at_work(partner_editor, secretariat)


def call(group: Group, lead: Any, **values: Any) -> GroupMeeting:
    given = {"title": "First", "starts_at": STARTS, "ends_at": STARTS + timedelta(hours=1)}
    return save_group_meeting(actor=lead, group=group, values={**given, "zone": "Asia/Kolkata", **values})


def change(meeting: GroupMeeting, lead: Any, **values: Any) -> GroupMeeting:
    return save_group_meeting(
        actor=lead, group=meeting.group, meeting=meeting, revision=meeting.revision, values=values
    )


def event(meeting: GroupMeeting) -> Any:
    calendar = Calendar.from_ical(calendar_of(meeting, "en"))
    return calendar["METHOD"], next(iter(calendar.walk("VEVENT")))


@pytest.mark.rule("T7")
def test_a_meeting_in_calendars_is_one_event_that_moves_and_ends(group: Group, partner_editor: Any) -> None:
    meeting = call(group, partner_editor)
    method, first = event(meeting)
    assert (method, first["SEQUENCE"], first["DTSTART"].dt.astimezone(UTC)) == ("PUBLISH", 0, STARTS)
    moved = change(meeting, partner_editor, starts_at=STARTS - timedelta(hours=1))
    assert (event(moved)[1]["SEQUENCE"], event(moved)[1]["UID"]) == (1, first["UID"])
    noted = change(moved, partner_editor, notes="We met.")
    assert event(noted)[1]["SEQUENCE"] == 1
    method, last = event(cancel_group_meeting(actor=partner_editor, meeting=noted))
    assert (method, last["SEQUENCE"], last["STATUS"]) == ("CANCEL", 2, "CANCELLED")


@pytest.mark.rule("T8")
def test_a_new_time_keeps_the_link(group: Group, partner_editor: Any) -> None:
    meeting = call(group, partner_editor, link="https://example.org/room")
    assert change(meeting, partner_editor, title="Second").link == "https://example.org/room"


@pytest.mark.rule("T6")
def test_the_page_takes_the_hour_of_the_place(group: Group, partner_editor: Any, client_of: Any) -> None:
    typed = {
        "title": "First",
        "day": "2030-03-31",
        "starts": "12:30",
        "ends": "13:30",
        "zone": "Asia/Kolkata",
        "revision": "0",
    }
    address = reverse("partners:group_meeting_call", args=[group.slug])
    browser = client_of(partner_editor)
    assert browser.post(address, {**typed, "ends": "12:00"}).status_code == 422
    skipped = {**typed, "zone": "Europe/Zurich", "starts": "02:30", "ends": "04:00"}
    assert browser.post(address, skipped).status_code == 422
    assert browser.post(address, typed).status_code == 302
    assert GroupMeeting.objects.get().starts_at == STARTS


def test_members_are_told_of_what_their_calendar_must_know(
    group: Group, partner_editor: Any, applicant: Any
) -> None:
    join(group, partner_editor, applicant, partner_of(applicant, "oak"))
    meeting = call(group, partner_editor)
    change(meeting, partner_editor, notes="Nothing new for calendars")
    told = Delivery.objects.filter(mailing__kind="partners.group_meeting")
    assert set(told.values_list("address", flat=True)) == {partner_editor.email, applicant.email}
    assert Mailing.objects.filter(kind="partners.group_meeting").count() == 1


def test_mail_to_a_group_reaches_each_editor_once(group: Group, partner_editor: Any, applicant: Any) -> None:
    for name in ("oak", "elm"):
        join(group, partner_editor, applicant, partner_of(applicant, name))
    gone = make_user("follower", email="closed@example.org", is_active=False)
    group.members.first().organisation.memberships.create(user=gone, role="editor")  # type: ignore[union-attr]
    assert {each.pk for each in people_of_group(group)} == {partner_editor.pk, applicant.pk}


@pytest.mark.rule("T13")
def test_a_stale_change_of_a_meeting_is_refused(group: Group, partner_editor: Any) -> None:
    meeting = call(group, partner_editor)
    change(meeting, partner_editor, notes="One")
    with pytest.raises(StaleEditError):
        change(meeting, partner_editor, notes="Two")
    assert GroupMeeting.objects.get().notes == "One"


def test_a_cancelled_meeting_is_over(group: Group, partner_editor: Any) -> None:
    cancelled = cancel_group_meeting(actor=partner_editor, meeting=call(group, partner_editor))
    with pytest.raises(ValidationError):
        cancel_group_meeting(actor=partner_editor, meeting=cancelled)
    with pytest.raises(ValidationError):
        change(cancelled, partner_editor, title="Again")


def test_only_leads_call_meetings(group: Group, applicant: Any, secretariat: Any) -> None:
    for stranger in (applicant, secretariat):
        with pytest.raises(PermissionDenied):
            call(group, stranger)


def test_a_document_is_read_by_those_whom_the_leads_chose(
    group: Group, partner_editor: Any, applicant: Any, follower: Any, secretariat: Any, client_of: Any
) -> None:
    join(group, partner_editor, applicant, partner_of(applicant, "oak"))
    readers = (None, follower, applicant, secretariat, partner_editor)
    may = {
        DocumentAccess.PUBLIC: [True] * 5,
        DocumentAccess.MEMBERS: [False, False, True, True, True],
        DocumentAccess.LEADS: [False, False, False, True, True],
    }
    for access, expected in may.items():
        kept = add_group_document(
            actor=partner_editor, group=group, access=access, file=ContentFile(pdf(), f"{access}.pdf")
        )
        address = kept.get_absolute_url()
        assert [client_of(who).get(address).status_code == 200 for who in readers] == expected, access
    names = [document.upload.name for document in _documents(client_of(applicant), group)]
    assert sorted(names) == ["members.pdf", "public.pdf"]
    remove_group_document(actor=partner_editor, group=group, upload=kept)
    assert client_of(partner_editor).get(address).status_code == 404


def _documents(browser: Client, group: Group) -> Any:
    page = browser.get(reverse("partners:group_space", args=[group.slug]))
    return page.context["space"].documents


def test_a_public_document_of_an_unpublished_group_is_not_public(
    group: Group, partner_editor: Any, follower: Any, client_of: Any
) -> None:
    Group.objects.update(published_at=None)
    kept = add_group_document(
        actor=partner_editor, group=group, access="public", file=ContentFile(pdf(), "a.pdf")
    )
    assert client_of(follower).get(kept.get_absolute_url()).status_code == 404


def test_a_document_that_lies_about_its_kind_is_refused(
    group: Group, partner_editor: Any, client_of: Any
) -> None:
    address = reverse("partners:group_documents", args=[group.slug])
    wrong = ContentFile(b"<html>", "plan.pdf")
    answer = client_of(partner_editor).post(address, {"file": wrong, "access": "members"})
    assert (answer.status_code, len(_documents(client_of(partner_editor), group))) == (422, 0)


@pytest.mark.rule("T6")
def test_the_mail_gives_date_time_zone_and_utc(
    group: Group, partner_editor: Any, applicant: Any, run_jobs: Any, mailoutbox: Any
) -> None:
    call(group, partner_editor)
    content = Mailing.objects.get(kind="partners.group_meeting").contents.get(language="en")
    assert ("12:30" in content.text, "Asia/Kolkata" in content.text, "UTC" in content.text) == (
        True,
        True,
        True,
    )
