"""The yearly report, the reminders about it, and the next roadmap."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone, translation

from alliance87.core import ledger, rulesets
from alliance87.core.access.domain.grants import grant
from alliance87.core.dates import today_in_geneva
from alliance87.core.inbox.models import Task
from alliance87.core.mailing.models import Mailing
from alliance87.core.months import add_months
from partners.domain.stale import StaleEditError
from pathfinders.domain.implementation.progress_notes import record_progress
from pathfinders.domain.implementation.reminders import remind_countries
from pathfinders.domain.implementation.renewal import renew_roadmap
from pathfinders.domain.implementation.reports import open_report, save_report, submit_report
from pathfinders.domain.progress import Colour, Why
from pathfinders.models import ProgressReminder, Roadmap, YearlyReport
from pathfinders.queries.implementation.lights import last_report_on, standing_of
from tests.cast import make_user
from tests.pathfinders.implementing import SAID, SHOWN, WORDS, action_of, hand_in, implement

GRANTED = datetime(2024, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_english(_clean_slate: None) -> None:
    translation.activate("en")


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def due_day(number: int = 1) -> date:
    """The day that the report with this number is due, of a country granted at GRANTED."""
    return add_months(GRANTED.date(), rulesets.in_force()["pathfinders.reports.every_months"] * number)


@pytest.mark.rule("F9")
def test_a_report_begins_with_what_was_said(pathfinder_focal_point: Any) -> None:
    pathway, roadmap = implement(pathfinder_focal_point)
    values = {**SAID, "obstacles": "The road is closed in winter."}
    record_progress(actor=pathfinder_focal_point, action=action_of(roadmap), values=values)
    report = open_report(actor=pathfinder_focal_point, pathway=pathway, language="en")
    assert report.results == "1.1 Open schools in the hills: In progress (40 %)"
    assert report.obstacles == "1.1 Open schools in the hills: The road is closed in winter."
    assert open_report(actor=pathfinder_focal_point, pathway=pathway, language="fr") == report


@pytest.mark.rule("F9")
def test_what_was_handed_in_is_frozen_with_its_digest(pathfinder_focal_point: Any) -> None:
    pathway, roadmap = implement(pathfinder_focal_point)
    record_progress(actor=pathfinder_focal_point, action=action_of(roadmap), values=SAID)
    report = hand_in(pathfinder_focal_point, pathway, consulted=["workers"])
    assert report.digest == ledger.digest_of(report.content)
    assert report.content["missing"] == ["employers", "ngo"]
    shown = [
        (each["code"], each["percent"]) for each in report.content["roadmap"]["priorities"][0]["actions"]
    ]
    assert shown == [("1.1", 40), ("1.2", 0)]
    record_progress(actor=pathfinder_focal_point, action=action_of(roadmap), values={"status": "completed"})
    report.refresh_from_db()
    assert report.digest == ledger.digest_of(report.content)
    with pytest.raises(ValidationError):
        save_report(actor=pathfinder_focal_point, report=report, revision=report.revision, values=WORDS)
    with pytest.raises(ValidationError):
        submit_report(actor=pathfinder_focal_point, report=report)
    with pytest.raises(DatabaseError), transaction.atomic():
        YearlyReport.objects.update(results="Other words")


@pytest.mark.rule("F7")
def test_groups_that_were_not_consulted_keep_nothing_back(pathfinder_focal_point: Any) -> None:
    pathway, _roadmap = implement(pathfinder_focal_point)
    report = hand_in(pathfinder_focal_point, pathway, consulted=[])
    assert report.is_submitted
    assert report.content["missing"] == ["workers", "employers", "ngo"]


def test_an_empty_report_is_not_handed_in(pathfinder_focal_point: Any) -> None:
    pathway, _roadmap = implement(pathfinder_focal_point)
    report = open_report(actor=pathfinder_focal_point, pathway=pathway, language="en")
    with pytest.raises(ValidationError) as refused:
        submit_report(actor=pathfinder_focal_point, report=report)
    assert set(refused.value.message_dict) == {"results", "outlook"}


def test_a_group_or_language_that_there_is_not_is_refused(pathfinder_focal_point: Any) -> None:
    pathway, _roadmap = implement(pathfinder_focal_point)
    report = open_report(actor=pathfinder_focal_point, pathway=pathway, language="en")
    for values in ({"consulted": ["press"]}, {"language": "de"}):
        with pytest.raises(ValidationError):
            save_report(actor=pathfinder_focal_point, report=report, revision=0, values=values)
    report.refresh_from_db()
    assert (report.revision, report.consulted, report.language) == (0, [], "en")


def test_a_stale_save_is_refused(pathfinder_focal_point: Any) -> None:
    pathway, _roadmap = implement(pathfinder_focal_point)
    report = open_report(actor=pathfinder_focal_point, pathway=pathway, language="en")
    save_report(actor=pathfinder_focal_point, report=report, revision=0, values={"results": "First"})
    with pytest.raises(StaleEditError):
        save_report(actor=pathfinder_focal_point, report=report, revision=0, values={"results": "Second"})
    report.refresh_from_db()
    assert report.results == "First"


def test_a_drafter_writes_and_only_a_focal_point_hands_in(
    pathfinder_focal_point: Any, secretariat: Any
) -> None:
    pathway, _roadmap = implement(pathfinder_focal_point)
    drafter = make_user("follower", email="drafter@example.org")
    grant(actor=pathfinder_focal_point, user=drafter, permission="pathfinders.draft_roadmap", obj=pathway)
    report = open_report(actor=drafter, pathway=pathway, language="en")
    save_report(actor=drafter, report=report, revision=0, values=WORDS)
    with pytest.raises(PermissionDenied):
        submit_report(actor=drafter, report=report)
    with pytest.raises(PermissionDenied):
        open_report(actor=secretariat, pathway=pathway, language="en")


@pytest.mark.rule("F9")
def test_the_light_and_the_day_of_the_next_report(pathfinder_focal_point: Any, at_instant: Any) -> None:
    rules = rulesets.in_force()
    amber = add_months(GRANTED.date(), rules["pathfinders.reports.amber_months"])
    red = add_months(GRANTED.date(), rules["pathfinders.reports.red_months"])
    pathway, _roadmap = implement(pathfinder_focal_point, granted_at=GRANTED)
    seen = []
    for day in (amber - DAY, amber, red):
        at_instant(noon(day))
        light = standing_of(pathway).light
        seen.append((light.colour, light.why))
    assert seen == [
        (Colour.GREEN, Why.GRANTED),
        (Colour.AMBER, Why.NEVER_OVER_AMBER),
        (Colour.RED, Why.NEVER_OVER_RED),
    ]
    assert last_report_on(pathway) is None
    hand_in(pathfinder_focal_point, pathway)
    standing = standing_of(pathway)
    assert (standing.light.colour, standing.light.why) == (Colour.GREEN, Why.REPORTED)
    assert last_report_on(pathway) == red
    assert standing.due_on > red


@pytest.mark.rule("F9")
def test_a_country_is_reminded_before_and_after_each_once(
    pathfinder_focal_point: Any, at_instant: Any
) -> None:
    rules, due = rulesets.in_force(), due_day()
    before = due - timedelta(days=rules["pathfinders.reports.reminder_days"])
    late = due + timedelta(days=rules["pathfinders.reports.late_days"])
    pathway, _roadmap = implement(pathfinder_focal_point, granted_at=GRANTED)
    sent = []
    for day in (before - DAY, before, before, due, late - DAY, late, late + DAY):
        at_instant(noon(day))
        sent.append(remind_countries())
    assert sent == [0, 1, 0, 0, 0, 1, 0]
    mailings = Mailing.objects.filter(kind__startswith="pathfinders.").order_by("pk")
    assert [(each.kind, each.deliveries.get().address) for each in mailings] == [
        ("pathfinders.report_due", pathfinder_focal_point.email),
        ("pathfinders.report_late", pathfinder_focal_point.email),
    ]
    task = Task.objects.open().get()
    assert (task.kind, task.user) == ("pathfinders.report_late", pathfinder_focal_point)
    hand_in(pathfinder_focal_point, pathway)
    assert not Task.objects.open().exists()


@pytest.mark.rule("F9")
def test_who_has_reported_is_not_reminded_of_that_day(pathfinder_focal_point: Any, at_instant: Any) -> None:
    rules, due = rulesets.in_force(), due_day()
    pathway, _roadmap = implement(pathfinder_focal_point, granted_at=GRANTED)
    at_instant(noon(due - timedelta(days=rules["pathfinders.reports.reminder_days"] + 1)))
    hand_in(pathfinder_focal_point, pathway)
    at_instant(noon(due + timedelta(days=rules["pathfinders.reports.late_days"])))
    assert remind_countries() == 0


@pytest.mark.rule("F10")
def test_silence_changes_no_state(pathfinder_focal_point: Any, at_instant: Any) -> None:
    pathway, roadmap = implement(pathfinder_focal_point, granted_at=GRANTED)
    at_instant(noon(due_day(9)))
    remind_countries()
    pathway.refresh_from_db()
    roadmap.refresh_from_db()
    assert (pathway.state, roadmap.state) == ("granted", "in_force")


def test_a_country_that_withdrew_is_not_reminded(pathfinder_focal_point: Any, at_instant: Any) -> None:
    pathway, _roadmap = implement(pathfinder_focal_point, granted_at=GRANTED)
    pathway.withdraw()
    pathway.withdrawn_at = timezone.now()
    pathway.save()
    at_instant(noon(due_day(2)))
    assert remind_countries() == 0


@pytest.mark.rule("F9")
def test_the_end_of_a_roadmap_is_told_once_and_the_next_one_opens_from_it(
    pathfinder_focal_point: Any,
) -> None:
    pathway, roadmap = implement(pathfinder_focal_point)
    months = rulesets.in_force()["pathfinders.roadmaps.renewal_months"]
    ends = add_months(today_in_geneva(), months)
    Roadmap.objects.filter(pk=roadmap.pk).update(ends_on=ends)
    assert (remind_countries(), remind_countries()) == (1, 0)
    assert ProgressReminder.objects.get().kind == "renewal"
    over = action_of(roadmap, "1.2")
    record_progress(actor=pathfinder_focal_point, action=over, values={"status": "completed", **SHOWN})
    made = renew_roadmap(actor=pathfinder_focal_point, pathway=pathway)
    assert (made.state, made.title, made.starts_on) == ("draft", roadmap.title, None)
    assert [each.code for each in made.actions.all()] == ["1.1"]
    assert not Task.objects.open().exists()
    roadmap.refresh_from_db()
    assert (roadmap.state, roadmap.actions.count()) == ("in_force", 2)
    with pytest.raises(ValidationError):
        renew_roadmap(actor=pathfinder_focal_point, pathway=pathway)


def test_only_a_focal_point_renews(pathfinder_focal_point: Any, secretariat: Any) -> None:
    pathway, _roadmap = implement(pathfinder_focal_point)
    with pytest.raises(PermissionDenied):
        renew_roadmap(actor=secretariat, pathway=pathway)
