"""F6: a candidate that sits on the GCG is reminded in private, and nothing is declared for it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from alliance87.core import jobs, rulesets
from gcm.models import Interest, Meeting, SeatTerm
from pathfinders.domain.candidates import remind_candidates
from pathfinders.domain.grant import put_on_agenda
from tests.gcm.body import Body, make_meeting
from tests.pathfinders.roadmaps import give_letter
from tests.pathfinders.ways import bring_to_review, mailed_to

SEAT = 9


@pytest.fixture
def meeting(body: Body, framework: Any, pathfinder_focal_point: Any) -> Meeting:
    """Convened, with an item on a country that sits on the GCG; it begins within the days of the rule."""
    pathway = bring_to_review(body.officer, pathfinder_focal_point)
    give_letter(pathway, body.chair)
    SeatTerm.objects.filter(pk=body.term(SEAT).pk).update(organisation=pathway.organisation)
    made = make_meeting(body, "convened", items=0)
    put_on_agenda(actor=body.officer, pathway=pathway, meeting=made)
    days = rulesets.in_force()["pathfinders.candidate_reminder_days"]
    starts = timezone.now() + timedelta(days=days) - timedelta(hours=1)
    Meeting.objects.filter(pk=made.pk).update(starts_at=starts, ends_at=starts + timedelta(hours=3))
    jobs.run_due()
    mail.outbox.clear()
    return made


@pytest.mark.rule("F6")
def test_the_representative_and_the_chair_are_told_once_and_nobody_else(body: Body, meeting: Meeting) -> None:
    assert (remind_candidates(), remind_candidates()) == (2, 0)
    jobs.run_due()
    assert set(mailed_to()) == {body.representative(SEAT).email, body.chair.email}
    assert "may declare an interest" in mail.outbox[0].body
    assert Interest.objects.count() == 0


@pytest.mark.rule("F6")
def test_nobody_is_reminded_too_early(body: Body, meeting: Meeting) -> None:
    days = rulesets.in_force()["pathfinders.candidate_reminder_days"]
    later = timezone.now() + timedelta(days=days, hours=1)
    Meeting.objects.update(starts_at=later, ends_at=later + timedelta(hours=3))
    assert remind_candidates() == 0


@pytest.mark.rule("F6")
def test_a_candidate_without_a_seat_reminds_nobody(body: Body, meeting: Meeting) -> None:
    other = body.term(10).organisation
    SeatTerm.objects.filter(pk=body.term(SEAT).pk).update(organisation=other)
    assert remind_candidates() == 0
