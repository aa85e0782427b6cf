"""What an editor of the secretariat does, and leaves to officers."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from partners.models import Organisation
from secretariat.domain.newsletter import composing, consent, sending
from secretariat.domain.newsletter.contributing import decline_contribution, submit_contribution
from secretariat.queries.desk import desk_page
from tests.partners.proposing import let_edit, make_partner

pytestmark = pytest.mark.django_db


@pytest.mark.rule("X4")
def test_an_editor_writes_an_issue_and_an_officer_approves_it(draft, desk_editor, officer):
    proposed = sending.propose_issue(actor=desk_editor, issue=draft)
    with pytest.raises(PermissionDenied):
        sending.approve_issue(actor=desk_editor, issue=proposed, revision=proposed.revision)
    sending.take_back_issue(actor=desk_editor, issue=proposed)
    proposed = sending.propose_issue(actor=desk_editor, issue=draft)
    approved = sending.approve_issue(actor=officer, issue=proposed, revision=proposed.revision)
    with pytest.raises(PermissionDenied):
        sending.take_back_issue(actor=desk_editor, issue=approved)
    assert composing.open_issue(actor=desk_editor, month=date(2026, 6, 1)).number


def test_readers_are_not_an_editors(desk_editor, client_of):
    with pytest.raises(PermissionDenied):
        consent.propose_consent_text(actor=desk_editor, texts={}, asks_again=False)
    client = client_of(desk_editor)
    assert client.get(reverse("secretariat:readers")).status_code == 404
    assert reverse("secretariat:readers") not in client.get(reverse("secretariat:issues")).text


def test_contributions_wait_for_an_editor_without_the_name_of_a_person(desk_editor, applicant, client_of):
    partner = make_partner()
    let_edit(applicant, partner)
    values = {"title_en": "A fair", "text_en": "Come."}
    sent = submit_contribution(actor=applicant, organisation=partner, values=values)
    (group,) = desk_page(desk_editor, "all").groups
    assert [line.url for line in group.lines] == [reverse("secretariat:contributions")]
    page = client_of(desk_editor).get(reverse("secretariat:contribution", args=[sent.pk]))
    assert "A fair" in page.text
    assert applicant.name not in page.text


@pytest.mark.rule("P5")
def test_an_editor_learns_of_no_hidden_partner(draft, desk_editor, officer, applicant, client_of):
    partner = make_partner()
    let_edit(applicant, partner)
    sent = submit_contribution(actor=applicant, organisation=partner, values={"title_en": "A fair of ours"})
    entry = draft.sections.get(kind="contributions").entries.get()
    entry.contribution = sent
    entry.save()
    Organisation.objects.filter(pk=partner.pk).update(listing="hidden")
    client, name = client_of(desk_editor), partner.name
    listed = client.get(reverse("secretariat:contributions")).text
    assert "A fair of ours" not in listed
    assert name not in listed
    assert client.get(reverse("secretariat:contribution", args=[sent.pk])).status_code == 404
    assert client.get(reverse("secretariat:issues")).context["waiting"] == 0
    assert desk_page(desk_editor, "all").groups == []
    address = reverse("secretariat:issue_entry", args=[draft.number, entry.pk])
    assert client.get(address).status_code == 404
    with pytest.raises(PermissionDenied):
        decline_contribution(actor=desk_editor, contribution=sent, reason="No.")
    seen = client_of(officer)
    assert name in seen.get(address).text
    assert name in seen.get(reverse("secretariat:contributions")).text


def test_an_editor_does_not_choose_whom_an_issue_is_mailed_to(draft, desk_editor, officer, reader, client_of):
    reader("ana", language="es")
    with pytest.raises(PermissionDenied):
        composing.save_issue(
            actor=desk_editor, issue=draft, revision=draft.revision, values={"to_language": "es"}
        )
    client, address = client_of(desk_editor), reverse("secretariat:issue_edit", args=[draft.number])
    assert "to_language" not in client.get(address).text
    client.post(address, {"revision": draft.revision, "title_en": "June", "to_language": "es"})
    draft.refresh_from_db()
    assert (draft.title_en, draft.to_language) == ("June", "")
    page = reverse("secretariat:issue", args=[draft.number])
    assert "Fewer than five readers" in client.get(page).text
    assert "1 reader would get it now." in client_of(officer).get(page).text


def test_numbers_that_are_none_are_not_found(draft, desk_editor, applicant, client_of):
    partner = make_partner()
    let_edit(applicant, partner)
    sent = submit_contribution(actor=applicant, organisation=partner, values={"title_en": "A fair"})
    client, many = client_of(desk_editor), "9" * 5000
    take = reverse("secretariat:contribution", args=[sent.pk])
    assert client.post(take, {"issue": many}).status_code == 404
    order = reverse("secretariat:issue_order", args=[draft.number])
    assert client.post(order, {"do": f"entry:up-{many}"}).status_code == 404
    approve = reverse("secretariat:issue_verb", args=[draft.number, "approve"])
    assert client.post(approve, {"revision": many}).status_code in (403, 404, 422)
