"""Opening and closing tasks."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from alliance87.core.inbox.models import Task


@transaction.atomic
def open_task(
    *,
    kind: str,
    subject: Model,
    title: str,
    role: str = "",
    user: Any = None,
    params: dict[str, Any] | None = None,
    url_name: str = "",
    url_kwargs: dict[str, Any] | None = None,
    due_at: datetime | None = None,
) -> Task:
    """Have `user`, or whoever holds `role`, see that the subject waits; the one already open is kept.

    `title` is a msgid (gettext_noop) filled with `params` when it is shown; `url_name` is reversed with
    `url_kwargs` then. Raises ValueError unless there is exactly one assignee.
    """
    if bool(role) == (user is not None):
        raise ValueError("a task waits for a role or for a person")
    task, _created = Task.objects.get_or_create(
        kind=kind,
        content_type=ContentType.objects.get_for_model(subject),
        object_id=str(subject.pk),
        role=role,
        user=user,
        closed_at=None,
        defaults={
            "title": title,
            "params": params or {},
            "url_name": url_name,
            "url_kwargs": url_kwargs or {},
            "due_at": due_at,
        },
    )
    return task


def close_tasks(*, subject: Model, kind: str | None = None, closed_by: Any = None) -> int:
    """Close what waits on the subject (of this kind alone, when named); answers how many. One query."""
    waiting = Task.objects.filter(
        content_type=ContentType.objects.get_for_model(subject), object_id=str(subject.pk), closed_at=None
    )
    if kind is not None:
        waiting = waiting.filter(kind=kind)
    return waiting.update(closed_at=timezone.now(), closed_by=closed_by)
