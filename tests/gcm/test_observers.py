"""Interest, the GCG informed, the chair's invitation, in this order and no other (O1 to O7)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from alliance87.core import ledger
from gcm.domain.meetings import draft_meeting
from gcm.domain.observers import inform_of_observer, invite_observer, record_interest
from gcm.enums import Capacity
from gcm.models import Meeting, Observer
from tests.cast import make_user
from tests.gcm.body import Body, make_meeting
from tests.gcm.post import calendar, last_mailing, mails, plain
from tests.gcm.room import at


@pytest.fixture
def meeting(body: Body) -> Any:
    return make_meeting(body, "convened")


@pytest.fixture
def observer(body: Body, meeting: Meeting) -> Any:
    return record_interest(
        actor=body.officer,
        meeting=meeting,
        person=make_user("observer"),
        organisation=body.term(20).organisation,
    )


def page_of(meeting: Meeting) -> str:
    return f"/en/gcm/meetings/{meeting.public_id}/"


@pytest.mark.rule("O1")
def test_the_three_steps_have_their_instants(body: Body, observer: Observer) -> None:
    inform_of_observer(actor=body.officer, observer=observer)
    invite_observer(actor=body.chair, observer=observer)

    observer.refresh_from_db()
    assert observer.interest_at <= observer.informed_at <= observer.invited_at  # type: ignore[operator]
    assert [entry.kind for entry in ledger.entries_of(observer)] == [
        "gcm.observer_interest",
        "gcm.observer_announced",
        "gcm.observer_invited",
    ]


@pytest.mark.rule("O1")
def test_nobody_is_invited_before_the_gcg_knows(body: Body, observer: Observer) -> None:
    with pytest.raises(ValidationError) as error:
        invite_observer(actor=body.chair, observer=observer)
    assert error.value.code == "locked"
    observer.refresh_from_db()
    assert observer.invited_at is None


@pytest.mark.rule("O1")
def test_informing_is_a_notice_to_every_representative_once(body: Body, observer: Observer) -> None:
    body.alternate(7)
    inform_of_observer(actor=body.officer, observer=observer)
    first = last_mailing("gcm.observer_announced")

    inform_of_observer(actor=body.officer, observer=observer)

    assert last_mailing("gcm.observer_announced") == first
    assert set(first.deliveries.values_list("address", flat=True)) == {
        f"seat-{n}@example.org" for n in body.numbers
    }
    text = plain(mails("gcm.observer_announced")["seat-3@example.org"])
    assert ("Holder 20 en" in text, "Observer" in text.partition("Holder 20")[0]) == (True, False)


@pytest.mark.rule("O2")
@pytest.mark.parametrize(("days", "is_enough"), [(3, False), (14, True)])
def test_less_time_than_the_house_rules_ask_is_refused(
    body: Body, observer: Observer, days: int, is_enough: bool
) -> None:
    starts = timezone.now() + timedelta(days=days)
    Meeting.objects.filter(pk=observer.meeting_id).update(
        starts_at=starts, ends_at=starts + timedelta(hours=1)
    )
    inform_of_observer(actor=body.officer, observer=observer)

    if is_enough:
        assert invite_observer(actor=body.chair, observer=observer).invited_at is not None
        return
    with pytest.raises(ValidationError) as error:
        invite_observer(actor=body.chair, observer=observer)
    assert error.value.code == "locked"


@pytest.mark.rule("O1")
def test_only_the_chair_invites_and_only_the_secretariat_informs(
    body: Body, observer: Observer, superuser: Any
) -> None:
    with pytest.raises(PermissionDenied):
        inform_of_observer(actor=body.chair, observer=observer)
    inform_of_observer(actor=body.officer, observer=observer)
    for actor in (body.vice_chair, body.officer, superuser, body.representative(9)):
        with pytest.raises(PermissionDenied):
            invite_observer(actor=actor, observer=observer)


@pytest.mark.rule("O7")
def test_who_acts_for_a_seat_is_no_observer(body: Body, meeting: Meeting, observer: Observer) -> None:
    for person in (body.representative(9), body.alternate(9), body.accredit(10, Capacity.ADVISER)):
        with pytest.raises(ValidationError) as error:
            record_interest(
                actor=body.officer, meeting=meeting, person=person, organisation=body.term(9).organisation
            )
        assert error.value.code == "seated"


@pytest.mark.rule("O7")
def test_who_got_a_seat_meanwhile_is_not_invited(body: Body, observer: Observer) -> None:
    from gcm.models import Delegate

    inform_of_observer(actor=body.officer, observer=observer)
    Delegate.objects.create(term=body.term(9), person=observer.person, capacity=Capacity.ADVISER)
    with pytest.raises(ValidationError) as error:
        invite_observer(actor=body.chair, observer=observer)
    assert error.value.code == "seated"


@pytest.mark.rule("O3")
def test_an_interest_is_for_one_meeting_and_once(body: Body, meeting: Meeting, observer: Observer) -> None:
    with pytest.raises(ValidationError) as error:
        record_interest(
            actor=body.officer,
            meeting=meeting,
            person=observer.person,
            organisation=observer.organisation,
        )
    assert error.value.code == "noted"


def test_the_gcg_is_not_informed_of_a_meeting_it_does_not_know(body: Body) -> None:
    starts = timezone.now() + timedelta(days=40)
    draft = draft_meeting(actor=body.officer, starts_at=starts, ends_at=starts + timedelta(hours=1))
    noted = record_interest(
        actor=body.officer,
        meeting=draft,
        person=make_user("observer"),
        organisation=body.term(20).organisation,
    )
    with pytest.raises(ValidationError) as error:
        inform_of_observer(actor=body.officer, observer=noted)
    assert error.value.code == "not_convened"


def test_the_invitation_comes_by_mail_with_the_date(body: Body, observer: Observer) -> None:
    inform_of_observer(actor=body.officer, observer=observer)
    invite_observer(actor=body.chair, observer=observer)

    (message,) = mails("gcm.observer_invited").values()
    assert message["To"].addresses[0].addr_spec == observer.person.email
    assert "/gcm/notice/" not in plain(message)
    assert str(calendar(message)["UID"]) == str(observer.meeting.public_id)


@pytest.mark.rule("O3")
def test_an_observer_sees_the_meeting_they_are_invited_to_and_no_other(
    body: Body, meeting: Meeting, observer: Observer, client_of: Callable[..., Client]
) -> None:
    browser = client_of(observer.person)
    other = make_meeting(body, "convened")
    assert browser.get(page_of(meeting)).status_code == 404
    inform_of_observer(actor=body.officer, observer=observer)
    invite_observer(actor=body.chair, observer=observer)

    page = browser.get(page_of(meeting))

    assert (page.status_code, browser.get(page_of(other)).status_code) == (200, 404)
    text = page.content.decode()
    assert ("Item 2 en" in text, "<h2>Observers</h2>" in text, "Your answer" in text) == (True, False, False)
    listed = browser.get("/en/gcm/meetings/").content.decode()
    assert (page_of(meeting) in listed, page_of(other) in listed) == (True, False)


@pytest.mark.rule("O1")
def test_the_chair_invites_on_the_page_of_the_meeting(
    body: Body, meeting: Meeting, observer: Observer, client_of: Callable[..., Client]
) -> None:
    browser = client_of(body.chair)
    address = f"{page_of(meeting)}observers/{observer.pk}/invite/"
    locked = browser.get(page_of(meeting)).content.decode()
    assert ("has not been informed of this observer yet" in locked, address in locked) == (True, False)
    assert browser.post(address).status_code == 422
    inform_of_observer(actor=body.officer, observer=observer)
    assert address in browser.get(page_of(meeting)).content.decode()

    assert browser.post(address).status_code == 302

    observer.refresh_from_db()
    assert observer.invited_at is not None
    assert client_of(body.vice_chair).post(address).status_code == 403


@pytest.mark.rule("P5")
def test_an_organisation_that_is_not_listed_is_named_to_the_chair_and_the_secretariat_alone(
    body: Body, observer: Observer, client_of: Any
) -> None:
    type(observer.organisation).objects.filter(pk=observer.organisation_id).update(listing="hidden")
    name = str(observer.organisation)
    inform_of_observer(actor=body.officer, observer=Observer.objects.get(pk=observer.pk))
    assert name not in plain(mails("gcm.observer_announced")["seat-3@example.org"])
    address = at("gcm:meeting", observer.meeting)
    shown = [
        name in client_of(each).get(address).content.decode()
        for each in (body.representative(9), body.chair, body.officer)
    ]
    assert shown == [False, True, True]
