"""W1, W2, W4, W15: from the first line of a proposal to the agenda, by the verbs alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, jobs, ledger, rulesets
from alliance87.core.months import add_months
from partners.domain.proposal_outcomes import mark_on_agenda
from partners.domain.proposals import (
    accept_for_agenda,
    return_proposal,
    save_proposal,
    start_proposal,
    submit_proposal,
    withdraw_proposal,
)
from partners.domain.stale import StaleEditError
from partners.enums import MembershipRole, ProposalState
from partners.models import GroupProposal, Organisation, OrganisationStatus
from partners.queries.proposals import missing_of_proposal
from tests.partners.proposing import RESULT, hand_in, let_edit, make_partner, texts, write


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    organisation = make_partner()
    let_edit(partner_editor, organisation)
    return organisation


@pytest.mark.rule("W2")
@pytest.mark.parametrize("role", [MembershipRole.FOCAL_POINT, MembershipRole.EDITOR])
def test_focal_points_and_editors_of_a_partner_propose(applicant: Any, role: str) -> None:
    organisation = make_partner()
    let_edit(applicant, organisation, role)
    first = start_proposal(actor=applicant, organisation=organisation)
    assert start_proposal(actor=applicant, organisation=organisation) == first
    assert [*first.leads.all()] == [organisation]


@pytest.mark.rule("W2")
def test_readers_strangers_and_those_who_are_no_partner_do_not(
    applicant: Any, follower: Any, secretariat: Any, partner: Organisation, partner_editor: Any
) -> None:
    let_edit(applicant, partner, MembershipRole.READER)
    for nobody in (applicant, follower, secretariat):
        with pytest.raises(PermissionDenied):
            start_proposal(actor=nobody, organisation=partner)
    OrganisationStatus.objects.filter(organisation=partner).delete()
    with pytest.raises(PermissionDenied):
        start_proposal(actor=partner_editor, organisation=partner)


@pytest.mark.rule("W1")
def test_everything_that_is_missing_is_said_at_once(partner: Organisation, partner_editor: Any) -> None:
    draft = start_proposal(actor=partner_editor, organisation=partner)
    draft = save_proposal(actor=partner_editor, proposal=draft, revision=0, values={"leads": []}, results=[])
    with pytest.raises(ValidationError) as refused:
        submit_proposal(actor=partner_editor, proposal=draft)
    assert len(refused.value.messages) == 8
    assert GroupProposal.objects.get(pk=draft.pk).state == ProposalState.DRAFT


@pytest.mark.rule("W1")
@pytest.mark.parametrize(
    "lacking",
    [
        {"title_fr": "", "title_en": ""},
        {"need_en": ""},
        {"resources_en": ""},
        {"workplan_en": ""},
        {"starts_on": None},
        {"ends_on": None},
        {"ends_on": texts()["starts_on"]},
        {"leads": []},
        {"results": [{**RESULT, "indicator_en": ""}]},
        {"results": [{**RESULT, "target_en": ""}]},
        {"results": []},
        {"results": [{**RESULT, "due_on": texts()["ends_on"] + timedelta(days=1)}]},
    ],
)
def test_each_of_them_keeps_it_from_being_submitted(
    partner: Organisation, partner_editor: Any, lacking: dict[str, Any]
) -> None:
    draft = write(partner_editor, partner, **lacking)
    assert len(missing_of_proposal(draft)) == 1
    with pytest.raises(ValidationError):
        submit_proposal(actor=partner_editor, proposal=draft)


@pytest.mark.rule("W1")
def test_the_database_takes_no_incomplete_one_either(partner: Organisation, partner_editor: Any) -> None:
    proposal = hand_in(partner_editor, partner)
    with pytest.raises(IntegrityError):
        GroupProposal.objects.filter(pk=proposal.pk).update(need="", need_fr="", need_en="", need_es=None)


@pytest.mark.rule("W4")
def test_more_than_two_years_need_a_reason(partner: Organisation, partner_editor: Any) -> None:
    starts = texts()["starts_on"].replace(day=1)
    two_years = add_months(starts, rulesets.in_force()["partners.groups.longest_months"])
    full = {"starts_on": starts, "ends_on": two_years - timedelta(days=1)}
    assert missing_of_proposal(write(partner_editor, partner, **full)) == []
    longer = write(partner_editor, partner, starts_on=starts, ends_on=two_years)
    assert len(missing_of_proposal(longer)) == 1
    reasoned = write(
        partner_editor, partner, starts_on=starts, ends_on=two_years, longer_reason="Three harvests."
    )
    assert submit_proposal(actor=partner_editor, proposal=reasoned).state == ProposalState.SUBMITTED


@pytest.mark.rule("W1")
def test_only_partners_lead(partner: Organisation, partner_editor: Any) -> None:
    stranger = Organisation.objects.create(kind="business", slug="stranger", name_en="Stranger")
    with pytest.raises(ValidationError):
        write(partner_editor, partner, leads=[partner, stranger])


@pytest.mark.rule("T13")
def test_a_stale_edit_is_refused(partner: Organisation, partner_editor: Any) -> None:
    proposal = write(partner_editor, partner)
    with pytest.raises(StaleEditError):
        save_proposal(
            actor=partner_editor, proposal=proposal, revision=0, values=texts(title_en="Other"), results=[]
        )
    assert proposal.results.count() == 1


@pytest.mark.rule("W15")
def test_a_question_an_answer_and_the_way_to_the_agenda(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    proposal = hand_in(partner_editor, partner)
    assert [task.kind for task in inbox.tasks_of(secretariat)] == ["partners.check_proposal"]
    return_proposal(actor=secretariat, proposal=proposal, question="Who pays?")
    assert not inbox.tasks_of(secretariat).exists()
    assert [task.get_absolute_url() for task in inbox.tasks_of(partner_editor)] == [
        f"/fr/groups/proposals/{proposal.public_id}/"
    ]
    jobs.run_due()
    assert "Who pays?" in str(mail.outbox[-1].body)
    with pytest.raises(ValidationError):
        submit_proposal(actor=partner_editor, proposal=proposal)
    submit_proposal(actor=partner_editor, proposal=proposal, answer="The lead does.")
    accepted = accept_for_agenda(actor=secretariat, proposal=proposal)
    assert accepted.state == ProposalState.CHECKED
    assert not inbox.tasks_of(partner_editor).exists()
    assert [entry.kind for entry in ledger.entries_of(accepted)] == [
        "partners.proposal_submitted",
        "partners.proposal_returned",
        "partners.proposal_submitted",
        "partners.proposal_checked",
    ]


@pytest.mark.rule("W15")
def test_what_the_secretariat_has_does_not_change(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    proposal = hand_in(partner_editor, partner)
    with pytest.raises(PermissionDenied):
        save_proposal(
            actor=partner_editor, proposal=proposal, revision=proposal.revision, values={}, results=[]
        )
    accept_for_agenda(actor=secretariat, proposal=proposal)
    for verb in (accept_for_agenda, lambda **each: return_proposal(question="Again?", **each)):
        with pytest.raises(TransitionNotAllowed):
            verb(actor=secretariat, proposal=proposal)


def test_nobody_checks_a_proposal_of_their_own(partner: Organisation, secretariat: Any) -> None:
    let_edit(secretariat, partner)
    proposal = hand_in(secretariat, partner)
    with pytest.raises(PermissionDenied):
        accept_for_agenda(actor=secretariat, proposal=proposal)


def test_an_officer_who_read_an_older_one_is_told(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    proposal = hand_in(partner_editor, partner)
    with pytest.raises(StaleEditError):
        accept_for_agenda(actor=secretariat, proposal=proposal, revision=proposal.revision - 1)


@pytest.mark.rule("W15")
def test_withdrawing_ends_it_except_on_an_agenda(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    proposal = accept_for_agenda(actor=secretariat, proposal=hand_in(partner_editor, partner))
    mark_on_agenda(actor=secretariat, proposal=proposal)
    with pytest.raises(TransitionNotAllowed):
        withdraw_proposal(actor=partner_editor, proposal=proposal)
    other = hand_in(partner_editor, partner)
    assert withdraw_proposal(actor=partner_editor, proposal=other).state == ProposalState.WITHDRAWN
    assert not inbox.tasks_of(secretariat).exists()


def test_one_that_was_never_checked_goes_on_no_agenda(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    with pytest.raises(TransitionNotAllowed):
        mark_on_agenda(actor=secretariat, proposal=hand_in(partner_editor, partner))
