"""What waits for a person because of the organisation they act for waits no longer once they do not: somebody
was removed, went down in role, or the partner left, was merged or succeeded."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from alliance87.core.inbox.models import Task
from partners.models import Membership, Organisation, User

Test = Callable[[Any, Any], bool]
_tests: dict[str, Test] = {}


def define_own(kind: str, test: Test) -> None:
    """Declare that tasks of this kind are somebody's by right: `test(user, subject)` says whether they still
    are. Raises ValueError when the kind is taken."""
    if kind in _tests:
        raise ValueError(f"whose tasks of {kind!r} are is declared twice")
    _tests[kind] = test


def of(permission: str, *path: str) -> Test:
    """A test: who has the permission on the subject, or on what the path of attributes leads to."""

    def test(user: Any, subject: Any) -> bool:
        for name in path:
            subject = getattr(subject, name)
        return bool(user.has_perm(permission, subject))

    return test


def people_of(organisation: Organisation) -> list[int]:
    """The keys of those who act for it now (one query)."""
    return list(Membership.objects.current().filter(organisation=organisation).values_list("user", flat=True))


@transaction.atomic
def close_what_is_not_theirs(people: Iterable[int]) -> int:
    """Close the tasks of these persons (by key) that are theirs no longer. Part of the act that took the
    right away, after it. Answers how many."""
    users = {each.pk: each for each in User.objects.filter(pk__in=list(people))}  # with no right remembered
    waiting = Task.objects.filter(user__in=users, kind__in=_tests, closed_at=None)
    gone = [
        each.pk
        for each in waiting.prefetch_related("subject")
        if each.subject is None or not _tests[each.kind](users.get(each.user_id or 0), each.subject)
    ]
    return Task.objects.filter(pk__in=gone).update(closed_at=timezone.now())
