"""Invented countries that implement their roadmaps: one whose report is late, one that reported, two that are
on their way and ask for help. What is said is told through the portal's own verbs."""

from datetime import date, timedelta
from typing import Any

from alliance87.core import jobs
from alliance87.core.dates import today_in_geneva
from partners.enums import MembershipRole, StatusKind
from partners.models import Membership, Organisation, OrganisationStatus, Topic, User
from pathfinders.domain.implementation.milestones import reach_milestone, set_milestone
from pathfinders.domain.implementation.progress_notes import record_progress
from pathfinders.domain.implementation.reminders import remind_countries
from pathfinders.domain.implementation.reports import open_report, save_report, submit_report
from pathfinders.domain.interest import register_known_pathfinder
from pathfinders.domain.roadmap.editing import start_roadmap
from pathfinders.domain.roadmap.storing import store_plan
from pathfinders.enums import ActionStatus, PathwayState
from pathfinders.models import ActionProgress, FocalPoint, Pathway, Roadmap, RoadmapAction
from pathfinders.queries.implementation.report_content import roadmap_in_force
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.progress_story import STORIES, Told

EVIDENCE = "https://labour-%s.example/evidence/%s"  # the country's code, the action's
YEARS = 3  # how long each roadmap runs


def seed_progress() -> int:
    """Tell each story whose country has said nothing yet, once. Returns how many were told."""
    return sum(_tell(each) for each in STORIES)


def remind() -> None:
    """As the beat does each day (F9)."""
    remind_countries()
    jobs.run_due()


def _tell(told: Told) -> bool:
    pathway = _pathway(told)
    if pathway is None or ActionProgress.objects.filter(action__roadmap__pathway=pathway).exists():
        return False
    person = FocalPoint.objects.at().filter(pathway=pathway).select_related("user").order_by("pk")[0].user
    roadmap = roadmap_in_force(pathway) or _bring_into_force(told, pathway, person)
    _say(told, roadmap, person)
    _report(told, pathway, person)
    return True


def _pathway(told: Told) -> Pathway | None:
    """The way of the country, opened when there is none; None where the country is on another part of it."""
    states = Organisation.objects.partners().filter(country__iso2=told.iso2, kind="country")
    organisation = states.select_related("country").first()
    if organisation is None:
        return None
    known: Pathway | None = organisation.pathways.order_by("-opened_at").first()
    if known is not None:
        return known if known.state == PathwayState.GRANTED else None
    if (
        not OrganisationStatus.objects.as_of()
        .filter(organisation=organisation, kind=StatusKind.PATHFINDER)
        .exists()
    ):
        return None
    with stand_at(days_from_today(-told.days)):
        return register_known_pathfinder(
            actor=cast_member("officer-1"),
            organisation=organisation,
            ministry="Ministry of Labour",
            focal_point=_who_speaks(organisation),
        )


def _who_speaks(organisation: Organisation) -> User:
    named = Membership.objects.current().filter(organisation=organisation, role=MembershipRole.FOCAL_POINT)
    return named.select_related("user").order_by("pk")[0].user


def _bring_into_force(told: Told, pathway: Pathway, person: User) -> Roadmap:
    """It was in force before the portal was there: no decision of this register stands behind it."""
    with stand_at(days_from_today(-told.days, hour=16)):
        head = {"title": told.plan.title, "language": told.plan.language}
        made = start_roadmap(actor=person, pathway=pathway, values=head)
        store_plan(actor=person, roadmap=made, plan=told.plan)
        made = Roadmap.objects.get(pk=made.pk)
        made.submit()
        made.come_into_force()
        made.in_force_at = days_from_today(-told.days, hour=17)
        made.starts_on = made.in_force_at.date()
        made.ends_on = made.starts_on + timedelta(days=365 * YEARS)
        made.save()
    made.actions.update(starts_on=made.starts_on, ends_on=made.ends_on)
    return made


def _say(told: Told, roadmap: Roadmap, person: User) -> None:
    """Of the actions with these codes; in words where the roadmap is written in the language of the story."""
    actions = {each.code: each for each in roadmap.actions.all()}
    in_words = roadmap.language == told.plan.language
    topic = Topic.objects.order_by("pk").first()
    for each in told.said:
        values: dict[str, Any] = {"status": each.status, "percent": each.percent}
        if each.percent or each.status == ActionStatus.COMPLETED:
            values["evidence_url"] = EVIDENCE % (told.iso2.lower(), each.code)
        if in_words:
            values |= {"obstacles": each.obstacles, "help_wanted": each.help_wanted}
            values |= {"help_topic": topic if each.help_wanted else None}
        if each.code in actions:
            with stand_at(days_from_today(-each.days)):
                record_progress(actor=person, action=actions[each.code], values=values)
    first = told.said[0]
    if in_words and first.code in actions:
        _set_milestones(told, actions[first.code], person)


def _set_milestones(told: Told, action: RoadmapAction, person: User) -> None:
    """Two, of which the first was reached in time."""
    days, (soon, later) = told.said[0].days, told.milestones
    with stand_at(days_from_today(-days, hour=15)):
        day = today_in_geneva()
        reached = set_milestone(actor=person, action=action, title=soon, due_on=_within(action, day, 20))
        set_milestone(actor=person, action=action, title=later, due_on=_within(action, day, 400))
    with stand_at(days_from_today(15 - days)):
        reach_milestone(actor=person, milestone=reached, reached_on=today_in_geneva())


def _within(action: RoadmapAction, day: date, days: int) -> date:
    """So many days after the day, within the time of the action."""
    due = day + timedelta(days=days)
    return max(min(due, action.ends_on or due), action.starts_on or due)


def _report(told: Told, pathway: Pathway, person: User) -> None:
    if not told.reported:
        return
    with stand_at(days_from_today(-told.reported)):
        report = open_report(actor=person, pathway=pathway, language=told.plan.language)
        values = {"results": told.results, "outlook": told.outlook, "consulted": list(told.consulted)}
        report = save_report(actor=person, report=report, revision=report.revision, values=values)
        submit_report(actor=person, report=report)
