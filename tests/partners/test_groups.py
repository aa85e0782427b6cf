"""Pages of proposals and groups: what is typed is kept, what is published is shown, the rest is not."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from partners.domain.groups import publish_group
from partners.domain.proposal_outcomes import adopt_proposal, mark_on_agenda
from partners.domain.proposals import return_proposal
from partners.enums import GroupStanding, ProposalState
from partners.models import Group, GroupProposal, Organisation
from partners.queries.groups import standing_of
from tests.partners.proposing import bring_to_agenda, hand_in, let_edit, make_partner, texts, write


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    organisation = make_partner()
    let_edit(partner_editor, organisation)
    return organisation


@pytest.fixture
def browser(client_of: Any, partner_editor: Any) -> Client:
    return client_of(partner_editor)


def establish(author: Any, officer: Any, organisation: Organisation, **changed: Any) -> Group:
    """As the decision does, and its publication."""
    ready = bring_to_agenda(author, officer, organisation, **changed)
    mark_on_agenda(actor=officer, proposal=ready)
    adopt_proposal(actor=officer, proposal=ready, symbol="GCM/2026/7", decided_at=timezone.now())
    return publish_group(actor=officer, proposal=ready)


def address(name: str, proposal: GroupProposal) -> str:
    return reverse(f"partners:{name}", args=[proposal.public_id])


def typed(proposal: GroupProposal, **changed: Any) -> dict[str, Any]:
    """What a browser sends from the form."""
    values = {name: "" if value is None else value for name, value in texts().items()}
    return {
        **values,
        "leads": str(proposal.organisation),
        "revision": proposal.revision,
        "results-TOTAL_FORMS": "1",
        "results-INITIAL_FORMS": "0",
        "results-0-text_en": "A common method",
        "results-0-indicator_en": "Countries using it",
        "results-0-target_en": "12 countries",
        **changed,
    }


@pytest.mark.rule("W2")
def test_from_the_button_to_the_secretariat(browser: Client, partner: Organisation) -> None:
    asked = browser.post(reverse("partners:propose"), {"organisation": partner.pk})
    proposal = GroupProposal.objects.get()
    assert asked.headers["Location"] == address("proposal_edit", proposal)
    assert browser.post(asked.headers["Location"], typed(proposal)).status_code == 302
    assert browser.post(address("proposal_submit", proposal)).status_code == 302
    proposal = GroupProposal.objects.get()
    assert (proposal.state, proposal.title_en, proposal.results.get().target_en) == (
        ProposalState.SUBMITTED,
        "Supply chains",
        "12 countries",
    )


@pytest.mark.rule("W2")
def test_nobody_proposes_for_an_organisation_of_others(browser: Client, partner: Organisation) -> None:
    other = make_partner("other")
    assert browser.post(reverse("partners:propose"), {"organisation": other.pk}).status_code == 422
    assert not GroupProposal.objects.exists()


def test_who_acts_for_no_partner_is_told_the_way(client_of: Any, follower: Any) -> None:
    page = client_of(follower).get(reverse("partners:propose"))
    assert reverse("partners:apply") in page.content.decode()


@pytest.mark.rule("W1")
def test_handing_in_too_early_says_what_is_missing(
    browser: Client, partner: Organisation, partner_editor: Any
) -> None:
    draft = write(partner_editor, partner, need_en="", results=[])
    page = browser.post(address("proposal_submit", draft))
    assert page.status_code == 422
    assert len(page.context["submit_form"].non_field_errors()) == 2


def test_another_row_keeps_what_was_typed_and_saves_nothing(
    browser: Client, partner: Organisation, partner_editor: Any
) -> None:
    draft = write(partner_editor, partner)
    page = browser.post(
        address("proposal_edit", draft), typed(draft, add="1", **{"results-0-text_en": "Half a senten"})
    )
    text = page.content.decode()
    assert page.status_code == 200
    assert "Half a senten" in text
    assert 'name="results-1-text_en"' in text
    assert draft.results.get().text_en == "A common method"


def test_a_second_row_is_kept_and_an_empty_one_is_not(
    browser: Client, partner: Organisation, partner_editor: Any
) -> None:
    draft = write(partner_editor, partner)
    rows = {"results-TOTAL_FORMS": "3", "results-INITIAL_FORMS": "1", "results-2-text_en": "Second"}
    browser.post(address("proposal_edit", draft), typed(draft, **rows))
    assert [each.text_en for each in draft.results.all()] == ["A common method", "Second"]


@pytest.mark.parametrize("count", ["", "-1", "x", "99999"])
def test_a_crafted_number_of_rows_is_no_error_of_ours(
    browser: Client, partner: Organisation, partner_editor: Any, count: str
) -> None:
    draft = write(partner_editor, partner)
    for button in ({}, {"add": "1"}):
        page = browser.post(
            address("proposal_edit", draft), typed(draft, **{"results-TOTAL_FORMS": count}, **button)
        )
        assert page.status_code in (200, 302, 422)


def test_a_date_that_is_none_keeps_what_was_typed(
    browser: Client, partner: Organisation, partner_editor: Any
) -> None:
    draft = write(partner_editor, partner)
    page = browser.post(address("proposal_edit", draft), typed(draft, starts_on="soon", title_en="Kept"))
    assert page.status_code == 422
    assert "Kept" in page.content.decode()


@pytest.mark.rule("T13")
def test_the_second_of_two_editors_sees_both_texts(
    browser: Client, partner: Organisation, partner_editor: Any
) -> None:
    draft = write(partner_editor, partner)
    browser.post(address("proposal_edit", draft), typed(draft, title_en="First title"))
    late = typed(draft, title_en="Second title", **{"results-0-target_en": "13 countries"})
    page = browser.post(address("proposal_edit", draft), late)
    text = page.content.decode()
    assert page.status_code == 409
    assert all(each in text for each in ("First title", "Second title", "12 countries", "13 countries"))


def test_the_question_is_answered_on_the_page(
    browser: Client, partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    proposal = hand_in(partner_editor, partner)
    return_proposal(actor=secretariat, proposal=proposal, question="Who pays?")
    assert "Who pays?" in browser.get(address("proposal", proposal)).content.decode()
    assert browser.post(address("proposal_submit", proposal), {"answer": ""}).status_code == 422
    assert browser.post(address("proposal_submit", proposal), {"answer": "We do."}).status_code == 302


def test_withdrawing_asks_first(browser: Client, partner: Organisation, partner_editor: Any) -> None:
    proposal = hand_in(partner_editor, partner)
    assert browser.get(address("proposal_withdraw", proposal)).status_code == 200
    assert GroupProposal.objects.get().state == ProposalState.SUBMITTED
    browser.post(address("proposal_withdraw", proposal))
    assert GroupProposal.objects.get().state == ProposalState.WITHDRAWN


@pytest.mark.rule("W15")
def test_the_desk_shows_proposals_to_colleagues(
    client_of: Any, applicant: Any, partner: Organisation, partner_editor: Any
) -> None:
    let_edit(applicant, partner)
    proposal = write(partner_editor, partner)
    assert proposal.get_absolute_url() in client_of(applicant).get(reverse("partners:desk")).content.decode()


@pytest.mark.rule("W8", "P5")
def test_a_hidden_lead_has_no_name_in_public(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    hidden = make_partner("hidden-house", listing="hidden")
    group = establish(partner_editor, secretariat, partner, leads=[partner, hidden])
    for page in (group.get_absolute_url(), reverse("partners:groups")):
        assert "Hidden-House" not in Client().get(page).content.decode()


@pytest.mark.rule("D17")
def test_before_publication_a_group_is_known_to_its_own_people_alone(
    client_of: Any, partner: Organisation, partner_editor: Any, secretariat: Any, follower: Any
) -> None:
    group = establish(partner_editor, secretariat, partner)
    Group.objects.update(published_at=None)
    for reader, answer in ((None, 404), (follower, 404), (partner_editor, 200), (secretariat, 200)):
        browser = client_of(reader)
        assert browser.get(group.get_absolute_url()).status_code == answer
        listed = group.get_absolute_url() in browser.get(reverse("partners:groups")).content.decode()
        assert listed == (answer == 200)


@pytest.mark.rule("Z9")
def test_where_a_group_stands_follows_from_its_period(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    group = establish(partner_editor, secretariat, partner)
    period = group.periods.get()
    days = (period.starts_on - timedelta(1), period.starts_on, period.ends_on, period.ends_on + timedelta(1))
    assert [standing_of(group, day) for day in days] == [
        GroupStanding.TO_COME,
        GroupStanding.ACTIVE,
        GroupStanding.ACTIVE,
        GroupStanding.TERM_REACHED,
    ]
    assert Client().get(group.get_absolute_url()).status_code == 200


@pytest.mark.rule("W7")
def test_no_two_periods_of_a_group_at_once(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    from django.db import DatabaseError, transaction

    group = establish(partner_editor, secretariat, partner)
    period = group.periods.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        group.periods.create(
            starts_on=period.ends_on, ends_on=period.ends_on + timedelta(days=9), decision="GCM/2026/8"
        )
    group.periods.create(
        starts_on=period.ends_on + timedelta(days=1),
        ends_on=period.ends_on + timedelta(days=9),
        decision="GCM/2026/8",
    )


def test_two_groups_of_the_same_title_have_their_own_address(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    made = [establish(partner_editor, secretariat, partner) for _each in range(2)]
    assert len({each.slug for each in made}) == 2


@pytest.mark.parametrize(("language", "shown"), [("fr", "fr"), ("en", "en"), ("es", "en")])
def test_a_title_says_its_language(
    partner: Organisation, partner_editor: Any, secretariat: Any, language: str, shown: str
) -> None:
    group = establish(partner_editor, secretariat, partner)
    with translation.override(language):
        page = Client().get(group.get_absolute_url()).content.decode()
    assert f'<span lang="{shown}">' in page
