"""A month of life gives a draft that tells each public event once, and nothing that is restricted (T9)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from gcm.domain.publication import publish_decision
from partners.models import Group, OrganisationStatus
from secretariat.domain.newsletter import composing, sending
from secretariat.emails import issue_preview
from secretariat.models import Entry
from secretariat.queries.newsletter.content import issue_content
from secretariat.queries.newsletter.sources import sources
from tests.ladder.world import World
from tests.secretariat.whole_month import HAPPENS, INSIDE, MONTH, SECRET, two_decisions

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(cast, time_machine):
    """What the portal's own verbs make happen in the middle of the month."""
    time_machine.move_to(INSIDE)
    return World(cast)


def told(kind):
    entries = Entry.objects.filter(section__kind=kind).order_by("position")
    return [each.title_en or each.title_fr for each in entries]


def begin(kind, organisation, day):
    OrganisationStatus.objects.create(organisation=organisation, kind=kind, valid_from=day)


@pytest.mark.rule("T9")
def test_each_public_event_once_and_nothing_restricted(world, officer):
    public, hidden, named = world.organisation, world.hidden_organisation, world.named_organisation
    begin("pathfinder", public, date(2026, 5, 20))
    begin("pathfinder", hidden, date(2026, 5, 20))
    earlier = world.add_partner("Earlier Institute")
    earlier.statuses.update(valid_from=date(2026, 4, 30), known_on=date(2026, 4, 30))
    vague = world.add_partner("Vague Institute")
    vague.statuses.update(valid_from=date(2026, 5, 1), precision="year")
    group, other = world.add_group("Open Group"), world.add_group("Closed Group")
    type(group).objects.filter(pk=group.pk).update(published_at=INSIDE)
    type(other).objects.filter(pk=other.pk).update(published_at=None)

    issue = composing.open_issue(actor=officer, month=MONTH)
    for _again in range(2):
        composing.collect_events(actor=officer, issue=issue)

    assert told("partners") == ["Public Institute"]
    assert [title for title in told("pathfinders") if "Public Institute" in title] == told("pathfinders")
    assert len(told("pathfinders")) == 1
    assert told("groups") == ["Open Group"]
    everything = " ".join(Entry.objects.values_list("title_en", flat=True))
    for name in (hidden.name, named.name, earlier.name, vague.name, str(other)):
        assert name not in everything


@pytest.mark.rule("T9")
@pytest.mark.rule("X4")
def test_a_month_in_which_everything_happens(world, officer):
    assert set(HAPPENS) == {source.kind for source in sources()}  # a new kind of event is tried here too
    said = {kind: happen(world) for kind, happen in HAPPENS.items()}
    private = world.group_thread
    Group.objects.filter(pk=world.working_group.pk).update(published_at=INSIDE - timedelta(days=60))
    issue = composing.open_issue(actor=officer, month=MONTH)
    assert composing.collect_events(actor=officer, issue=issue) == 0  # all of it is told already
    for code in ("fr", "en", "es"):
        with translation.override(code):
            shown = {
                view.section.kind: [each.entry.title for each in view.entries]
                for view in issue_content(issue).sections
            }
        words = {kind: word.format(code=code) for kind, word in said.items()}
        assert {kind: [words[kind] in title for title in shown[kind]] for kind in shown} == {
            kind: [True] for kind in HAPPENS
        }, shown
        mail = issue_preview(issue, code).text
        assert SECRET not in mail and str(private) not in mail
        for kind in ("roadmaps", "groups", "initiatives", "needs", "calls", "deadlines", "events", "news"):
            assert mail.count(words[kind]) == 1, kind


def test_decisions_are_told_once_they_are_published(world, officer):
    shown, kept = two_decisions(world.body)
    publish_decision(actor=world.body.chair, decision=shown)
    composing.open_issue(actor=officer, month=MONTH)
    assert [title.partition(" ")[0] for title in told("decisions")] == [shown.symbol]
    assert kept.symbol not in " ".join(told("decisions"))


def test_what_came_too_late_is_told_in_the_next_issue_and_once(world, officer):
    late = world.organisation
    composing.open_issue(actor=officer, month=MONTH)
    begin("pathfinder", late, date(2026, 5, 31))
    composing.open_issue(actor=officer, month=date(2026, 6, 1))
    assert len(told("pathfinders")) == 1
    assert Entry.objects.get(section__kind="pathfinders").section.issue.month == date(2026, 6, 1)


def test_what_was_registered_later_is_told_once_when_it_became_known(world, officer, time_machine):
    """A grant of April that somebody entered in July, after the issues of April and June."""
    late = world.organisation
    composing.open_issue(actor=officer, month=MONTH)
    composing.open_issue(actor=officer, month=date(2026, 6, 1))
    time_machine.move_to(INSIDE.replace(month=7))
    begin("pathfinder", late, date(2026, 4, 15))
    for month in (7, 8):
        composing.open_issue(actor=officer, month=date(2026, month, 1))
    (entry,) = Entry.objects.filter(section__kind="pathfinders")
    assert entry.section.issue.month == date(2026, 7, 1)


def test_whoever_left_again_is_not_told_as_new(world, officer):
    partner = world.organisation
    partner.statuses.update(valid_to=INSIDE.date() - timedelta(days=1), valid_from=date(2026, 5, 2))
    assert composing.open_issue(actor=officer, month=MONTH)
    assert told("partners") == []


def test_what_was_mailed_of_a_partner_stays_when_it_leaves_and_is_mailed_no_more(world, officer, second):
    partner = world.organisation
    issue = composing.open_issue(actor=officer, month=MONTH)
    values = {f"title_{code}": "May" for code in ("fr", "en", "es")}
    issue = composing.save_issue(actor=officer, issue=issue, revision=issue.revision, values=values)
    partner.statuses.update(valid_to=INSIDE.date() - timedelta(days=1), valid_from=date(2026, 5, 2))
    with pytest.raises(ValidationError, match="no longer public"):
        sending.propose_issue(actor=officer, issue=issue)
    partner.statuses.update(valid_to=None)
    sending.propose_issue(actor=officer, issue=issue)
    issue.refresh_from_db()
    sending.approve_issue(actor=second, issue=issue, revision=issue.revision)
    assert sending.send_due_issue(issue.pk)
    partner.statuses.update(valid_to=INSIDE.date() - timedelta(days=1))
    shown = [each.entry.title_en for view in issue_content(issue).sections for each in view.entries]
    assert shown == ["Public Institute"]


def test_what_was_left_out_is_not_collected_again(world, officer):
    assert world.organisation
    issue = composing.open_issue(actor=officer, month=MONTH)
    composing.leave_out(actor=officer, entry=Entry.objects.get(section__kind="partners"), is_out=True)
    assert composing.collect_events(actor=officer, issue=issue) == 0
    assert Entry.objects.get(section__kind="partners").left_out
