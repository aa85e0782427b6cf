"""Invented countries on their way to a roadmap: one has expressed its interest, one prepares, one drafts, one
was sent back after the check, one is before the GCG, one on the agenda of the next meeting, and three were
decided on, of which one came back first. Told through the portal's own verbs."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from alliance87.core import jobs
from gcm.models import AgendaItem, Meeting
from partners.enums import MembershipRole, StatusKind
from partners.models import Group, Membership, Organisation, OrganisationStatus, User
from pathfinders.domain.community import announce_workshop, answer_thread, open_thread
from pathfinders.domain.framework import check_criterion, give_evidence
from pathfinders.domain.grant import put_on_agenda, word_grant
from pathfinders.domain.interest import express_interest, register_interest, register_known_pathfinder
from pathfinders.domain.monitoring import name_monitoring_group
from pathfinders.domain.pathways import (
    accept_interest,
    begin_roadmap,
    return_to_country,
    send_to_review,
)
from pathfinders.domain.preparation import (
    describe_committee,
    file_analysis,
    map_body,
    record_workshop,
)
from pathfinders.domain.support import ask_for_support, record_support
from pathfinders.enums import PathwayState
from pathfinders.models import Pathway
from pathfinders.queries.framework import checklist
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.country_story import (
    ANSWER,
    HELP,
    ON_FIRST,
    ON_NEXT,
    ON_SECOND,
    PRACTICE,
    QUESTION,
    REQUEST,
    RETURNED,
)
from secretariat.demo_seed.home_story import ENGLISH, FRENCH, SPANISH, AtHome
from secretariat.demo_seed.papers import document
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.roadmaps import (
    begin_to_write,
    bring_earlier_roadmap,
    comment_on_review,
    give_letter,
    hand_in,
)
from secretariat.demo_seed.story import Item

__all__ = ["ON_FIRST", "ON_NEXT", "ON_SECOND", "put_country_on_agenda", "seed_pathways"]

GROUPS = {"government": 14, "workers": 9, "employers": 8, "civil_society": 11, "un": 4}
READ_IN = 45  # days, in which the members comment and the letter is signed
INTEREST, PREPARES, DRAFTS, RETURNS, BEFORE_GCM, KNOWN = "QN", "QZ", "QM", "XB", "QS", "XD"
AT_HOME = {DRAFTS: FRENCH, RETURNS: SPANISH, KNOWN: SPANISH}  # the others work in English


def put_country_on_agenda(told: Item, meeting: Meeting, officer: User) -> AgendaItem:
    """The item on the country of the story, with its recommendations when there are any."""
    pathway = _in_review(_state(told.country), days=READ_IN)
    give_letter(pathway, officer)
    item = put_on_agenda(actor=officer, pathway=pathway, meeting=meeting)
    if told.recommendations:
        word_grant(actor=officer, item=item, recommendations=told.recommendations)
    return item


def seed_pathways() -> int:
    """Those that no meeting has decided on, and what the focal points say to one another; once. Returns how
    many ways were opened."""
    before = Pathway.objects.count()
    for code, play in _PLAYS.items():
        organisation = Organisation.objects.partners().filter(country__iso2=code, kind="country").first()
        if organisation is not None and not organisation.pathways.exists():
            play(organisation)
    opened = Pathway.objects.count() - before
    if opened:
        _charge_a_group()
        jobs.run_due()
    return opened


def _state(code: str) -> Organisation:
    return Organisation.objects.select_related("country").get(country__iso2=code, kind="country")


def _focal_point(organisation: Organisation) -> User:
    named = Membership.objects.current().filter(organisation=organisation, role=MembershipRole.FOCAL_POINT)
    return named.select_related("user").order_by("pk")[0].user


def _in_review(organisation: Organisation, days: int) -> Pathway:
    """The way of the country, brought to the GCG so many days ago."""
    now = timezone.now()
    pathway = organisation.pathways.first()
    if pathway is None:
        pathway = _prepared(organisation, now - timedelta(days=days + 142))
        with stand_at(now - timedelta(days=days + 62)):
            begin_roadmap(actor=_focal_point(organisation), pathway=pathway)
    if Pathway.objects.get(pk=pathway.pk).state == PathwayState.ROADMAP:
        with stand_at(now - timedelta(days=days + 12)):
            hand_in(Pathway.objects.get(pk=pathway.pk), _focal_point(organisation))
        with stand_at(now - timedelta(days=days)):
            _check(pathway)
    return Pathway.objects.get(pk=pathway.pk)


def _check(pathway: Pathway) -> None:
    officer = cast_member("officer-2")
    for line in checklist(Pathway.objects.select_related("framework").get(pk=pathway.pk)):
        check_criterion(actor=officer, pathway=pathway, criterion=line.criterion, met=True)
    send_to_review(actor=officer, pathway=pathway)


def _prepared(organisation: Organisation, begins: datetime) -> Pathway:
    """From the letter to the report of the workshop, in eighty days."""
    person = _focal_point(organisation)
    with stand_at(begins):
        pathway = express_interest(
            actor=person,
            organisation=organisation,
            ministry=_at_home(organisation).ministry,
            letter_on=timezone.localdate() - timedelta(days=4),
            letter=document("expression-of-interest.pdf"),
            focal_point=person,
        )
    with stand_at(begins + timedelta(days=6)):
        accept_interest(actor=cast_member("officer-1"), pathway=pathway)
    with stand_at(begins + timedelta(days=60)):
        _prepare(pathway, person, GROUPS, report=True)
    return pathway


def _at_home(organisation: Organisation) -> AtHome:
    return AT_HOME.get(organisation.country.iso2 if organisation.country else "", ENGLISH)


def _prepare(pathway: Pathway, person: User, groups: dict[str, int], *, report: bool) -> None:
    told, today = _at_home(pathway.organisation), timezone.localdate()
    founded = today - timedelta(days=20)
    describe_committee(actor=person, pathway=pathway, established_on=founded, **told.committee)
    for row in told.bodies:
        map_body(actor=person, pathway=pathway, **row)
    file_analysis(
        actor=person, pathway=pathway, completed_on=today, summary=told.analysis, sources=told.sources
    )
    record_workshop(
        actor=person,
        pathway=pathway,
        starts_on=today - timedelta(days=12),
        ends_on=today - timedelta(days=10),
        place=told.place,
        purpose=told.purpose,
        groups=[{"group": group, "people": people} for group, people in groups.items()],
        report=document(told.report) if report else None,
    )
    for code, text in told.evidence.items():
        give_evidence(actor=person, pathway=pathway, code=code, text=text)


def _play_interest(organisation: Organisation) -> None:
    with stand_at(days_from_today(-9)):
        register_interest(
            actor=cast_member("officer-2"),
            organisation=organisation,
            ministry=_at_home(organisation).ministry,
            letter_on=timezone.localdate() - timedelta(days=6),
            letter=document("expression-of-interest.pdf"),
            focal_point=_focal_point(organisation),
        )


def _play_preparation(organisation: Organisation) -> None:
    """Employers and civil society were not at the workshop, and its report is not there yet (F7)."""
    person = _focal_point(organisation)
    with stand_at(days_from_today(-75)):
        pathway = express_interest(
            actor=person,
            organisation=organisation,
            ministry=_at_home(organisation).ministry,
            letter_on=timezone.localdate() - timedelta(days=3),
            letter=document("expression-of-interest.pdf"),
            focal_point=person,
        )
    with stand_at(days_from_today(-68)):
        accept_interest(actor=cast_member("officer-1"), pathway=pathway)
    with stand_at(days_from_today(-15)):
        _prepare(pathway, person, {"government": 12, "workers": 5, "un": 3}, report=False)
    with stand_at(days_from_today(-5)):
        ask_for_support(actor=person, pathway=pathway, **REQUEST)


def _play_drafting(organisation: Organisation) -> None:
    pathway = _prepared(organisation, days_from_today(-120))
    person = _focal_point(organisation)
    with stand_at(days_from_today(-36)):
        begin_roadmap(actor=person, pathway=pathway)
    with stand_at(days_from_today(-14)):
        begin_to_write(Pathway.objects.get(pk=pathway.pk), person)


def _play_return(organisation: Organisation) -> None:
    """All is there but the money of the third priority: the country has it back to mend."""
    pathway = _prepared(organisation, days_from_today(-160))
    person, officer = _focal_point(organisation), cast_member("officer-2")
    with stand_at(days_from_today(-70)):
        begin_roadmap(actor=person, pathway=pathway)
    with stand_at(days_from_today(-21)):
        hand_in(Pathway.objects.get(pk=pathway.pk), person)
    with stand_at(days_from_today(-10)):
        for line in checklist(Pathway.objects.select_related("framework").get(pk=pathway.pk)):
            met = line.criterion.code != "resources"
            note = "" if met else RETURNED
            check_criterion(actor=officer, pathway=pathway, criterion=line.criterion, met=met, note=note)
        return_to_country(actor=officer, pathway=pathway, note=RETURNED)


def _play_review(organisation: Organisation) -> None:
    comment_on_review(_in_review(organisation, days=8))


def _play_known(organisation: Organisation) -> None:
    """The cast's focal point, of a country that was a pathfinder before the portal was there."""
    held = OrganisationStatus.objects.as_of().filter(organisation=organisation, kind=StatusKind.PATHFINDER)
    if not held.exists():
        return
    person = cast_member("pathfinder")
    with stand_at(days_from_today(-100)):
        pathway = register_known_pathfinder(
            actor=cast_member("officer-1"),
            organisation=organisation,
            ministry=SPANISH.ministry,
            focal_point=person,
        )
    with stand_at(days_from_today(-98)):
        _prepare(pathway, person, GROUPS, report=True)
    with stand_at(days_from_today(-95)):
        bring_earlier_roadmap(pathway, person)
    with stand_at(days_from_today(-40)):
        request = ask_for_support(actor=person, pathway=pathway, **HELP["asked"])
    with stand_at(days_from_today(-30)):
        given = {**HELP["given"], "given_on": timezone.localdate()}
        record_support(actor=cast_member("officer-1"), request=request, **given, closes=True)
    _talk(pathway, person)


def _talk(pathway: Pathway, person: User) -> None:
    """A practice of the cast's country, a question of another, and the yearly workshop (F16)."""
    with stand_at(days_from_today(-25)):
        open_thread(actor=person, countries=[pathway.country], **PRACTICE)
    asks = Pathway.objects.filter(state=PathwayState.PREPARATION).first()
    if asks is not None:
        with stand_at(days_from_today(-12)):
            asked = open_thread(actor=_focal_point(asks.organisation), **QUESTION)
        with stand_at(days_from_today(-11)):
            answer_thread(actor=person, thread=asked, text=ANSWER)
    day = days_from_today(95).date()
    announce_workshop(
        actor=cast_member("officer-1"),
        year=day.year,
        starts_on=day,
        place="Puerto Claro",
        subject="Costing a roadmap, and finding who pays",
    )


def _charge_a_group() -> None:
    """W9: the group that the meetings of the story established first."""
    group = Group.objects.order_by("pk").first()
    if group is not None:
        name_monitoring_group(actor=cast_member("officer-1"), group=group)


_PLAYS: dict[str, Callable[[Organisation], None]] = {
    INTEREST: _play_interest,
    PREPARES: _play_preparation,
    DRAFTS: _play_drafting,
    RETURNS: _play_return,
    BEFORE_GCM: _play_review,
    KNOWN: _play_known,
}
