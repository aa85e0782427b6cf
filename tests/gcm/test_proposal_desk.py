"""The secretariat's page of a proposal, and the way from there to the agenda of a meeting."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gcm.models import Meeting
from partners.enums import ProposalState
from partners.models import GroupProposal
from tests.gcm.body import Body, make_meeting, seat_all
from tests.partners.proposing import hand_in, let_edit, make_partner, write


@pytest.fixture
def proposal(partner_editor: Any) -> GroupProposal:
    organisation = make_partner()
    let_edit(partner_editor, organisation)
    return hand_in(partner_editor, organisation)


@pytest.fixture
def desk(client_of: Any, secretariat: Any) -> Client:
    return client_of(secretariat)


@pytest.fixture
def meeting(db: None) -> Meeting:
    body: Body = seat_all()
    return make_meeting(body, "convened")


def address(name: str, proposal: GroupProposal) -> str:
    return reverse(f"admin:partners_groupproposal_{name}", args=[proposal.pk])


def state_of(proposal: GroupProposal) -> str:
    return GroupProposal.objects.get(pk=proposal.pk).state


@pytest.mark.rule("W15")
def test_a_draft_is_not_on_the_desk(desk: Client, proposal: GroupProposal, partner_editor: Any) -> None:
    draft = write(partner_editor, proposal.organisation, title_en="Unfinished", title_fr="Unfinished")
    assert "Unfinished" not in desk.get(reverse("admin:partners_groupproposal_changelist")).content.decode()
    assert desk.get(address("change", draft)).status_code == 302


@pytest.mark.rule("W15")
def test_a_question_goes_back_with_the_proposal(desk: Client, proposal: GroupProposal) -> None:
    empty = desk.post(address("return", proposal), {"question": "", "revision": proposal.revision})
    assert empty.status_code == 422
    desk.post(address("return", proposal), {"question": "Who pays?", "revision": proposal.revision})
    assert state_of(proposal) == ProposalState.RETURNED


def test_an_officer_who_read_an_older_text_accepts_nothing(desk: Client, proposal: GroupProposal) -> None:
    desk.post(address("accept", proposal), {"revision": proposal.revision - 1})
    assert state_of(proposal) == ProposalState.SUBMITTED


@pytest.mark.rule("W3")
def test_from_the_desk_to_the_agenda(desk: Client, proposal: GroupProposal, meeting: Meeting) -> None:
    desk.post(address("accept", proposal), {"revision": proposal.revision})
    place = reverse("admin:gcm_meeting_place", args=[proposal.pk])
    assert place in desk.get(address("change", proposal)).content.decode()
    assert desk.post(place, {"meeting": ""}).status_code == 422
    assert desk.post(place, {"meeting": meeting.pk}).status_code == 302
    assert state_of(proposal) == ProposalState.ON_AGENDA
    assert meeting.items.order_by("-position")[0].subject == GroupProposal.objects.get(pk=proposal.pk)
    assert desk.post(place, {"meeting": meeting.pk}).status_code == 422


def test_no_proposal_goes_on_an_agenda_that_is_final(
    desk: Client, proposal: GroupProposal, meeting: Meeting
) -> None:
    desk.post(address("accept", proposal), {"revision": proposal.revision})
    Meeting.objects.filter(pk=meeting.pk).update(state="agenda_frozen")
    place = reverse("admin:gcm_meeting_place", args=[proposal.pk])
    assert desk.post(place, {"meeting": meeting.pk}).status_code == 422
    assert state_of(proposal) == ProposalState.CHECKED
