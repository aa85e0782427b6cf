"""P8: a partner proposes that a group that rests or is closed works again, on the way of any proposal."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from partners.domain.proposal_outcomes import adopt_proposal, mark_on_agenda, publish_adopted
from partners.domain.proposals import accept_for_agenda, save_proposal, start_proposal, submit_proposal
from partners.domain.workplans import write_charter
from partners.enums import GroupStanding, ProposalState
from partners.models import Group, GroupChange, GroupProposal, Organisation
from partners.queries.groups import groups_for, resting_groups, standing_of
from partners.queries.outlook import outlook_of
from tests.partners.group_working import at_work, partner_of
from tests.partners.proposing import hand_in

pytestmark = [pytest.mark.rule("P8"), pytest.mark.rule("W2")]


@pytest.fixture
def oak(applicant: Any) -> Organisation:
    return partner_of(applicant, "oak")


@pytest.fixture
def group(partner_editor: Any, secretariat: Any, oak: Organisation) -> Group:
    """Led by "maple", with a charter; dormant since yesterday."""
    made = at_work(partner_editor, secretariat)
    write_charter(actor=partner_editor, group=made, texts={"en": "We meet monthly."}, admits_observers=True)
    made.periods.update(starts_on=days(-40))
    rest(made, secretariat)
    return made


def days(number: int) -> Any:
    return timezone.localdate() + timedelta(days=number)


def rest(group: Group, officer: Any) -> None:
    GroupChange.objects.create(
        group=group,
        kind="dormant",
        prepared_by=officer,
        decision="GCM/2026/8",
        took_effect_on=days(-1),
        published_at=timezone.now(),
    )


def draft(editor: Any, organisation: Organisation, group: Group) -> GroupProposal:
    return start_proposal(actor=editor, organisation=organisation, reactivates=group)


def complete(editor: Any, proposal: GroupProposal, **changed: Any) -> GroupProposal:
    values = {"workplan_en": "Map the ports.\nTrain.", "starts_on": days(0), "ends_on": days(300), **changed}
    results = [
        {"text_en": each.text_en, "indicator_en": each.indicator_en, "target_en": each.target_en}
        for each in proposal.results.all()
    ]
    return save_proposal(
        actor=editor, proposal=proposal, revision=proposal.revision, values=values, results=results
    )


def on_agenda(editor: Any, officer: Any, proposal: GroupProposal) -> GroupProposal:
    for request in proposal.lead_requests.all():
        type(request).objects.filter(pk=request.pk).update(state="confirmed", answered_at=timezone.now())
    return mark_on_agenda(actor=officer, proposal=accept_for_agenda(actor=officer, proposal=proposal))


def decided(editor: Any, officer: Any, proposal: GroupProposal) -> Group:
    placed = on_agenda(editor, officer, submit_proposal(actor=editor, proposal=proposal))
    return adopt_proposal(actor=officer, proposal=placed, symbol="GCM/2027/1", decided_at=timezone.now())


def now(group: Group, reader: Any = None, day: int = 0) -> GroupStanding:
    return standing_of(groups_for(reader).get(pk=group.pk), days(day))


def test_what_stands_of_the_group_is_filled_in(group: Group, oak: Organisation, applicant: Any) -> None:
    made = draft(applicant, oak, group)
    assert (made.mode, made.kind, made.title_en, made.need_en, made.charter_en) == (
        "reactivate",
        group.kind,
        group.title_en,
        group.aim_en,
        "We meet monthly.",
    )
    assert made.resources_en == "Two seconded experts."
    assert [each.slug for each in made.leads.all()] == ["maple"]
    assert [each.text_en for each in made.results.all()] == ["A common method"]
    assert draft(applicant, oak, group) == made
    assert start_proposal(actor=applicant, organisation=oak) != made


def test_from_the_page_of_the_group_to_the_draft(
    group: Group, oak: Organisation, applicant: Any, client_of: Any
) -> None:
    browser = client_of(applicant)
    with translation.override("fr"):
        propose = reverse("partners:propose")
        page = group.get_absolute_url()
    assert f"{propose}?group={group.slug}" in browser.get(page).content.decode()
    assert f"{propose}?group={group.slug}" not in Client().get(page).content.decode()
    asked = browser.post(propose, {"organisation": oak.pk, "group": group.slug})
    made = GroupProposal.objects.get(reactivates=group)
    edit = browser.get(asked.headers["Location"])
    assert "title_en" not in edit.context["form"].fields
    assert "We meet monthly." in edit.content.decode()
    typed = {
        "revision": made.revision,
        "need_en": "New harvests.",
        "charter_en": "We meet weekly.",
        "title_en": "Another name",
        "results-TOTAL_FORMS": "1",
        "results-INITIAL_FORMS": "0",
        "results-0-text_en": "A common method",
        "leads": "Maple",
    }
    assert browser.post(asked.headers["Location"], typed).status_code == 302
    kept = GroupProposal.objects.get(pk=made.pk)
    assert (kept.title_en, kept.charter_en) == (group.title_en, "We meet weekly.")


def test_nobody_reactivates_what_is_at_work(
    partner_editor: Any, secretariat: Any, oak: Organisation, applicant: Any
) -> None:
    working = at_work(partner_editor, secretariat)
    assert resting_groups(applicant) == []
    with pytest.raises(ValidationError):
        draft(applicant, oak, working)


def test_followers_and_readers_propose_nothing(group: Group, oak: Organisation, follower: Any) -> None:
    with pytest.raises(PermissionDenied):
        draft(follower, oak, group)


def test_one_proposal_for_a_group_at_a_time(
    group: Group, oak: Organisation, applicant: Any, partner_editor: Any
) -> None:
    maple = Organisation.objects.get(slug="maple")
    first, second = draft(applicant, oak, group), draft(partner_editor, maple, group)
    submit_proposal(actor=applicant, proposal=complete(applicant, first))
    with pytest.raises(ValidationError):
        submit_proposal(actor=partner_editor, proposal=complete(partner_editor, second))
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupProposal.objects.filter(pk=second.pk).update(state="submitted", submitted_at=timezone.now())


def test_a_new_group_and_a_mode_of_another_do_not_mix(partner_editor: Any) -> None:
    made = hand_in(partner_editor, partner_of(partner_editor, "elm"))
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupProposal.objects.filter(pk=made.pk).update(mode="reactivate")


@pytest.mark.rule("W7")
def test_the_decision_gives_the_same_group_a_new_term(
    group: Group, oak: Organisation, applicant: Any, secretariat: Any
) -> None:
    made = complete(applicant, draft(applicant, oak, group), leads=[oak])
    same = decided(applicant, secretariat, made)
    period = group.periods.get(decision="GCM/2027/1")
    assert (same, Group.objects.count()) == (group, 1)
    assert (period.starts_on, period.ends_on, period.change.proposal) == (days(0), days(300), made)
    assert now(group) == GroupStanding.ACTIVE
    assert Group.objects.active().filter(pk=group.pk).exists()
    assert GroupProposal.objects.get(pk=made.pk).state == ProposalState.ADOPTED


def test_a_term_that_begins_later_is_to_come(
    group: Group, oak: Organisation, applicant: Any, secretariat: Any
) -> None:
    made = complete(applicant, draft(applicant, oak, group), leads=[oak], starts_on=days(30))
    decided(applicant, secretariat, made)
    assert [now(group, day=day) for day in (0, 29, 30)] == ["to_come", "to_come", "active"]
    assert not Group.objects.active(days(29)).filter(pk=group.pk).exists()
    assert Group.objects.active(days(30)).filter(pk=group.pk).exists()


@pytest.mark.rule("D17")
def test_nothing_of_it_is_public_before_the_publication(
    group: Group, oak: Organisation, applicant: Any, secretariat: Any, follower: Any
) -> None:
    made = complete(applicant, draft(applicant, oak, group), leads=[oak], charter_en="We meet weekly.")
    decided(applicant, secretariat, made)
    page = group.get_absolute_url()
    told = ("We meet weekly.", "Map the ports.", "/oak/")
    before = Client().get(page).content.decode()
    assert [each in before for each in told] == [False, False, False]
    assert now(group, follower) == GroupStanding.DORMANT
    for _each in range(2):
        publish_adopted(actor=secretariat, proposal=GroupProposal.objects.get(pk=made.pk))
    after = Client().get(page).content.decode()
    assert [each in after for each in told] == [True, True, True]
    assert now(group, follower) == GroupStanding.ACTIVE
    assert [(each.version, each.admits_observers) for each in group.charters.all()] == [(2, True), (1, True)]
    assert [each.activity_en for each in group.workplan.order_by("pk")] == ["Map the ports.", "Train."]
    assert sorted(group.offices.values_list("organisation__slug", flat=True)) == ["maple", "oak"]


def test_what_works_again_already_is_not_decided_twice(
    group: Group, oak: Organisation, applicant: Any, secretariat: Any
) -> None:
    made = complete(applicant, draft(applicant, oak, group), leads=[oak])
    placed = on_agenda(applicant, secretariat, submit_proposal(actor=applicant, proposal=made))
    GroupChange.objects.filter(group=group).delete()
    with pytest.raises(ValidationError):
        adopt_proposal(actor=secretariat, proposal=placed, symbol="GCM/2027/1", decided_at=timezone.now())


def test_the_paper_says_that_it_works_again(group: Group, oak: Organisation, applicant: Any) -> None:
    with translation.override("en"):
        said = outlook_of(complete(applicant, draft(applicant, oak, group), leads=[oak]))
    assert said.startswith("“Group of maple” active again from ")
