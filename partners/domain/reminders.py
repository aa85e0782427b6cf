"""Reminders that the portal sends by itself."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alliance87.core import rulesets
from partners import emails
from partners.enums import ApplicationState
from partners.models import Application


def remind_applicants() -> int:
    """Remind, once, each applicant who left a question of the secretariat open for the days that the rule
    set gives (P3). Answers how many were reminded."""
    days = rulesets.in_force()["partners.applications.reminder_days"]
    waiting = Application.objects.filter(
        state=ApplicationState.RETURNED,
        reminded_at=None,
        returned_at__lte=timezone.now() - timedelta(days=days),
    )
    return sum(_remind(pk) for pk in waiting.values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int) -> bool:
    """One conditional UPDATE claims the reminder, so that two workers never send it twice."""
    claimed = Application.objects.filter(pk=pk, state=ApplicationState.RETURNED, reminded_at=None)
    if not claimed.update(reminded_at=timezone.now()):
        return False
    emails.application_reminder(Application.objects.get(pk=pk))
    return True
