"""The first page of the desk: what waits and since when."""

from dataclasses import dataclass
from typing import Any

from alliance87.core import inbox
from partners.enums import ApplicationState
from partners.models import Application


@dataclass(frozen=True)
class Desk:
    tasks: list[Any]
    waiting: int
    returned: int


def desk_page(user: Any) -> Desk:
    """Open tasks, oldest first, and the applications in hand. Two queries and those of the inbox."""
    seen = Application.objects.visible_to(user)
    return Desk(
        tasks=list(inbox.tasks_of(user)),
        waiting=seen.filter(state=ApplicationState.SUBMITTED).count(),
        returned=seen.filter(state=ApplicationState.RETURNED).count(),
    )
