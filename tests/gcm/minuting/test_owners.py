"""Actions after the minutes are out: accepted, begun, handed back, given on, cancelled by decision."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, ledger
from gcm.domain.follow_ups import remove_follow_up
from gcm.domain.issuing import issue_minutes
from gcm.domain.minuting.versions import reopen_minutes
from gcm.domain.record.actions import (
    accept_follow_up,
    assign_follow_up,
    begin_follow_up,
    cancel_follow_up,
    close_follow_up,
    hand_back_follow_up,
)
from gcm.enums import FollowUpState
from gcm.models import Decision, FollowUp, FollowUpStep, Meeting
from gcm.queries.minutes_content import content_of
from gcm.queries.record.owners import actions_for
from partners.enums import Listing, MembershipRole
from partners.models import Group, GroupOffice, Organisation
from partners.queries.desk import desk_of
from tests.cast import sign_in
from tests.gcm.body import Body
from tests.gcm.minuting.record import hand_over
from tests.gcm.post import mails, plain
from tests.gcm.record.deciding import decide_on, session
from tests.partners.proposing import bring_to_agenda, let_edit, make_partner

EVIDENCE = "https://example.org/plan.pdf"


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    """A partner without a seat, with somebody who acts for it."""
    organisation = make_partner()
    let_edit(partner_editor, organisation)
    return organisation


@pytest.fixture
def action(closed: Meeting, body: Body, partner: Organisation) -> FollowUp:
    """Of the partner, in minutes that were issued."""
    issue_minutes(actor=body.chair, minutes=hand_over(closed, body, organisation=partner))
    return FollowUp.objects.get()


@pytest.mark.rule("P5")
def test_the_minutes_do_not_name_an_owner_that_is_not_listed(action: FollowUp, partner: Organisation) -> None:
    Organisation.objects.filter(pk=partner.pk).update(listing=Listing.HIDDEN)
    items = content_of(action.item.meeting.minutes)["items"]
    owners = [each["organisation"] for item in items for each in item["follow_ups"]]
    assert owners == [
        {
            "fr": "Un partenaire qui ne figure pas publiquement",
            "en": "A partner that is not listed publicly",
            "es": "Un socio que no figura públicamente",
        }
    ]


def steps(action: FollowUp) -> list[str]:
    return list(action.steps.values_list("kind", flat=True))


def page(action: FollowUp, act: str = "") -> str:
    return reverse("gcm:follow_up_act", args=[action.pk, act]) if act else action.get_absolute_url()


@pytest.mark.rule("N13")
def test_a_partner_outside_the_gcg_is_told_and_accepts(action: FollowUp, partner_editor: Any) -> None:
    sent = mails("gcm.action_assigned")
    assert list(sent) == [partner_editor.email]
    message = sent[partner_editor.email]
    assert (page(action) in plain(message), "Maple" in message["Subject"]) == (True, True)
    assert [each.url for each in desk_of(partner_editor)] == [action.get_absolute_url()]
    client = sign_in(Client(), partner_editor)
    assert page(action, "accept") in client.get(page(action)).content.decode()
    assert client.post(page(action, "accept")).status_code == 302
    action.refresh_from_db()
    assert (action.awaits_acceptance, action.state, steps(action)) == (False, "open", ["told", "accepted"])
    accept_follow_up(actor=partner_editor, follow_up=action)
    assert steps(action) == ["told", "accepted"]


@pytest.mark.rule("N13")
def test_or_hands_it_back_with_a_reason_that_the_secretariat_reads(
    action: FollowUp, partner: Organisation, partner_editor: Any, body: Body
) -> None:
    client = sign_in(Client(), partner_editor)
    assert client.post(page(action, "hand-back"), {"reason": " "}).status_code == 422
    assert client.post(page(action, "hand-back"), {"reason": "We have no staff there."}).status_code == 302
    found = FollowUp.objects.get()
    assert (found.by_secretariat, found.organisation, found.told_at) == (True, None, None)
    step = found.steps.get(kind="handed_back")
    assert (step.organisation, step.words) == (partner, "We have no staff there.")
    assert "gcm.assign_follow_up" in [each.kind for each in inbox.tasks_of(body.officer)]
    assert client.get(page(action)).status_code == 404
    assert "We have no staff there." in sign_in(Client(), body.officer).get(page(action)).content.decode()


@pytest.mark.rule("N13")
def test_before_the_minutes_are_out_the_partner_knows_nothing(
    closed: Meeting, body: Body, partner: Organisation, partner_editor: Any
) -> None:
    hand_over(closed, body, organisation=partner)
    action = FollowUp.objects.get()
    assert (actions_for(partner_editor), FollowUpStep.objects.count()) == ([], 0)
    assert sign_in(Client(), partner_editor).get(page(action)).status_code == 404


@pytest.mark.rule("N13")
def test_readers_of_the_partner_and_other_partners_do_nothing(
    action: FollowUp, partner: Organisation, follower: Any, group_lead: Any
) -> None:
    let_edit(follower, partner, MembershipRole.READER)
    let_edit(group_lead, make_partner("oak"))
    for stranger in (follower, group_lead):
        for verb in (accept_follow_up, begin_follow_up):
            with pytest.raises(PermissionDenied):
                verb(actor=stranger, follow_up=action)
        assert sign_in(Client(), stranger).get(page(action)).status_code == 404


@pytest.mark.rule("N12")
def test_an_action_goes_from_open_over_in_progress_to_done(action: FollowUp, partner_editor: Any) -> None:
    with pytest.raises(ValidationError, match="Accept the action first"):
        begin_follow_up(actor=partner_editor, follow_up=action)
    accept_follow_up(actor=partner_editor, follow_up=action)
    assert begin_follow_up(actor=partner_editor, follow_up=action).state == FollowUpState.IN_PROGRESS
    with pytest.raises(TransitionNotAllowed):
        begin_follow_up(actor=partner_editor, follow_up=action)
    assert (
        close_follow_up(actor=partner_editor, follow_up=action, evidence_url=EVIDENCE).state
        == FollowUpState.DONE
    )
    assert steps(action) == ["told", "accepted", "begun", "done"]
    with pytest.raises(TransitionNotAllowed):
        hand_back_follow_up(actor=partner_editor, follow_up=action, reason="Too late.")


@pytest.mark.rule("N12")
def test_a_seat_hands_back_and_the_secretariat_gives_it_to_a_partner(
    issued: Any, body: Body, partner: Organisation, partner_editor: Any
) -> None:
    action = FollowUp.objects.get()
    hand_back_follow_up(actor=body.alternate(9), follow_up=action, reason="Not ours.")
    for owner in ({}, {"seat": body.seat(9), "organisation": partner}):
        with pytest.raises(ValidationError, match="One owner"):
            assign_follow_up(actor=body.officer, follow_up=action, owner=owner)
    with pytest.raises(PermissionDenied):
        assign_follow_up(actor=body.representative(9), follow_up=action, owner={"organisation": partner})
    client = sign_in(Client(), body.officer)
    assert client.post(page(action, "assign"), {"organisation": partner.pk}).status_code == 302
    assert [each.pk for each in actions_for(partner_editor)] == [action.pk]
    assert steps(action) == ["handed_back", "assigned", "told"]
    assert inbox.tasks_of(body.officer).filter(kind="gcm.assign_follow_up").count() == 0
    with pytest.raises(ValidationError, match="with the secretariat"):
        assign_follow_up(actor=body.officer, follow_up=action, owner={"seat": body.seat(9)})


@pytest.mark.rule("N12")
def test_a_group_is_an_owner_and_those_that_lead_it_report(
    closed: Meeting, body: Body, partner: Organisation, partner_editor: Any, group_lead: Any
) -> None:
    proposal = bring_to_agenda(partner_editor, body.officer, partner)
    group = Group.objects.create(slug="chains", kind="action_group", title="Chains", proposal=proposal)
    leader, today = make_partner("oak"), timezone.localdate()
    let_edit(group_lead, leader)
    GroupOffice.objects.create(group=group, organisation=leader, kind="lead", since=today)
    issue_minutes(actor=body.chair, minutes=hand_over(closed, body, group=group))
    action = FollowUp.objects.get()
    with pytest.raises(PermissionDenied):
        begin_follow_up(actor=partner_editor, follow_up=action)
    assert begin_follow_up(actor=group_lead, follow_up=action).state == FollowUpState.IN_PROGRESS
    assert [each.pk for each in actions_for(group_lead)] == [action.pk]
    text = sign_in(Client(), body.chair).get(reverse("gcm:actions")).content.decode()
    assert "Chains · due on" in text


@pytest.mark.rule("N12")
def test_only_a_decision_of_a_later_meeting_cancels(issued: Any, body: Body, partner: Organisation) -> None:
    action, first = FollowUp.objects.get(), Decision.objects.get()
    with pytest.raises(ValidationError, match="later meeting"):
        cancel_follow_up(actor=body.officer, follow_up=action, decision=first)
    later = decide_on(session(body), body, "No more")
    for stranger in (body.chair, body.representative(9)):
        with pytest.raises(PermissionDenied):
            cancel_follow_up(actor=stranger, follow_up=action, decision=later)
    client = sign_in(Client(), body.officer)
    assert client.post(page(action, "cancel"), {"decision": first.pk}).status_code == 422
    assert client.post(page(action, "cancel"), {"decision": later.pk}).status_code == 302
    action.refresh_from_db()
    assert (action.state, action.cancelled_by) == (FollowUpState.CANCELLED, later)
    assert action.is_overdue_on(action.due_on + timedelta(days=1)) is False
    assert ledger.entries_of(action).last().kind == "gcm.follow_up_cancelled"


@pytest.mark.rule("N12")
def test_overdue_is_reckoned_and_stored_nowhere(issued: Any, body: Body) -> None:
    action = FollowUp.objects.get()
    assert action.is_overdue_on(action.due_on) is False
    assert action.is_overdue_on(action.due_on + timedelta(days=1)) is True
    begun = begin_follow_up(actor=body.representative(9), follow_up=action)
    assert begun.is_overdue_on(action.due_on + timedelta(days=1)) is True


@pytest.mark.rule("N12")
def test_what_its_owner_knows_of_is_not_taken_off(action: FollowUp, body: Body) -> None:
    minutes = reopen_minutes(actor=body.chair, minutes=action.item.meeting.minutes, reason="A name.")
    with pytest.raises(ValidationError) as error:
        remove_follow_up(actor=body.officer, follow_up=action)
    assert error.value.code == "known"
    assert minutes.can_be_written


def test_the_database_keeps_every_step(action: FollowUp) -> None:
    step = action.steps.get()
    for change in (lambda: step.delete(), lambda: FollowUpStep.objects.update(words="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
