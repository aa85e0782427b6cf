"""W3, W15: a proposal on the agenda of a meeting, and what becomes of it there."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, jobs
from gcm.domain.agenda import remove_item
from gcm.domain.drafted import put_drafted_words
from gcm.domain.gavel import ConsensusLockedError
from gcm.domain.group_effects import amend_term, put_proposal_on_agenda
from gcm.domain.items import dispose_of_item, take_up_item
from gcm.domain.meetings import cancel_meeting
from gcm.domain.publication import publish_decision
from gcm.enums import ItemState
from gcm.models import AgendaItem, Meeting
from gcm.queries.outlooks import outlook
from partners.domain.proposal_outcomes import adopt_proposal
from partners.domain.proposals import submit_proposal
from partners.enums import ProposalState
from partners.models import Group, GroupProposal
from tests.gcm.body import Body, bring_in, make_meeting
from tests.gcm.gavel import note_consensus
from tests.partners.proposing import bring_to_agenda, let_edit, make_partner


@pytest.fixture
def proposal(body: Body, partner_editor: Any) -> GroupProposal:
    organisation = make_partner()
    let_edit(partner_editor, organisation)
    return bring_to_agenda(partner_editor, body.officer, organisation)


@pytest.fixture
def meeting(body: Body) -> Meeting:
    return make_meeting(body, "convened", items=0)


@pytest.fixture
def item(body: Body, meeting: Meeting, proposal: GroupProposal) -> AgendaItem:
    """In discussion at a meeting in session that has a quorum."""
    item = put_proposal_on_agenda(actor=body.officer, proposal=proposal, meeting=meeting)
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(state="open", opened_at=now, starts_at=now)
    meeting = Meeting.objects.get(pk=meeting.pk)
    bring_in(meeting, body)
    return take_up_item(actor=body.officer, item=AgendaItem.objects.get(pk=item.pk))


@pytest.mark.rule("W3")
def test_the_item_says_what_is_to_be_decided(body: Body, meeting: Meeting, proposal: GroupProposal) -> None:
    item = put_proposal_on_agenda(actor=body.officer, proposal=proposal, meeting=meeting)
    wording = item.texts.get().wordings.get(language="en")
    assert wording.body.startswith("The GCG establishes the action group “Supply chains” from ")
    assert item.texts.get().source_language == "fr"
    assert GroupProposal.objects.get(pk=proposal.pk).state == ProposalState.ON_AGENDA
    with pytest.raises(TransitionNotAllowed):
        put_proposal_on_agenda(actor=body.officer, proposal=proposal, meeting=meeting)


@pytest.mark.rule("W3")
def test_at_the_gavel_the_group_is_there_for_its_term_once(
    body: Body, item: AgendaItem, proposal: GroupProposal
) -> None:
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    assert note_consensus(actor=body.chair, item=item, text_number=1) == decision
    group = Group.objects.get()
    period = group.periods.get()
    first, last = period.starts_on, period.ends_on
    assert (first, last, period.decision) == (
        proposal.starts_on,
        proposal.ends_on,
        decision.symbol,
    )
    assert [each.organisation_id for each in group.offices.all()] == [proposal.organisation_id]
    assert [
        Group.objects.active(day).exists()
        for day in (
            period.starts_on - timedelta(1),
            period.starts_on,
            period.ends_on,
            period.ends_on + timedelta(1),
        )
    ] == [False, True, True, False]
    with pytest.raises(TransitionNotAllowed):
        adopt_proposal(
            actor=body.chair, proposal=proposal, symbol=decision.symbol, decided_at=decision.decided_at
        )


@pytest.mark.rule("D17")
def test_the_public_sees_the_group_with_the_decision(
    body: Body, item: AgendaItem, follower: Any, partner_editor: Any
) -> None:
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    seen = [Group.objects.visible_to(each).exists() for each in (follower, partner_editor, body.chair)]
    assert seen == [False, True, True]
    publish_decision(actor=body.chair, decision=decision)
    assert Group.objects.visible_to(follower).exists()


@pytest.mark.rule("W3")
def test_no_group_works_before_it_was_decided_on(
    body: Body, item: AgendaItem, proposal: GroupProposal
) -> None:
    begun = timezone.localdate() - timedelta(days=10)
    GroupProposal.objects.filter(pk=proposal.pk).update(starts_on=begun)
    with pytest.raises(ConsensusLockedError, match="not the one that was drafted"):
        note_consensus(actor=body.chair, item=item, text_number=1)
    put_drafted_words(actor=body.chair, item=item)
    decision = note_consensus(actor=body.chair, item=item, text_number=2)
    day = timezone.localdate(decision.decided_at, timezone.get_default_timezone())
    assert Group.objects.get().periods.get().starts_on == day
    assert Group.objects.active(day).exists()


@pytest.mark.rule("W3")
def test_a_term_that_is_over_is_not_decided(body: Body, item: AgendaItem, proposal: GroupProposal) -> None:
    today = timezone.localdate()
    GroupProposal.objects.filter(pk=proposal.pk).update(
        starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=2)
    )
    put_drafted_words(actor=body.chair, item=item)
    with pytest.raises(ValidationError, match="is over"):
        note_consensus(actor=body.chair, item=item, text_number=2)
    assert AgendaItem.objects.get(pk=item.pk).state == ItemState.IN_DISCUSSION
    assert not Group.objects.exists()


@pytest.mark.rule("W15")
@pytest.mark.parametrize("state", [ItemState.REFERRED, ItemState.WITHDRAWN])
def test_without_consensus_the_proposal_is_handed_back(
    body: Body, item: AgendaItem, proposal: GroupProposal, partner_editor: Any, state: ItemState
) -> None:
    dispose_of_item(actor=body.chair, item=item, state=state, note="More on resources.")
    proposal = GroupProposal.objects.get(pk=proposal.pk)
    assert (proposal.state, proposal.conversation.get().text) == (
        ProposalState.HANDED_BACK,
        "More on resources.",
    )
    assert not Group.objects.exists()
    assert submit_proposal(actor=partner_editor, proposal=proposal).state == ProposalState.SUBMITTED


@pytest.mark.rule("W15")
def test_taken_off_the_agenda_before_the_meeting_it_is_handed_back(
    body: Body, meeting: Meeting, proposal: GroupProposal
) -> None:
    item = put_proposal_on_agenda(actor=body.officer, proposal=proposal, meeting=meeting)
    remove_item(actor=body.officer, item=item)
    assert GroupProposal.objects.get(pk=proposal.pk).state == ProposalState.HANDED_BACK


@pytest.mark.rule("W15")
@pytest.mark.rule("N14")
def test_deferred_it_waits_for_the_agenda_of_a_later_meeting(
    body: Body, item: AgendaItem, proposal: GroupProposal
) -> None:
    dispose_of_item(actor=body.chair, item=item, state=ItemState.DEFERRED, note="For want of time.")
    proposal = GroupProposal.objects.get(pk=proposal.pk)
    assert (proposal.state, proposal.conversation.get().text) == (ProposalState.CHECKED, "For want of time.")
    assert waiting(body) == [proposal]
    later = make_meeting(body, "draft", items=0)
    placed = put_proposal_on_agenda(actor=body.officer, proposal=proposal, meeting=later)
    assert (placed.subject, waiting(body)) == (GroupProposal.objects.get(pk=proposal.pk), [])
    jobs.run_due()
    assert "is deferred to a later meeting" in mail.outbox[-1].subject


@pytest.mark.rule("W15")
def test_a_cancelled_meeting_leaves_it_with_the_secretariat(
    body: Body, meeting: Meeting, proposal: GroupProposal
) -> None:
    put_proposal_on_agenda(actor=body.officer, proposal=proposal, meeting=meeting)
    cancel_meeting(actor=body.officer, meeting=meeting, reason="The building is closed.")
    assert GroupProposal.objects.get(pk=proposal.pk).state == ProposalState.CHECKED
    assert waiting(body) == [proposal]


def waiting(body: Body) -> list[Any]:
    """What the secretariat is to put on an agenda."""
    return [each.subject for each in inbox.tasks_of(body.officer) if each.kind == "partners.place_proposal"]


@pytest.mark.rule("W3")
@pytest.mark.rule("D4")
def test_the_term_and_the_text_change_together(
    body: Body, item: AgendaItem, proposal: GroupProposal, in_language: Any
) -> None:
    in_language("en")
    last = proposal.ends_on - timedelta(days=30)
    text = amend_term(actor=body.chair, item=item, starts_on=proposal.starts_on, ends_on=last, written_from=1)
    day = date_format(last, "DATE_FORMAT")
    assert text.number == 2
    assert day in text.wordings.get(language="en").body
    assert day in outlook(AgendaItem.objects.get(pk=item.pk))["en"]
    note_consensus(actor=body.chair, item=item, text_number=2)
    assert Group.objects.get().periods.get().ends_on == last
    with pytest.raises(ValidationError):
        amend_term(actor=body.chair, item=item, starts_on=proposal.starts_on, ends_on=proposal.ends_on)


@pytest.mark.rule("W1")
def test_a_term_that_makes_no_sense_changes_nothing(
    body: Body, item: AgendaItem, proposal: GroupProposal
) -> None:
    today = timezone.localdate()
    for starts, ends in (
        (proposal.ends_on, proposal.starts_on),
        (today - timedelta(9), today - timedelta(2)),
    ):
        with pytest.raises(ValidationError):
            amend_term(actor=body.chair, item=item, starts_on=starts, ends_on=ends)
    with pytest.raises(PermissionDenied):
        amend_term(
            actor=body.representative(18), item=item, starts_on=proposal.starts_on, ends_on=proposal.ends_on
        )
    assert item.texts.count() == 1


@pytest.mark.rule("W3")
def test_the_page_of_the_dates_says_what_the_decision_does(
    body: Body, item: AgendaItem, proposal: GroupProposal, client_of: Any, in_language: Any
) -> None:
    in_language("en")
    client, kwargs = client_of(body.chair), {"public_id": item.meeting.public_id, "item_id": item.public_id}
    said = f"“Supply chains” from {date_format(proposal.starts_on, 'DATE_FORMAT')}"
    scribe, room = client_of(body.officer), {"public_id": item.meeting.public_id}
    assert said in scribe.get(reverse("gcm:room_scribe", kwargs=room)).content.decode()
    for name in ("gcm:room_wording", "gcm:room_term", "gcm:room_chair"):
        given = kwargs if name != "gcm:room_chair" else room
        assert said in client.get(reverse(name, kwargs=given)).content.decode()
    last = proposal.ends_on - timedelta(days=30)
    typed = {"text_number": 1, "starts_on": proposal.starts_on.isoformat(), "ends_on": last.isoformat()}
    answer = client.post(reverse("gcm:room_term", kwargs=kwargs), typed)
    assert (answer.status_code, GroupProposal.objects.get(pk=proposal.pk).ends_on) == (302, last)
    stale = client.post(reverse("gcm:room_term", kwargs=kwargs), {**typed, "ends_on": "2020-01-01"})
    assert stale.status_code in (409, 422)
