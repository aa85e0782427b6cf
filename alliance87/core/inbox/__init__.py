"""What waits for whom: tasks that the portal opens, and that close when the thing is done.

inbox.open_task(kind="partners.check_application", subject=application, role="secretariat",
                title=gettext_noop("Check the application of %(name)s"), params={"name": "..."},
                url_name="admin:partners_application_change", url_kwargs={"object_id": "7"})
inbox.close_tasks(subject=application)
inbox.tasks_of(request.user)
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from alliance87.core.inbox.models import Task

__all__ = ["close_tasks", "open_task", "say_anew", "tasks_of"]

# These load the models when called: this package is imported before the apps are ready.


def open_task(
    *,
    kind: str,
    subject: Model,
    title: str,
    role: str = "",
    user: Any = None,
    note: str = "",
    params: dict[str, Any] | None = None,
    url_name: str = "",
    url_kwargs: dict[str, Any] | None = None,
    due_at: datetime | None = None,
) -> Task:
    """See `domain.tasks.open_task`."""
    from alliance87.core.inbox.domain import tasks

    return tasks.open_task(
        kind=kind,
        subject=subject,
        title=title,
        note=note,
        role=role,
        user=user,
        params=params,
        url_name=url_name,
        url_kwargs=url_kwargs,
        due_at=due_at,
    )


def close_tasks(*, subject: Model, kind: str | None = None, user: Any = None, closed_by: Any = None) -> int:
    """See `domain.tasks.close_tasks`."""
    from alliance87.core.inbox.domain import tasks

    return tasks.close_tasks(subject=subject, kind=kind, user=user, closed_by=closed_by)


def say_anew(*, subjects: Iterable[Model], params: dict[str, Any]) -> int:
    """See `domain.tasks.say_anew`."""
    from alliance87.core.inbox.domain import tasks

    return tasks.say_anew(subjects=subjects, params=params)


def tasks_of(user: Any) -> QuerySet[Task]:
    """See `queries.tasks.tasks_of`."""
    from alliance87.core.inbox.queries import tasks

    return tasks.tasks_of(user)
