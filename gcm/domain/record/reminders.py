"""What a decision set for a later day: it comes back to the chair and the secretariat in time (D16)."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from alliance87.core import inbox, rulesets
from alliance87.core.dates import today_in_geneva
from gcm.enums import AnnotationKind
from gcm.models import Decision

REVIEW_TASK = "gcm.review_decision"
ENTRY_TASK = "gcm.prepare_entry_into_force"
REMINDED = ("chair", "secretariat")
SETTLED = (AnnotationKind.REVIEWED, AnnotationKind.SUPERSEDED)


@transaction.atomic
def remind_of_decisions(*, today: date | None = None) -> int:
    """Open a task with the chair and with the secretariat for each review and each entry into force within
    the days of the rule set; entries that are past are closed. A second run on the same day changes nothing.
    Answers how many decisions wait."""
    day = today or today_in_geneva()
    until = day + timedelta(days=rulesets.in_force()["gcm.decisions.reminder_days"])
    for entered in _with_terms().filter(text__terms__in_force_on__lte=day):
        inbox.close_tasks(subject=entered, kind=ENTRY_TASK)
    entering = _with_terms().filter(text__terms__in_force_on__gt=day, text__terms__in_force_on__lte=until)
    reviews = _with_terms().filter(text__terms__review_on__lte=until)
    for decision in entering.exclude(annotations__kind=AnnotationKind.SUPERSEDED):
        _remind(
            decision,
            ENTRY_TASK,
            gettext_noop("%(symbol)s is about to enter into force"),
            decision.text.terms.in_force_on,
        )
    waiting = reviews.exclude(annotations__kind__in=SETTLED)
    for decision in waiting:
        _remind(decision, REVIEW_TASK, gettext_noop("Review %(symbol)s"), decision.text.terms.review_on)
    return len(entering) + len(waiting)


def _with_terms() -> Any:
    return Decision.objects.select_related("text__terms")


def _remind(decision: Decision, kind: str, title: str, due: date) -> None:
    due_at = datetime.combine(due, time.max, tzinfo=timezone.get_default_timezone())
    for role in REMINDED:
        inbox.open_task(
            kind=kind,
            subject=decision,
            role=role,
            title=title,
            note=gettext_noop("The day was set when it was decided"),
            params={"symbol": decision.symbol},
            url_name="gcm:decision",
            url_kwargs={"year": decision.year, "number": decision.number},
            due_at=due_at,
        )
