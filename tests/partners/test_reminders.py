"""P3: an open question is remembered once, after the days of the rule set."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alliance87.core import rulesets
from partners.domain.applications import return_application
from partners.domain.reminders import remind_applicants
from partners.models import Application


@pytest.mark.rule("P3")
def test_one_reminder_and_no_more(
    submitted: Application, secretariat: Any, mailoutbox: list[Any], run_jobs: Any, time_machine: Any
) -> None:
    return_application(actor=secretariat, application=submitted, question="Who signs?")
    days = rulesets.in_force()["partners.applications.reminder_days"]
    start = timezone.now()
    time_machine.move_to(start + timedelta(days=days, minutes=-1))
    assert remind_applicants() == 0
    time_machine.move_to(start + timedelta(days=days, minutes=1))
    assert (remind_applicants(), remind_applicants()) == (1, 0)
