"""Help that countries want, offers of partners, promises of decisions, and what reviews count."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from alliance87.core.dates import today_in_geneva
from alliance87.core.inbox.models import Task
from gcm.domain.follow_ups import add_follow_up, remove_follow_up
from gcm.models import FollowUp
from gcm.queries.mandate.figures import gaps, snapshot
from gcm.queries.record.promises import promises_of
from partners.domain.succession.registry import move_everything
from partners.enums import MembershipRole
from partners.models import Membership, Organisation, Topic
from pathfinders.domain.implementation.help_offers import offer_help, pass_on_help
from pathfinders.domain.implementation.milestones import set_milestone
from pathfinders.domain.implementation.progress_notes import record_progress
from pathfinders.domain.implementation.promises import join_promise
from pathfinders.models import ActionProgress, Indicator, IndicatorValue, Roadmap
from pathfinders.queries.help_wanted import narrowed, wanted_by_reader
from tests.partners.proposing import make_partner
from tests.pathfinders.implementing import SAID, SHOWN, action_of, hand_in, implement
from tests.pathfinders.ways import make_state

WANTED = {**SAID, "help_wanted": "Trainers of teachers"}


@pytest.fixture
def roadmap(pathfinder_focal_point: Any) -> Roadmap:
    return implement(pathfinder_focal_point)[1]


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    made = make_state("Sister State", "XS")
    Membership.objects.create(user=partner_editor, organisation=made, role=MembershipRole.EDITOR)
    return made


def ask(actor: Any, roadmap: Roadmap, code: str = "1.1", **values: Any) -> ActionProgress:
    return record_progress(actor=actor, action=action_of(roadmap, code), values={**WANTED, **values})


@pytest.mark.rule("F14")
def test_help_for_a_restricted_action_is_not_public(
    pathfinder_focal_point: Any, roadmap: Roadmap, follower: Any, secretariat: Any
) -> None:
    public, restricted = (ask(pathfinder_focal_point, roadmap, code) for code in ("1.1", "1.2"))
    assert set(wanted_by_reader(follower)) == {public}
    assert set(wanted_by_reader(secretariat)) == {public, restricted}


@pytest.mark.rule("F9")
def test_help_is_wanted_until_the_country_says_otherwise(
    pathfinder_focal_point: Any, roadmap: Roadmap, follower: Any
) -> None:
    ask(pathfinder_focal_point, roadmap)
    assert wanted_by_reader(follower).count() == 1
    for values in ({"help_wanted": ""}, {"status": "completed", "percent": None}):
        ask(pathfinder_focal_point, roadmap, **values)
        assert not wanted_by_reader(follower).exists()


def test_a_hidden_country_asks_nobody(pathfinder_focal_point: Any, roadmap: Roadmap, follower: Any) -> None:
    ask(pathfinder_focal_point, roadmap)
    Organisation.objects.filter(pk=roadmap.pathway.organisation_id).update(listing="hidden")
    assert not wanted_by_reader(follower).exists()


def test_by_country_and_by_topic(pathfinder_focal_point: Any, roadmap: Roadmap, follower: Any) -> None:
    topic = Topic.objects.create(slug="schools", name="Schools")
    mine = ask(pathfinder_focal_point, roadmap, help_topic=topic)
    _way, elsewhere = implement(pathfinder_focal_point, name="Elsewhere", iso2="XR")
    other = ask(pathfinder_focal_point, elsewhere)
    wanted = wanted_by_reader(follower)
    assert set(narrowed(wanted, topic="schools")) == {mine}
    assert set(narrowed(wanted, country="XR")) == {other}


@pytest.mark.rule("F9")
def test_an_offer_goes_to_the_secretariat_and_shows_no_address(
    pathfinder_focal_point: Any,
    roadmap: Roadmap,
    partner_editor: Any,
    partner: Organisation,
    secretariat: Any,
    client_of: Any,
) -> None:
    wanted = ask(pathfinder_focal_point, roadmap)
    given = {"actor": partner_editor, "progress": wanted, "organisation": partner}
    with pytest.raises(ValidationError):
        offer_help(**given, message="  ")
    offer = offer_help(**given, message="Two trainers for a year.")
    with pytest.raises(ValidationError):
        offer_help(**given, message="Again.")
    assert Task.objects.open().get().role == "secretariat"
    page = client_of(partner_editor).get(reverse("pathfinders:help_wanted")).content.decode()
    assert "Trainers of teachers" in page
    assert pathfinder_focal_point.email not in page
    with pytest.raises(PermissionDenied):
        pass_on_help(actor=partner_editor, offer=offer)
    pass_on_help(actor=secretariat, offer=offer)
    assert not Task.objects.open().exists()
    with pytest.raises(ValidationError):
        pass_on_help(actor=secretariat, offer=offer)


def test_nobody_offers_in_the_name_of_another_or_for_what_is_not_seen(
    pathfinder_focal_point: Any,
    roadmap: Roadmap,
    partner_editor: Any,
    partner: Organisation,
    follower: Any,
) -> None:
    public, restricted = (ask(pathfinder_focal_point, roadmap, code) for code in ("1.1", "1.2"))
    with pytest.raises(PermissionDenied):
        offer_help(actor=follower, progress=public, organisation=partner, message="Mine.")
    with pytest.raises(ValidationError):
        offer_help(actor=partner_editor, progress=restricted, organisation=partner, message="Ours.")


@pytest.fixture
def follow_up(body: Any) -> FollowUp:
    """An action that follows from an item of a meeting."""
    from gcm.models import Minutes
    from tests.gcm.body import make_meeting

    meeting = make_meeting(body, "closed")
    Minutes.objects.get_or_create(meeting=meeting)
    item = meeting.items.first()
    values = {"text_en": "Open schools", "by_secretariat": True, "due_on": today_in_geneva()}
    return add_follow_up(actor=body.officer, item=item, values=values)


@pytest.mark.rule("N14")
def test_a_milestone_stands_in_the_promise_thread_of_a_decision(
    pathfinder_focal_point: Any, roadmap: Roadmap, follow_up: FollowUp, body: Any, follower: Any
) -> None:
    due = today_in_geneva() + timedelta(days=9)
    milestones = {
        code: set_milestone(
            actor=pathfinder_focal_point, action=action_of(roadmap, code), title=f"School {code}", due_on=due
        )
        for code in ("1.1", "1.2")
    }
    with pytest.raises(PermissionDenied):
        join_promise(actor=pathfinder_focal_point, subject=milestones["1.1"], follow_up=follow_up)
    for each in milestones.values():
        join_promise(actor=body.officer, subject=each, follow_up=follow_up)
    shown = {}
    for name, reader in (("officer", body.officer), ("follower", follower)):
        strands = promises_of([follow_up], reader)[0].strands
        shown[name] = [
            (str(link.title), str(link.state), link.due_on) for each in strands for link in each.links
        ]
    assert shown == {
        "officer": [
            ("Onderland: School 1.1", "to come", due),
            ("Onderland: School 1.2", "to come", due),
        ],
        "follower": [("Onderland: School 1.1", "to come", due)],
    }


@pytest.mark.rule("N14")
def test_an_indicator_stands_in_the_promise_thread_of_a_decision(
    pathfinder_focal_point: Any, roadmap: Roadmap, follow_up: FollowUp, body: Any, follower: Any
) -> None:
    for code in ("1.1", "1.2"):
        action = action_of(roadmap, code)
        made = Indicator.objects.create(action=action, code="A", name=f"Children of {code}")
        for value in ("40", "45"):  # the second puts the first right
            IndicatorValue.objects.create(indicator=made, year=2025, value=value)
        with pytest.raises(PermissionDenied):
            join_promise(actor=pathfinder_focal_point, subject=made, follow_up=follow_up)
        join_promise(actor=body.officer, subject=made, follow_up=follow_up)
    shown = {
        name: [(str(link.title), link.state) for each in strands for link in each.links]
        for name, reader in (("officer", body.officer), ("follower", follower))
        for strands in [promises_of([follow_up], reader)[0].strands]
    }
    first, second = [(f"Onderland: Children of {code}", "2025: 45") for code in ("1.1", "1.2")]
    assert shown == {"officer": [first, second], "follower": [first]}


@pytest.mark.rule("N14")
def test_milestone_and_indicator_lead_back_to_the_thread_for_who_may_read_it(
    pathfinder_focal_point: Any, roadmap: Roadmap, follow_up: FollowUp, body: Any, client_of: Any
) -> None:
    action = action_of(roadmap)
    milestone = set_milestone(
        actor=pathfinder_focal_point, action=action, title="School", due_on=today_in_geneva()
    )
    indicator = Indicator.objects.create(action=action, code="A", name="Children")
    thread, officer = reverse("gcm:thread", args=[follow_up.pk]), client_of(body.officer)
    for name, subject, sent in (
        ("milestone", milestone, {"do": "join", "join-follow_up": follow_up.pk}),
        ("indicator", indicator, {"follow_up": follow_up.pk}),
    ):
        page = reverse(f"pathfinders:{name}", args=[subject.pk])
        assert officer.post(page, sent).status_code == 302
        assert f'href="{page}"' in officer.get(thread).content.decode()
        readers = (body.officer, body.representative(9), pathfinder_focal_point)
        back = [f'href="{thread}"' in client_of(each).get(page).content.decode() for each in readers]
        assert back == [True, True, False]
        action_page = reverse("pathfinders:action_progress", args=[action.pk])
        assert f'href="{page}"' in client_of(body.representative(9)).get(action_page).content.decode()


@pytest.mark.rule("N12")
@pytest.mark.rule("N14")
def test_an_action_taken_off_the_draft_of_the_minutes_leaves_what_was_joined_to_it(
    roadmap: Roadmap, follow_up: FollowUp, body: Any
) -> None:
    made = Indicator.objects.create(action=action_of(roadmap), code="A", name="Children")
    join_promise(actor=body.officer, subject=made, follow_up=follow_up)
    remove_follow_up(actor=body.officer, follow_up=follow_up)
    made.refresh_from_db()
    assert made.follow_up is None


@pytest.mark.rule("X10")
def test_the_review_of_progress_counts_reports_actions_and_milestones(
    pathfinder_focal_point: Any, roadmap: Roadmap
) -> None:
    values = {"status": "completed", **SHOWN}
    record_progress(actor=pathfinder_focal_point, action=action_of(roadmap), values=values)
    hand_in(pathfinder_focal_point, roadmap.pathway)
    now = timezone.now()
    found = {
        each["key"]: (each["value"], each["of"])
        for each in snapshot("progress", now - timedelta(days=60), now + timedelta(minutes=1))
        if each["key"].startswith("pathfinders.")
    }
    assert {
        key: found[key] for key in sorted(found) if "report" in key or key.endswith(("actions", "ones"))
    } == {
        "pathfinders.actions": (1, 2),
        "pathfinders.milestones": (None, None),
        "pathfinders.reporting": (1, 1),
        "pathfinders.reports": (1, None),
    }


@pytest.mark.rule("F10")
def test_the_gcg_reads_how_many_reports_are_overdue_and_not_whose(pathfinder_focal_point: Any) -> None:
    gap = next(each for each in gaps() if each.key == "pathfinders.reports_overdue")
    assert list(gap.find()) == []
    implement(pathfinder_focal_point, granted_at=timezone.now() - timedelta(days=3000))
    assert list(gap.find()) == ["1 country"]


@pytest.mark.rule("P6")
def test_an_offer_that_waits_goes_over_to_a_successor(
    pathfinder_focal_point: Any, roadmap: Roadmap, partner_editor: Any, partner: Organisation
) -> None:
    wanted = ask(pathfinder_focal_point, roadmap)
    offer = offer_help(actor=partner_editor, progress=wanted, organisation=partner, message="Two trainers.")
    successor = make_partner("successor")
    move_everything(partner, successor)
    offer.refresh_from_db()
    assert offer.organisation == successor
