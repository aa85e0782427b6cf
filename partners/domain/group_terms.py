"""A group whose term is about to end, or has ended, comes back to the secretariat (W5). Nothing is closed by
the software, and the group stays visible."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from alliance87.core import inbox, rulesets
from alliance87.core.dates import today_in_geneva
from partners.queries.groups import whose_term_ends

TERM_TASK = "partners.group_term_reached"


@transaction.atomic
def remind_of_terms(*, today: date | None = None) -> int:
    """Have the secretariat propose to extend, close or make dormant each group whose term ends within the
    days of the rule set, unless a change waits already. A second run changes nothing. Answers how many."""
    day = today or today_in_geneva()
    until = day + timedelta(days=rulesets.in_force()["partners.groups.term_notice_days"])
    waiting: list[Any] = whose_term_ends(until, day)
    for group in waiting:
        inbox.open_task(
            kind=TERM_TASK,
            subject=group,
            role="secretariat",
            title=gettext_noop("The term of a group ends: propose to extend, close or make it dormant"),
            note="%(title)s",
            params={"title": group},
            url_name="partners:group",
            url_kwargs={"slug": group.slug},
            due_at=datetime.combine(group.last_day, time.max, tzinfo=timezone.get_default_timezone()),
        )
    return len(waiting)
