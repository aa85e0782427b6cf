"""Opening and closing tasks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import override

from alliance87.core.inbox.models import Task
from alliance87.core.languages import LANGUAGES


@transaction.atomic
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
    """Have `user`, or whoever holds `role`, see that the subject waits; the one already open is kept.

    `title` and `note`, a line of context, are msgids (gettext_noop) filled with `params`; a record among
    them is named in the language of whoever reads. `url_name` has its `url_kwargs`. Raises ValueError unless
    there is exactly one assignee.
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
            "note": note,
            "params": _kept(params or {}),
            "url_name": url_name,
            "url_kwargs": url_kwargs or {},
            "due_at": due_at,
        },
    )
    return task


def close_tasks(*, subject: Model, kind: str | None = None, user: Any = None, closed_by: Any = None) -> int:
    """Close what waits on the subject (of this kind alone, or for this person alone, when named); answers
    how many. One query."""
    waiting = Task.objects.filter(
        content_type=ContentType.objects.get_for_model(subject), object_id=str(subject.pk), closed_at=None
    )
    if kind is not None:
        waiting = waiting.filter(kind=kind)
    if user is not None:
        waiting = waiting.filter(user=user)
    return waiting.update(closed_at=timezone.now(), closed_by=closed_by)


def say_anew(*, subjects: Iterable[Model], params: dict[str, Any]) -> int:
    """Fill the titles of what waits on the subjects, which are of one kind, with other values; answers how
    many. One query."""
    found = list(subjects)
    if not found:
        return 0
    kind = ContentType.objects.get_for_model(found[0])
    waiting = Task.objects.filter(content_type=kind, object_id__in=[str(each.pk) for each in found])
    return waiting.filter(closed_at=None).update(params=_kept(params))


def _kept(params: dict[str, Any]) -> dict[str, Any]:
    return {key: _names(value) if isinstance(value, Model) else value for key, value in params.items()}


def _names(record: Model) -> dict[str, str]:
    names = {}
    for code in LANGUAGES:
        with override(code):
            names[code] = str(record)
    return names
