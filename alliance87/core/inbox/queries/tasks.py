"""Who sees which task."""

from typing import Any

from django.db.models import Q, QuerySet

from alliance87.core.access.registry import roles_of
from alliance87.core.inbox.models import Task


def tasks_of(user: Any) -> QuerySet[Task]:
    """What waits for `user`, in person or in a role held now, the most pressing first. One query,
    besides those that the roles need."""
    if not user.is_authenticated:
        return Task.objects.none()
    roles = [role.name for role in roles_of(user)]
    waiting: QuerySet[Task] = Task.objects.open()
    return waiting.filter(Q(user=user) | Q(role__in=roles))
