"""The year's meetings, hours, empty groups and what waits for an agenda (G1, G6, Q6, N14)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from alliance87.core import inbox, rulesets
from gcm.domain.meetings import convene_meeting, draft_meeting
from gcm.domain.planning.sources import place_candidate, what_waits
from gcm.domain.planning.watch import watch_meetings
from gcm.enums import FollowUpState, ItemKind, ItemState
from gcm.models import AgendaItem, FollowUp, Meeting, SeatTerm
from gcm.queries.planning.hours import hours_of_seats
from gcm.queries.planning.watch import named_vacancies, year_count
from partners.models import GroupProposal, User
from tests.cast import make_user
from tests.gcm.body import Body, make_meeting
from tests.gcm.planning.groups import empty, seats_of
from tests.partners.proposing import bring_to_agenda, let_edit, make_partner


def held(body: Body, day: date, **fields: Any) -> Meeting:
    starts = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return make_meeting(body, "closed", starts_at=starts, items=0, **fields)


def titles(user: Any) -> list[str]:
    return [str(task) for task in inbox.tasks_of(user)]


@pytest.mark.rule("G1")
def test_a_year_without_meetings_is_told_to_the_chair_and_the_secretariat(
    body: Body, at_instant: Any
) -> None:
    rules = rulesets.in_force()
    months = [rules[f"gcm.meetings.alert_month_{name}"] for name in ("none", "short")]
    assert rules["gcm.meetings.per_year"] >= 2
    for month, meetings, expected in (
        (months[0] - 1, 0, []),
        (months[0], 0, ["No meeting has been held in 2027 yet"]),
        (months[0], 1, []),
        (months[1], 0, [f"Meetings held in 2027: 1 of {rules['gcm.meetings.per_year']}"]),
    ):
        for _each in range(meetings):
            held(body, date(2027, 2, 1))
        at_instant(datetime(2027, month, 28, tzinfo=UTC) + timedelta(days=4))
        watch_meetings()
        watch_meetings()
        assert (titles(body.chair), titles(body.officer)) == (expected, expected)
    assert titles(body.vice_chair) == []


@pytest.mark.rule("G1")
@pytest.mark.rule("G3")
def test_an_additional_videoconference_is_none_of_them(body: Body) -> None:
    held(body, date(2027, 2, 1))
    held(body, date(2027, 3, 1), kind="supplementary")
    held(body, date(2027, 4, 1), kind="extraordinary")
    make_meeting(body, "cancelled", starts_at=datetime(2027, 5, 1, tzinfo=UTC))

    assert year_count(date(2027, 12, 1)).in_year == 2


@pytest.mark.rule("G1")
def test_both_counts_are_shown(body: Body, client_of: Callable[..., Client]) -> None:
    held(body, timezone.localdate() - timedelta(days=20))
    page = client_of(body.officer).get("/en/gcm/planning/").content.decode()

    assert "One meeting in the last twelve months." in page
    assert "Held in the calendar year" in page


@pytest.mark.rule("Q6")
def test_a_group_without_anybody_is_an_emergency(body: Body, client_of: Callable[..., Client]) -> None:
    empty(body, "ngo")
    meeting = make_meeting(body, "convened")
    watch_meetings()

    assert [(str(each.label), each.since) for each in named_vacancies()] == [
        ("Non-governmental organisations", None)
    ]
    assert titles(body.chair) == titles(body.officer)
    assert "A stakeholder group has no member: no quorum is possible" in titles(body.chair)
    words = "All seats of this group are vacant"
    for reader, told in ((body.representative(3), 1), (body.officer, 1), (make_user("follower"), 0)):
        browser = client_of(reader)
        assert browser.get(meeting.get_absolute_url()).content.decode().count(words) == told
    assert words not in Client().get("/en/gcm/seats/").content.decode()


@pytest.mark.rule("Q6")
def test_the_warning_comes_months_ahead_and_goes_with_a_successor(body: Body) -> None:
    months = rulesets.in_force()["gcm.quorum.vacancy_warning_months"]
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    numbers = seats_of(body, "workers")
    ending = SeatTerm.objects.filter(seat__number__in=numbers)
    ending.update(due_on=today + timedelta(days=28 * months))
    last = today + timedelta(days=28 * months + 1)
    watch_meetings()

    assert [each.since for each in named_vacancies()] == [last]
    expected = f"A stakeholder group will have no member from {last} on, unless it designates"
    assert expected in titles(body.chair)

    ending.filter(seat__number=numbers[0]).update(due_on=today + timedelta(days=31 * months + 40))
    watch_meetings()
    assert (named_vacancies(), expected in titles(body.chair)) == ([], False)


@pytest.mark.rule("G6")
def test_the_planner_shows_the_hour_of_each_seat(body: Body, client_of: Callable[..., Client]) -> None:
    for number, zone in ((3, "Asia/Tokyo"), (4, "America/Los_Angeles"), (5, "Asia/Kathmandu")):
        User.objects.filter(pk=body.representative(number).pk).update(time_zone=zone)
    starts = datetime(2027, 3, 5, 13, 0, tzinfo=UTC)
    rows = {row.seat.number: row for row in hours_of_seats(starts, starts + timedelta(hours=3))}

    assert [f"{rows[number].starts:%H:%M}" for number in (3, 4, 5, 6)] == ["22:00", "05:00", "18:45", "14:00"]
    assert [rows[number].fits for number in (3, 4, 5, 6)] == [False, False, True, True]
    asked = {"day": "2027-03-05", "starts": "14:00", "ends": "17:00", "zone": "Europe/Zurich"}
    page = client_of(body.chair).get("/en/gcm/planning/hours/", asked).content.decode()
    assert "Outside the day of 2 seats" in page
    assert [page.count(f"Fri {hours}") for hours in ("22:00–01:00", "05:00–08:00", "18:45–21:45")] == [
        1,
        1,
        1,
    ]


@pytest.mark.rule("G6")
def test_the_tally_goes_by_the_zone_of_the_time(body: Body) -> None:
    person = body.representative(3)
    User.objects.filter(pk=person.pk).update(time_zone="Asia/Tokyo")
    starts = (timezone.now() + timedelta(days=60)).replace(hour=16, minute=0)
    drafted = draft_meeting(
        actor=body.officer,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        conference_url="https://conference.example.org/room",
    )
    convene_meeting(actor=body.officer, meeting=drafted)
    Meeting.objects.filter(pk=drafted.pk).update(state="closed")
    User.objects.filter(pk=person.pk).update(time_zone="Europe/Zurich")

    rows = {row.seat.number: row for row in hours_of_seats(starts, starts + timedelta(hours=1))}
    assert [(rows[number].outside, rows[number].held) for number in (3, 4)] == [(1, 1), (0, 1)]


@pytest.mark.parametrize("asked", [{"day": "x"}, {"day": "2027-03-05", "starts": "25:00"}])
def test_a_planner_without_an_hour_says_so(
    body: Body, client_of: Callable[..., Client], asked: dict[str, str]
) -> None:
    response = client_of(body.officer).get("/en/gcm/planning/hours/", asked)

    assert (response.status_code, response.context["rows"], bool(response.context["form"].errors)) == (
        200,
        None,
        True,
    )


def candidates() -> dict[str, list[Any]]:
    return {each.source.name: each.candidates for each in what_waits()}


@pytest.mark.rule("G5")
def test_a_deferred_item_waits_until_it_is_taken_up_again(body: Body) -> None:
    past, meeting = make_meeting(body, "closed"), make_meeting(body, "convened", items=0)
    AgendaItem.objects.filter(meeting=past, position=2).update(state=ItemState.DEFERRED, disposition="Later")
    (candidate,) = candidates()["gcm.returned"]

    item = place_candidate(actor=body.officer, source="gcm.returned", key=candidate.key, meeting=meeting)

    assert (item.title_fr, item.kind, item.follows.meeting) == ("Item 2 fr", ItemKind.DECISION, past)
    assert candidates() == {}
    with pytest.raises(ValidationError) as error:
        place_candidate(actor=body.officer, source="gcm.returned", key=candidate.key, meeting=meeting)
    assert error.value.code == "gone"


@pytest.mark.rule("N14")
def test_open_actions_make_the_matters_arising(body: Body) -> None:
    past, meeting = make_meeting(body, "closed"), make_meeting(body, "convened", items=0)
    action = FollowUp.objects.create(
        item=past.items.first(), text="Report", by_secretariat=True, due_on=date(2027, 1, 1)
    )
    assert [each.note for each in candidates()["gcm.arising"]] == [
        "Open follow-up actions: 1; deferred or referred items: 0"
    ]

    item = place_candidate(actor=body.officer, source="gcm.arising", key="open", meeting=meeting)

    assert (item.kind, item.title_en) == (ItemKind.INFORMATION, "Matters arising from earlier meetings")
    FollowUp.objects.filter(pk=action.pk).update(state=FollowUpState.DONE)
    assert candidates() == {}


@pytest.fixture
def proposal(body: Body, partner_editor: Any) -> GroupProposal:
    """Of a group, found complete by the secretariat."""
    organisation = make_partner()
    let_edit(partner_editor, organisation)
    return bring_to_agenda(partner_editor, body.officer, organisation)


@pytest.mark.rule("W3")
def test_a_proposal_of_a_group_waits_until_it_is_on_an_agenda(body: Body, proposal: GroupProposal) -> None:
    meeting = make_meeting(body, "convened", items=0)
    (candidate,) = candidates()["gcm.proposals"]

    item = place_candidate(actor=body.officer, source="gcm.proposals", key=candidate.key, meeting=meeting)

    assert (item.subject, item.texts.count(), candidates()) == (proposal, 1, {})


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("gcm.returned", "0"),
        ("gcm.returned", "x"),
        ("gcm.proposals", "9" * 30),
        ("gcm.group_terms", "1:extend"),
        ("no.such", "1"),
        ("", ""),
    ],
)
def test_what_does_not_wait_is_refused_in_words(
    body: Body, client_of: Callable[..., Client], source: str, key: str
) -> None:
    meeting = make_meeting(body, "convened")
    response = client_of(body.officer).post(
        "/en/gcm/planning/agenda/", {"source": source, "key": key, "meeting": meeting.pk}
    )
    assert (response.status_code, meeting.items.count()) == (422, 2)


@pytest.mark.rule("X2")
def test_the_secretariat_places_what_waits(body: Body, client_of: Callable[..., Client]) -> None:
    past, meeting = make_meeting(body, "closed"), make_meeting(body, "convened", items=0)
    AgendaItem.objects.filter(meeting=past, position=2).update(state=ItemState.REFERRED)
    (candidate,) = candidates()["gcm.returned"]
    typed = {"source": "gcm.returned", "key": candidate.key, "meeting": meeting.pk}

    with pytest.raises(PermissionDenied):
        place_candidate(actor=body.chair, source="gcm.returned", key=candidate.key, meeting=meeting)
    assert client_of(body.officer).post("/en/gcm/planning/agenda/", typed).status_code == 302
    assert meeting.items.count() == 2
