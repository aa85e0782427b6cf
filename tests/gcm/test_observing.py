"""Categories, named items, objections, attendance, and the floor as a fact (O2 to O9, Z7)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance87.core import inbox
from gcm.domain.observers import inform_of_observer, invite_observer, record_interest, refuse_observer
from gcm.domain.observing import decline_observing, note_attended, note_floor, object_to_observer
from gcm.domain.presence import join_meeting
from gcm.enums import Capacity, ObserverCategory, ObserverState
from gcm.models import Delegate, Meeting, Observer
from tests.cast import make_user
from tests.gcm.body import Body, make_meeting
from tests.plugins.worlds import kept


@kept
def meeting(body: Body) -> Any:
    return make_meeting(body, "convened", items=2)


@kept
def observer(body: Body, meeting: Meeting) -> Any:
    """Of whom the GCG is informed."""
    noted = record_interest(
        actor=body.officer,
        meeting=meeting,
        person=make_user("observer"),
        organisation=body.term(20).organisation,
        category=ObserverCategory.REGIONAL,
        reason="A regional plan of action.",
        items=meeting.items.filter(position=2),
    )
    return inform_of_observer(actor=body.officer, observer=noted)


def open_now(meeting: Meeting) -> None:
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(state="open", starts_at=now, opened_at=now)


def act(meeting: Meeting, observer: Observer, name: str) -> str:
    return reverse("gcm:observer_act", args=[meeting.public_id, observer.pk, name])


@pytest.mark.rule("O3")
@pytest.mark.rule("O8")
def test_an_interest_has_a_category_a_reason_and_its_items(
    body: Body, meeting: Meeting, observer: Observer, client_of: Callable[..., Client]
) -> None:
    text = client_of(body.representative(9)).get(meeting.get_absolute_url()).content.decode()
    assert ("Regional organisation · A regional plan of action." in text, "For these items: 2" in text) == (
        True,
        True,
    )
    with pytest.raises(ValidationError):
        record_interest(
            actor=body.officer,
            meeting=meeting,
            person=make_user("follower"),
            organisation=body.term(20).organisation,
            category="friend",
        )
    other = make_meeting(body, "convened")
    with pytest.raises(ValidationError) as error:
        record_interest(
            actor=body.officer,
            meeting=other,
            person=make_user("applicant"),
            organisation=body.term(20).organisation,
            items=meeting.items.all(),
        )
    assert list(error.value.message_dict) == ["items"]


@pytest.mark.rule("O2")
def test_a_shorter_notice_takes_the_chairs_reason(
    body: Body, meeting: Meeting, observer: Observer, client_of: Callable[..., Client]
) -> None:
    starts = timezone.now() + timedelta(days=2)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=starts, ends_at=starts + timedelta(hours=1))
    chair = client_of(body.chair)
    page = act(meeting, observer, "invite-shortly")
    assert page in chair.get(meeting.get_absolute_url()).content.decode()
    assert chair.post(page, {"short_notice_reason": " "}).status_code == 422
    assert chair.post(page, {"short_notice_reason": "It hosts the meeting."}).status_code == 302
    observer.refresh_from_db()
    assert (observer.state, observer.short_notice_reason) == (
        ObserverState.INVITED,
        "It hosts the meeting.",
    )


@pytest.mark.rule("O2")
def test_a_reason_does_not_stand_for_informing(body: Body, meeting: Meeting) -> None:
    noted = record_interest(
        actor=body.officer,
        meeting=meeting,
        person=make_user("observer"),
        organisation=body.term(20).organisation,
    )
    with pytest.raises(ValidationError) as error:
        invite_observer(actor=body.chair, observer=noted, short_notice_reason="In a hurry.")
    assert error.value.code == "locked"


@pytest.mark.rule("O9")
def test_an_objection_goes_to_the_chair_who_decides(
    body: Body, meeting: Meeting, observer: Observer, client_of: Callable[..., Client]
) -> None:
    member = client_of(body.representative(9))
    page = act(meeting, observer, "object")
    assert member.post(page, {"reason": ""}).status_code == 422
    assert member.post(page, {"reason": "A conflict of interest."}).status_code == 302
    assert inbox.tasks_of(body.chair).filter(kind="gcm.observer_objection").count() == 1
    seen = [
        "A conflict of interest." in client_of(who).get(meeting.get_absolute_url()).content.decode()
        for who in (body.chair, body.representative(10))
    ]
    assert seen == [True, False]
    assert invite_observer(actor=body.chair, observer=observer).invited_at  # it blocks nothing
    assert not inbox.tasks_of(body.chair).filter(kind="gcm.observer_objection").exists()


@pytest.mark.rule("O9")
def test_the_chair_may_not_invite_and_says_why(body: Body, observer: Observer) -> None:
    for actor in (body.officer, body.vice_chair, body.representative(9)):
        with pytest.raises(PermissionDenied):
            refuse_observer(actor=actor, observer=observer, reason="No.")
    with pytest.raises(ValidationError):
        refuse_observer(actor=body.chair, observer=observer, reason=" ")
    refuse_observer(actor=body.chair, observer=observer, reason="The room is full.")
    with pytest.raises(ValidationError):
        invite_observer(actor=body.chair, observer=observer)
    with pytest.raises(ValidationError):
        object_to_observer(actor=body.representative(9), observer=observer, reason="Too late.")
    observer.refresh_from_db()
    assert observer.state == ObserverState.NOT_INVITED


@pytest.mark.rule("O9")
def test_only_members_object(body: Body, observer: Observer) -> None:
    for actor in (body.officer, observer.person, body.accredit(9, Capacity.ADVISER)):
        with pytest.raises(PermissionDenied):
            object_to_observer(actor=actor, observer=observer, reason="No.")


@pytest.mark.rule("Z7")
def test_an_invitation_ends_attended_or_declined(
    body: Body, meeting: Meeting, observer: Observer, client_of: Callable[..., Client]
) -> None:
    assert Observer.objects.get(pk=observer.pk).state == ObserverState.INFORMED
    with pytest.raises(ValidationError):
        decline_observing(actor=observer.person, observer=observer)
    invite_observer(actor=body.chair, observer=observer)
    browser = client_of(observer.person)
    assert browser.get(meeting.get_absolute_url()).status_code == 200
    assert browser.post(act(meeting, observer, "decline")).status_code == 302
    assert Observer.objects.get(pk=observer.pk).state == ObserverState.DECLINED
    assert browser.get(meeting.get_absolute_url()).status_code == 404
    open_now(meeting)
    with pytest.raises(ValidationError):
        note_attended(actor=body.officer, observer=observer)


@pytest.mark.rule("Z7")
@pytest.mark.rule("O6")
@pytest.mark.rule("O4")
def test_attendance_and_the_floor_are_facts_that_count_for_nothing(
    body: Body, meeting: Meeting, observer: Observer
) -> None:
    from gcm.domain.minutes import prepare_minutes
    from gcm.queries.minutes_content import content_of
    from gcm.queries.minutes_document import document

    invite_observer(actor=body.chair, observer=observer)
    item = meeting.items.get(position=2)
    with pytest.raises(ValidationError):
        note_attended(actor=body.officer, observer=observer)
    open_now(meeting)
    with pytest.raises(ValidationError):
        note_floor(actor=body.officer, observer=observer, item=item)
    note_attended(actor=body.officer, observer=observer)
    for actor in (body.chair, observer.person):
        with pytest.raises(PermissionDenied):
            note_floor(actor=actor, observer=observer, item=item)
    note_floor(actor=body.officer, observer=observer, item=item)
    note_floor(actor=body.officer, observer=observer, item=item)
    assert Observer.objects.get(pk=observer.pk).state == ObserverState.ATTENDED
    assert not meeting.presences.exists()

    Meeting.objects.filter(pk=meeting.pk).update(state="closed", closed_at=timezone.now())
    minutes = prepare_minutes(actor=body.chair, meeting=Meeting.objects.get(pk=meeting.pk))
    sections = document(content_of(minutes), "en").sections
    assert [section.observers_heard for section in sections] == [[], ["Holder 20 en"], []]


@pytest.mark.rule("O7")
def test_whoever_comes_in_for_a_seat_is_no_observer(body: Body, meeting: Meeting, observer: Observer) -> None:
    invite_observer(actor=body.chair, observer=observer)
    Delegate.objects.create(term=body.term(9), person=observer.person, capacity=Capacity.ALTERNATE)
    Delegate.objects.filter(person=observer.person).update(since=timezone.now() - timedelta(days=9))
    open_now(meeting)
    join_meeting(actor=observer.person, meeting=Meeting.objects.get(pk=meeting.pk))
    assert Observer.objects.get(pk=observer.pk).state == ObserverState.DECLINED


@pytest.mark.rule("T16")
@pytest.mark.rule("O4")
@pytest.mark.parametrize("name", ["object", "attended", "floor", "refuse", "invite-shortly"])
def test_direct_addresses_give_an_observer_nothing(
    body: Body, meeting: Meeting, observer: Observer, client_of: Callable[..., Client], name: str
) -> None:
    invite_observer(actor=body.chair, observer=observer)
    browser = client_of(observer.person)
    assert browser.get(act(meeting, observer, name)).status_code == 404
    assert browser.post(act(meeting, observer, name), {"reason": "Mine."}).status_code == 404
    room = reverse("gcm:room_presiding", args=[meeting.public_id])
    assert browser.post(room, {}).status_code == 403


@pytest.mark.rule("O10")
def test_minutes_are_not_for_observers(
    body: Body, meeting: Meeting, observer: Observer, client_of: Callable[..., Client]
) -> None:
    from gcm.domain.minutes import prepare_minutes

    invite_observer(actor=body.chair, observer=observer)
    Meeting.objects.filter(pk=meeting.pk).update(state="closed", closed_at=timezone.now())
    prepare_minutes(actor=body.chair, meeting=Meeting.objects.get(pk=meeting.pk))
    page = reverse("gcm:minutes", args=[meeting.public_id])
    assert client_of(observer.person).get(page).status_code == 404
