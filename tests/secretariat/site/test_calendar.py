"""The union calendar shows each reader what they may see, and no more, on the page and in the feeds."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from alliance87.core.ical.feed import Entry, feed
from pathfinders.domain.community import announce_workshop
from pathfinders.models import Workshop
from secretariat.domain.calendar_keys import drop_calendar_key, make_calendar_key
from secretariat.domain.representations import record_representation
from secretariat.domain.site.events import save_event
from secretariat.models import Event
from tests.gcm.body import make_meeting
from tests.ladder.world import World
from tests.secretariat.site.writing import write_event

pytestmark = pytest.mark.django_db
SOON = timezone.now().replace(microsecond=0) + timedelta(days=10)


def soon(actor: Any, **more: Any) -> Event:
    return write_event(actor, starts_at=SOON, ends_at=SOON + timedelta(hours=2), **more)


def on_page(client: Any, query: str = "") -> list[str]:
    months = client.get(reverse("secretariat:calendar") + query).context["months"]
    return [entry.summary for _month, entries in months for entry in entries]


def in_feed(answer: Any) -> list[str]:
    return [str(each["SUMMARY"]) for each in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_visitors_see_what_is_public(client: Any, body: Any) -> None:
    make_meeting(body, "convened")
    soon(body.officer)
    soon(body.officer, is_public=False, title_en="Not told")
    assert on_page(client) == ["Dialogue (en)"]
    assert in_feed(client.get(reverse("secretariat:calendar_feed"))) == ["Dialogue (en)"]


def test_a_member_sees_the_meetings_of_the_gcm(client_of: Any, body: Any) -> None:
    meeting = make_meeting(body, "convened")
    assert on_page(client_of(body.representative(5)), "?of=gcm") == [str(meeting)]


def test_a_source_that_is_not_theirs_gives_visitors_nothing(client: Any, body: Any) -> None:
    make_meeting(body, "convened")
    assert on_page(client, "?of=gcm") == []
    assert [each.key for each in client.get(reverse("secretariat:calendar")).context["sources"]] == [
        "events",
        "groups",
        "funding",
    ]


def test_an_own_calendar_shows_what_its_reader_may_see_now(client: Any, body: Any) -> None:
    meeting = make_meeting(body, "convened")
    person = body.representative(5)
    address = reverse("secretariat:own_calendar", args=[make_calendar_key(actor=person)])
    answer = client.get(address)
    assert str(meeting) in in_feed(answer)
    assert answer["Cache-Control"] == "private, no-store"
    body.delegate(5).__class__.objects.filter(person=person).update(until=timezone.now())
    assert str(meeting) not in in_feed(client.get(address))


def test_an_own_calendar_carries_the_kinds_that_were_chosen(client: Any, client_of: Any, body: Any) -> None:
    meeting = make_meeting(body, "convened")
    soon(body.officer)
    person = body.representative(5)
    made = client_of(person).post(reverse("secretariat:calendar_key") + "?of=gcm&of=nonsense")
    address = made.context["address"]
    assert address.endswith(".ics?of=gcm")
    assert in_feed(client.get(address)) == [str(meeting)]
    assert sorted(in_feed(client.get(address.partition("?")[0]))) == sorted(["Dialogue (en)", str(meeting)])


def test_workshops_are_for_those_who_read_their_pages(client: Any, cast: Any, client_of: Any) -> None:
    world = World(cast)
    pathway = world.pathway
    held = Workshop.objects.create(
        pathway=pathway,
        starts_on=timezone.localdate() - timedelta(days=2),
        ends_on=timezone.localdate() - timedelta(days=1),
        place="Port Clear",
        recorded_by=cast["secretariat"],
    )
    day = timezone.localdate() + timedelta(days=20)
    told = {"year": day.year, "starts_on": day, "place": "Geneva", "subject": "Lessons"}
    yearly = announce_workshop(actor=cast["secretariat"], **told)
    again = announce_workshop(actor=cast["secretariat"], **{**told, "place": "Lima"})
    assert (yearly.sequence, again.sequence) == (0, 1)
    expected = {
        None: [],
        "follower": [],
        "pathfinder_focal_point": [f"community-workshop-{day.year}", f"workshop-{held.pk}"],
        "secretariat": [f"community-workshop-{day.year}", f"workshop-{held.pk}"],
    }
    for who, uids in expected.items():
        person = cast[who] if who else None
        address = (
            reverse("secretariat:own_calendar", args=[make_calendar_key(actor=person)])
            if person
            else reverse("secretariat:calendar_feed")
        )
        events = Calendar.from_ical(client.get(f"{address}?of=workshops").content).walk("VEVENT")
        assert sorted(str(each["UID"]) for each in events) == uids, who


def test_meetings_of_groups_are_for_their_members(client: Any, cast: Any) -> None:
    world = World(cast)
    assert world.working_group
    called = world.group_meeting
    type(called).objects.filter(pk=called.pk).update(
        starts_at=SOON, ends_at=SOON + timedelta(hours=1), zone="Asia/Kathmandu", sequence=3
    )
    lead = reverse("secretariat:own_calendar", args=[make_calendar_key(actor=cast["group_lead"])])
    other = reverse("secretariat:own_calendar", args=[make_calendar_key(actor=cast["follower"])])
    (event,) = Calendar.from_ical(client.get(f"{lead}?of=group_meetings").content).walk("VEVENT")
    assert (str(event["UID"]), int(event["SEQUENCE"])) == (str(called.public_id), 3)
    assert str(event["DTSTART"].params["TZID"]) == "Asia/Kathmandu"
    assert in_feed(client.get(f"{other}?of=group_meetings")) == []
    assert in_feed(client.get(reverse("secretariat:calendar_feed") + "?of=group_meetings")) == []
    type(called).objects.filter(pk=called.pk).update(cancelled_at=timezone.now())
    assert in_feed(client.get(f"{lead}?of=group_meetings")) == []


@pytest.mark.rule("T7")
def test_a_representation_has_its_end_its_address_and_its_sequence(client: Any, body: Any) -> None:
    known = {
        "kind": "media",
        "title": "Interview",
        "zone": "Asia/Kathmandu",
        "organiser": "A newspaper",
        "represented_by": "The chair",
    }
    made = record_representation(
        actor=body.officer, **known, starts_at=SOON, ends_at=SOON + timedelta(hours=3), place="Kathmandu"
    )
    record_representation(
        actor=body.officer,
        **known,
        starts_at=SOON,
        ends_at=SOON + timedelta(hours=3),
        place="Pokhara",
        representation=made,
        revision=made.revision,
    )
    for person, page in (
        (body.officer, reverse("admin:secretariat_representation_change", args=[made.pk])),
        (body.chair, reverse("secretariat:briefs")),
    ):
        address = reverse("secretariat:own_calendar", args=[make_calendar_key(actor=person)])
        (event,) = Calendar.from_ical(client.get(f"{address}?of=representations").content).walk("VEVENT")
        assert (int(event["SEQUENCE"]), event["DTEND"].dt) == (1, SOON + timedelta(hours=3))
        assert str(event["URL"]).endswith(page.partition("/")[2].partition("/")[2])


def test_another_key_stops_the_one_before(client: Any, body: Any) -> None:
    person = body.representative(5)
    first = reverse("secretariat:own_calendar", args=[make_calendar_key(actor=person)])
    second = reverse("secretariat:own_calendar", args=[make_calendar_key(actor=person)])
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    drop_calendar_key(actor=person)
    assert client.get(second).status_code == 404


def test_another_date_raises_the_sequence_and_keeps_the_uid(body: Any) -> None:
    event = soon(body.officer)
    later = save_event(
        actor=body.officer,
        values={"starts_at": SOON + timedelta(hours=1)},
        is_public=True,
        event=event,
        revision=event.revision,
    )
    assert (later.public_id, later.sequence) == (event.public_id, event.sequence + 1)


def test_an_event_is_entered_in_the_zone_of_the_place(client_of: Any, body: Any) -> None:
    typed = {
        "day": "2030-07-01",
        "starts": "10:00",
        "ends": "12:00",
        "zone": "Asia/Kathmandu",
        "place": "Kathmandu",
        "organiser": "A forum",
        "title_en": "Dialogue",
    }
    client = client_of(body.officer)
    assert client.post(reverse("admin:secretariat_event_add"), typed).status_code == 302
    event = Event.objects.get()
    assert (event.starts_at, event.is_published) == (datetime(2030, 7, 1, 4, 15, tzinfo=UTC), False)
    answer = client.post(
        reverse("admin:secretariat_event_change", args=[event.pk]),
        {**typed, "is_public": "on", "revision": event.revision},
    )
    assert sorted(answer.context["form"].errors) == ["title_es", "title_fr"]


def test_an_event_is_told_of_from_its_hour_and_previewed_before(client_of: Any, body: Any) -> None:
    event = soon(body.officer, publish_at=timezone.now() + timedelta(days=1))
    assert not event.is_published
    page = event.get_absolute_url()
    assert client_of(None).get(page).status_code == 404
    assert "The public is not told of this event yet." in client_of(body.officer).get(page).text
    desk = client_of(body.officer).get(reverse("admin:secretariat_event_change", args=[event.pk])).text
    assert f'href="{page}"' in desk
    Event.objects.update(publish_at=timezone.now())
    assert client_of(None).get(page).status_code == 200


def test_a_day_without_an_hour_ends_with_its_last_day() -> None:
    day = Entry(uid="a", start=date(2030, 3, 31), end=date(2030, 3, 31), summary="Last day")
    (event,) = Calendar.from_ical(feed([day], name="All", stamp=SOON)).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2030, 3, 31), date(2030, 4, 1))


def test_an_hour_is_told_in_the_zone_of_the_place_with_its_rules() -> None:
    start = datetime(2030, 3, 30, 12, tzinfo=UTC)
    timed = Entry(
        uid="a", start=start, end=start + timedelta(days=1), summary="Two days", zone="Europe/Paris"
    )
    calendar = Calendar.from_ical(feed([timed], name="All", stamp=SOON))
    (event,), (zone,) = calendar.walk("VEVENT"), calendar.walk("VTIMEZONE")
    assert (str(zone["TZID"]), event["DTEND"].dt.utcoffset()) == ("Europe/Paris", timedelta(hours=2))
