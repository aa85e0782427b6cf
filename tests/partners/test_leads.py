"""W1: a lead that others named answers for itself before the proposal goes on."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import translation
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, jobs
from partners.domain.leads import confirm_lead, decline_lead
from partners.domain.proposal_outcomes import mark_on_agenda
from partners.domain.proposals import (
    accept_for_agenda,
    return_proposal,
    save_proposal,
    submit_proposal,
    withdraw_proposal,
)
from partners.enums import LeadRequestState, MembershipRole, ProposalState
from partners.models import GroupProposal, LeadRequest, Organisation
from partners.queries.outlook import outlook_of
from tests.partners.proposing import RESULT, hand_in, let_edit, make_partner, texts

pytestmark = pytest.mark.rule("W1")


@pytest.fixture
def proposer(partner_editor: Any) -> Organisation:
    organisation = make_partner()
    let_edit(partner_editor, organisation)
    return organisation


@pytest.fixture
def cedar(applicant: Any) -> Organisation:
    organisation = make_partner("cedar")
    let_edit(applicant, organisation)
    return organisation


@pytest.fixture
def proposal(proposer: Organisation, cedar: Organisation, partner_editor: Any) -> GroupProposal:
    return hand_in(partner_editor, proposer, leads=[proposer, cedar])


@pytest.fixture
def asked(proposal: GroupProposal) -> LeadRequest:
    return LeadRequest.objects.get(proposal=proposal)


def test_the_others_are_asked_by_task_and_by_mail_in_their_language(
    proposal: GroupProposal, asked: LeadRequest, cedar: Organisation, applicant: Any
) -> None:
    assert asked.organisation == cedar
    assert [(task.kind, task.get_absolute_url()) for task in inbox.tasks_of(applicant)] == [
        ("partners.answer_lead_request", f"/fr/groups/lead-requests/{asked.public_id}/")
    ]
    jobs.run_due()
    assert [message.to for message in mail.outbox] == [[applicant.email]]
    assert f"/lead-requests/{asked.public_id}/" in str(mail.outbox[0].body)


def test_nothing_goes_on_before_they_have_confirmed(
    proposal: GroupProposal, asked: LeadRequest, applicant: Any, secretariat: Any
) -> None:
    with pytest.raises(ValidationError, match="Cedar"):
        accept_for_agenda(actor=secretariat, proposal=proposal)
    confirm_lead(actor=applicant, request=asked)
    assert accept_for_agenda(actor=secretariat, proposal=proposal).state == ProposalState.CHECKED
    assert mark_on_agenda(actor=secretariat, proposal=proposal).state == ProposalState.ON_AGENDA
    assert not inbox.tasks_of(applicant).exists()


def test_a_lead_that_declines_is_told_to_the_proposer_who_has_it_again(
    proposal: GroupProposal,
    asked: LeadRequest,
    proposer: Organisation,
    applicant: Any,
    partner_editor: Any,
    secretariat: Any,
) -> None:
    decline_lead(actor=applicant, request=asked, reason="No staff this year.")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.awaits_answer) == (ProposalState.RETURNED, False)
    assert [task.kind for task in inbox.tasks_of(partner_editor)] == ["partners.change_leads"]
    assert not inbox.tasks_of(secretariat).exists()
    jobs.run_due()
    assert mail.outbox[-1].to == [partner_editor.email]
    assert "No staff this year." in str(mail.outbox[-1].body)
    changed = save_proposal(
        actor=partner_editor,
        proposal=proposal,
        revision=proposal.revision,
        values=texts(leads=[proposer]),
        results=[RESULT],
    )
    submit_proposal(actor=partner_editor, proposal=changed)
    assert not inbox.tasks_of(partner_editor).exists()
    assert accept_for_agenda(actor=secretariat, proposal=changed).state == ProposalState.CHECKED


def test_named_again_it_is_asked_again(
    proposal: GroupProposal, asked: LeadRequest, applicant: Any, partner_editor: Any
) -> None:
    decline_lead(actor=applicant, request=asked)
    submit_proposal(actor=partner_editor, proposal=proposal)
    assert LeadRequest.objects.get(proposal=proposal).state == LeadRequestState.ASKED
    assert [task.kind for task in inbox.tasks_of(applicant)] == ["partners.answer_lead_request"]


def test_only_its_editors_answer_and_once(
    asked: LeadRequest, cedar: Organisation, applicant: Any, partner_editor: Any, follower: Any
) -> None:
    let_edit(follower, cedar, MembershipRole.READER)
    for other in (partner_editor, follower):
        with pytest.raises(PermissionDenied):
            confirm_lead(actor=other, request=asked)
    confirm_lead(actor=applicant, request=asked)
    with pytest.raises(TransitionNotAllowed):
        decline_lead(actor=applicant, request=asked)


def test_nobody_is_asked_about_what_was_withdrawn(
    proposal: GroupProposal, asked: LeadRequest, applicant: Any, partner_editor: Any
) -> None:
    withdraw_proposal(actor=partner_editor, proposal=proposal)
    assert not inbox.tasks_of(applicant).exists()
    with pytest.raises(ValidationError):
        confirm_lead(actor=applicant, request=asked)


@pytest.mark.parametrize("ended_by", ["declined", "withdrawn"])
def test_afterwards_the_page_shows_the_answer_alone(
    client: Client, asked: LeadRequest, applicant: Any, partner_editor: Any, ended_by: str
) -> None:
    client.force_login(applicant)
    page = f"/fr/groups/lead-requests/{asked.public_id}/"
    said = str(asked.proposal)
    assert said in client.get(page).content.decode()
    if ended_by == "declined":
        decline_lead(actor=applicant, request=asked)
    else:
        withdraw_proposal(actor=partner_editor, proposal=asked.proposal)
    shown = client.get(page)
    text = shown.content.decode()
    assert (said in text, "results" in shown.context, "Votre réponse" in text) == (False, False, True)


def test_the_page_shows_the_proposal_and_takes_the_answer(
    client: Client, asked: LeadRequest, applicant: Any
) -> None:
    client.force_login(applicant)
    address = asked.get_absolute_url()
    page = client.get(address).content.decode()
    assert "Buyers do not know where harvests come from." in page
    answered = client.post(address, {"decline": "", "reason": "No staff."}, follow=True)
    assert answered.redirect_chain == [(address, 302)]
    assert LeadRequest.objects.get().state == LeadRequestState.DECLINED
    assert client.post(address, {"confirm": ""}).status_code == 302
    assert LeadRequest.objects.get().state == LeadRequestState.DECLINED


def test_a_hidden_lead_is_named_to_no_other(
    proposer: Organisation, cedar: Organisation, partner_editor: Any, applicant: Any, client: Client
) -> None:
    shelter = make_partner("shelter", listing="hidden")
    proposal = hand_in(partner_editor, proposer, leads=[cedar, shelter])
    client.force_login(applicant)
    page = client.get(LeadRequest.objects.get(proposal=proposal, organisation=cedar).get_absolute_url())
    assert "Shelter" not in page.content.decode()


def signing(proposer: Organisation, cedar: Organisation, editor: Any) -> LeadRequest:
    """Cedar is asked to sign what maple proposes and leads."""
    made = hand_in(editor, proposer, leads=[proposer], co_signatories=[cedar])
    return LeadRequest.objects.get(proposal=made)


def test_a_co_signatory_is_asked_and_confirms_as_a_lead_does(
    proposer: Organisation, cedar: Organisation, partner_editor: Any, applicant: Any, client_of: Any
) -> None:
    asked = signing(proposer, cedar, partner_editor)
    assert asked.as_co_signatory
    assert [task.kind for task in inbox.tasks_of(applicant)] == ["partners.answer_lead_request"]
    jobs.run_due()
    assert [message.to for message in mail.outbox] == [[applicant.email]]
    with translation.override("en"):
        before = outlook_of(asked.proposal)
        client_of(applicant).post(asked.get_absolute_url(), {"confirm": ""})
        after = outlook_of(asked.proposal)
    assert ("Co-signed by" in before, after.endswith("Co-signed by Cedar.")) == (False, True)
    page = client_of(partner_editor).get(asked.proposal.get_absolute_url()).content.decode()
    assert "Cedar" in page


def test_a_co_signatory_that_is_silent_or_declines_keeps_nothing_back(
    proposer: Organisation, cedar: Organisation, partner_editor: Any, applicant: Any, secretariat: Any
) -> None:
    asked = signing(proposer, cedar, partner_editor)
    decline_lead(actor=applicant, request=asked, reason="Not this year.")
    assert not inbox.tasks_of(partner_editor).exists()
    jobs.run_due()
    assert mail.outbox[-1].to == [partner_editor.email]
    checked = accept_for_agenda(actor=secretariat, proposal=asked.proposal)
    assert checked.state == ProposalState.CHECKED
    with translation.override("en"):
        assert "Co-signed by" not in outlook_of(checked)


def test_whoever_signed_and_shall_lead_is_asked_again(
    proposer: Organisation, cedar: Organisation, partner_editor: Any, applicant: Any, secretariat: Any
) -> None:
    asked = signing(proposer, cedar, partner_editor)
    confirm_lead(actor=applicant, request=asked)
    proposal = return_proposal(
        actor=secretariat, proposal=GroupProposal.objects.get(pk=asked.proposal_id), question="Who leads?"
    )
    changed = save_proposal(
        actor=partner_editor,
        proposal=proposal,
        revision=proposal.revision,
        values=texts(leads=[proposer, cedar], co_signatories=[cedar]),
        results=[RESULT],
    )
    submit_proposal(actor=partner_editor, proposal=changed, answer="Cedar too.")
    asked.refresh_from_db()
    assert (asked.state, asked.as_co_signatory) == (LeadRequestState.ASKED, False)
    assert not changed.co_signatories.exists()
    with pytest.raises(ValidationError, match="Cedar"):
        accept_for_agenda(actor=secretariat, proposal=changed)


@pytest.mark.rule("P5")
def test_a_hidden_co_signatory_is_not_named_on_the_paper(
    proposer: Organisation, cedar: Organisation, partner_editor: Any, applicant: Any
) -> None:
    asked = signing(proposer, cedar, partner_editor)
    confirm_lead(actor=applicant, request=asked)
    Organisation.objects.filter(pk=cedar.pk).update(listing="hidden")
    with translation.override("en"):
        said = outlook_of(asked.proposal)
    assert "Cedar" not in said
    assert said.endswith("Co-signed by a partner that is not named here.")
