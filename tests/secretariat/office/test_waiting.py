"""What waits, and what is to be written."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alliance87.core import rulesets
from alliance87.core.inbox import open_task
from gcm.enums import MeetingState
from secretariat.domain.tickets import handling
from secretariat.domain.tickets.asking import write_to_us
from secretariat.models import Ticket
from secretariat.queries.desk import desk_page
from secretariat.queries.waiting import registry
from secretariat.queries.waiting.registry import define_wait
from tests import budgets
from tests.gcm.body import make_meeting
from tests.partners.proposing import let_edit, make_partner
from tests.secretariat.office.writing import letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket():
    return write_to_us(name="Ana", email="ana@example.org", subject="A question", text="A list?")


def lines(user, show="all", **options):
    return {each.key: each.lines for each in desk_page(user, show, **options).groups}


def test_a_ticket_is_one_line_and_not_a_task_too(ticket, officer):
    shown = lines(officer)
    assert list(shown) == ["tickets"]
    (line,) = shown["tickets"]
    assert (line.url, line.owner, line.of) == (ticket.get_absolute_url(), "", None)
    assert line.due_at == ticket.due_at


def test_mine_is_what_is_in_my_hands(ticket, officer, second):
    handling.take_ticket(actor=officer, ticket=ticket)
    assert [line.of for line in lines(officer, "mine")["tickets"]] == [officer.pk]
    assert lines(second, "mine") == {}
    assert lines(second)["tickets"][0].owner == officer.name


def test_late_is_what_is_past_its_day(ticket, officer):
    assert lines(officer, "overdue") == {}
    Ticket.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    page = desk_page(officer, "overdue")
    assert (page.total, page.late) == (1, 1)


@pytest.mark.rule("G5")
def test_a_planned_meeting_asks_for_its_convocation(body, officer):
    notice = timedelta(days=rulesets.in_force()["gcm.meetings.notice_days"])
    meeting = make_meeting(body, "draft", starts_at=timezone.now() + notice + timedelta(days=10))
    (line,) = lines(officer, only_written=True)["convocations"]
    assert line.due_at.date() == (meeting.starts_at - notice).date()
    assert not line.is_late
    type(meeting).objects.update(state=MeetingState.CONVENED, number=1, convened_at=timezone.now())
    assert "convocations" not in lines(officer)


def test_the_queue_has_what_is_written_and_nothing_else(body, officer, ticket):
    letter(officer, organisations=[make_partner()], due_on=timezone.localdate() - timedelta(days=1))
    written = lines(officer, only_written=True)
    assert {"tickets", "letters"} <= set(written)
    assert not {"terms", "applications", "tasks"} & set(written)
    (line,) = written["letters"]
    assert (line.owner, line.is_late) == (officer.name, True)


def test_the_first_page_of_the_desk(client_of, officer, ticket, body):
    address = reverse("admin:index")
    page = client_of(officer).get(address).content.decode()
    assert ticket.get_absolute_url() in page
    late = client_of(officer).get(f"{address}?show=overdue").content.decode()
    assert ticket.get_absolute_url() not in late
    assert client_of(officer).get(f"{address}?show=nonsense").context["desk"].show == "all"


def test_it_costs_the_same_whatever_waits(client_of, officer, partner_editor, body):
    partner = make_partner()
    let_edit(partner_editor, partner)
    client, address = client_of(officer), reverse("admin:index")
    client.get(address)
    counted = []
    for number in range(2):
        for each in range(1 + number * 8):
            handling.take_ticket(
                actor=officer,
                ticket=write_to_us(name="A", email=f"a{each}@example.org", subject="Q", text="?"),
            )
            letter(officer, name=f"{number}-{each}", organisations=[partner])
            make_meeting(body, "draft", number=None)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= budgets.SIGNED_IN_PAGE


def test_the_oldest_stay_and_the_numbers_count_all(officer, second, monkeypatch):
    monkeypatch.setattr(registry, "MOST", 2)
    for day in range(5):
        made = letter(
            second if day == 4 else officer, name=f"Letter {day}", organisations=[make_partner(f"P{day}")]
        )
        type(made).objects.filter(pk=made.pk).update(made_at=timezone.now() - timedelta(days=day))
    (group,) = desk_page(officer, "all", only_written=True).groups
    assert [line.since.date() for line in group.lines] == [
        (timezone.now() - timedelta(days=day)).date() for day in (4, 3)
    ]
    assert (group.total, group.late, group.is_cut) == (5, 0, True)
    page = desk_page(officer, "mine", only_written=True)
    assert (page.total, [line.of for line in page.groups[0].lines]) == (4, [officer.pk, officer.pk])


def test_what_is_late_is_counted_beyond_what_is_shown(officer, monkeypatch, client_of):
    monkeypatch.setattr(registry, "MOST", 2)
    for number in range(3):
        write_to_us(name="A", email=f"a{number}@example.org", subject=f"Q{number}", text="?")
    Ticket.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    assert [(each.total, each.late) for each in desk_page(officer, "overdue").groups] == [(3, 3)]
    assert "The 2 most pressing of 3 are shown." in client_of(officer).get(reverse("admin:index")).text


def test_tasks_are_counted_in_the_database(officer, monkeypatch):
    monkeypatch.setattr(registry, "MOST", 1)
    for subject in (officer, make_partner()):
        open_task(kind="test.look", subject=subject, role="secretariat", title="Look")
    page = desk_page(officer, "all")
    assert (page.total, [len(each.lines) for each in page.groups if each.key == "tasks"]) == (2, [1])


def test_a_source_is_declared_once():
    with pytest.raises(ValueError, match="declared twice"):
        define_wait("tickets", "Again", lambda user: [], permission="secretariat.handle_ticket")
