"""Tasks: one open a kind, subject and assignee; closed when the thing is done."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from alliance87.core import inbox
from alliance87.core.access.registry import remember_roles, roles_of
from alliance87.core.inbox.models import Task

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


def open_one(subject: Any, **changes: Any) -> Task:
    return inbox.open_task(
        **{"kind": "test.check", "subject": subject, "role": "secretariat", "title": "Check it", **changes}
    )


def test_a_role_has_its_tasks_and_nobody_else(officer: Any, colleague: Any, outsider: Any) -> None:
    task = open_one(outsider)
    assert list(inbox.tasks_of(officer)) == [task]
    assert list(inbox.tasks_of(colleague)) == [task]
    assert list(inbox.tasks_of(outsider)) == []


def test_a_person_has_their_tasks_and_nobody_else(officer: Any, outsider: Any) -> None:
    task = open_one(officer, role="", user=outsider)
    assert list(inbox.tasks_of(outsider)) == [task]
    assert list(inbox.tasks_of(officer)) == []


def test_a_task_is_open_once(officer: Any, outsider: Any) -> None:
    first = open_one(outsider)
    again = open_one(outsider, title="Another title")
    others = [open_one(officer), open_one(outsider, kind="test.other"), open_one(outsider, role="chair")]
    assert first == again
    assert Task.objects.count() == 1 + len(others)


def test_a_closed_task_may_be_opened_anew(officer: Any, outsider: Any) -> None:
    first = open_one(outsider)
    assert inbox.close_tasks(subject=outsider, closed_by=officer) == 1
    first.refresh_from_db()
    assert first.closed_by == officer
    assert open_one(outsider) != first


def test_closing_keeps_to_the_kind_and_the_subject(officer: Any, outsider: Any) -> None:
    open_one(outsider)
    other_kind, other_subject = open_one(outsider, kind="test.other"), open_one(officer)
    assert inbox.close_tasks(subject=outsider, kind="test.check") == 1
    assert set(inbox.tasks_of(officer)) == {other_kind, other_subject}


def test_the_most_pressing_comes_first(officer: Any, outsider: Any, at_instant: Any) -> None:
    at_instant(NOON)
    whenever = open_one(outsider, kind="test.whenever")
    at_instant(NOON + timedelta(minutes=1))
    later = open_one(outsider, kind="test.later", due_at=NOON + timedelta(days=2))
    sooner = open_one(outsider, kind="test.sooner", due_at=NOON + timedelta(days=1))
    assert list(inbox.tasks_of(officer)) == [sooner, later, whenever]
    at_instant(NOON + timedelta(days=1, seconds=1))
    assert [task.is_overdue for task in inbox.tasks_of(officer)] == [True, False, False]


@pytest.mark.parametrize(
    "assignee", [{"role": "", "user": None}, {"role": "secretariat", "user": "somebody"}]
)
def test_a_task_waits_for_exactly_one(outsider: Any, assignee: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="for a role or for a person"):
        open_one(outsider, **{**assignee, "user": outsider if assignee["user"] else None})


def test_the_database_holds_to_it_too(officer: Any, outsider: Any) -> None:
    task = open_one(outsider)
    task.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        task.save(force_insert=True)


def test_the_title_is_filled_and_the_address_is_in_the_readers_language(
    outsider: Any, in_language: Any
) -> None:
    task = open_one(
        outsider, title="Check %(name)s", params={"name": "Atlan"}, url_name="account_login", url_kwargs={}
    )
    in_language("es")
    assert (str(task), task.get_absolute_url()) == ("Check Atlan", "/es/account/login/")


@pytest.mark.parametrize("count", [1, 30])
def test_the_queries_do_not_grow_with_the_tasks(
    officer: Any, outsider: Any, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        open_one(outsider, kind=f"test.{number}")
    remember_roles(officer)  # as for each request
    roles_of(officer)
    with django_assert_num_queries(1):
        assert len([str(task) for task in inbox.tasks_of(officer)]) == count
    with django_assert_num_queries(1):
        inbox.close_tasks(subject=outsider)


def test_closed_tasks_are_kept_for_180_days(outsider: Any, at_instant: Any) -> None:
    from alliance87.core.inbox.tasks import delete_old

    at_instant(NOON)
    open_one(outsider)
    inbox.close_tasks(subject=outsider)
    still_open = open_one(outsider)
    at_instant(NOON + timedelta(days=180, seconds=1))
    delete_old({})
    assert list(Task.objects.all()) == [still_open]
