"""P7: a claim to an organisation that somebody registered already."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, jobs
from partners.domain.claims import claim_organisation, decide_claim, object_to_claim, withdraw_claim
from partners.models import Claim, Membership, Organisation
from partners.queries.claims import homonyms_of
from tests.cast import make_user
from tests.partners.lives import letter
from tests.partners.proposing import let_edit, make_partner

pytestmark = pytest.mark.rule("P7")


@pytest.fixture
def maple(partner_editor: Any) -> Organisation:
    organisation = make_partner()
    let_edit(partner_editor, organisation, "focal_point")
    return organisation


def claim(actor: Any, organisation: Organisation, **changed: Any) -> Claim:
    values = {"function": "Director", "words": "I direct it.", "letter": letter(), **changed}
    return claim_organisation(actor=actor, organisation=organisation, **values)


def test_the_secretariat_decides_and_the_focal_points_are_told(
    maple: Any, applicant: Any, partner_editor: Any, secretariat: Any
) -> None:
    made = claim(applicant, maple)
    assert [task.kind for task in inbox.tasks_of(partner_editor)] == ["partners.object_to_claim"]
    assert [task.kind for task in inbox.tasks_of(secretariat)] == ["partners.decide_claim"]
    jobs.run_due()
    assert [message.to for message in mail.outbox] == [[partner_editor.email]]
    other = make_user("follower", email="other-focal@example.org")
    let_edit(other, maple, "focal_point")
    inbox.open_task(kind="partners.object_to_claim", subject=made, user=other, title="")
    object_to_claim(actor=partner_editor, claim=made, text="Nobody of this name works here.")
    assert not inbox.tasks_of(partner_editor) and inbox.tasks_of(other)  # who may still object
    decide_claim(actor=secretariat, claim=made, accepted=False, reason="The letter is not theirs.")
    assert not Membership.objects.filter(user=applicant).exists()
    assert not inbox.tasks_of(secretariat) and not inbox.tasks_of(other)
    jobs.run_due()
    assert mail.outbox[-1].to == [applicant.email]
    assert "not theirs" in str(mail.outbox[-1].body)


def test_accepted_the_claimant_speaks_beside_the_others(
    maple: Any, applicant: Any, partner_editor: Any, secretariat: Any
) -> None:
    decide_claim(actor=secretariat, claim=claim(applicant, maple), accepted=True)
    held = dict(Membership.objects.current().values_list("user", "role"))
    assert held == {partner_editor.pk: "focal_point", applicant.pk: "focal_point"}
    jobs.run_due()
    assert {message.to[0] for message in mail.outbox[1:]} == {partner_editor.email, applicant.email}


def test_only_the_secretariat_decides_and_not_on_its_own(
    maple: Any, applicant: Any, partner_editor: Any, secretariat: Any
) -> None:
    made = claim(applicant, maple)
    for person in (applicant, partner_editor):
        with pytest.raises(PermissionDenied):
            decide_claim(actor=person, claim=made, accepted=True)
    own = claim(secretariat, maple)
    with pytest.raises(PermissionDenied):
        decide_claim(actor=secretariat, claim=own, accepted=True)


def test_declining_needs_words_and_what_is_decided_stays(
    maple: Any, applicant: Any, secretariat: Any
) -> None:
    made = claim(applicant, maple)
    with pytest.raises(ValidationError):
        decide_claim(actor=secretariat, claim=made, accepted=False)
    withdraw_claim(actor=applicant, claim=made)
    with pytest.raises(TransitionNotAllowed):
        decide_claim(actor=secretariat, claim=made, accepted=True)


@pytest.mark.rule("P5")
def test_a_hidden_organisation_cannot_be_claimed_or_probed(applicant: Any, client_of: Any) -> None:
    hidden = make_partner("house", listing="hidden")
    with pytest.raises(PermissionDenied):
        claim(applicant, hidden)
    assert client_of(applicant).get("/en/partners/house/claim/").status_code == 404


def test_one_claim_a_time_and_none_to_ones_own(maple: Any, applicant: Any, partner_editor: Any) -> None:
    claim(applicant, maple)
    with pytest.raises(ValidationError):
        claim(applicant, maple)
    with pytest.raises(PermissionDenied):
        claim(partner_editor, maple)


def test_a_file_that_is_no_letter_leaves_no_claim(maple: Any, applicant: Any) -> None:
    with pytest.raises(ValidationError):
        claim(applicant, maple, letter=SimpleUploadedFile("letter.pdf", b"MZ executable"))
    assert not Claim.objects.exists()


def test_others_of_the_same_name_are_shown_but_not_hidden_ones(
    maple: Any, applicant: Any, secretariat: Any
) -> None:
    twin = make_partner("maple-2", name_fr="Mâple", sort_fr="maple", name_en="", sort_en="maple")
    house = make_partner("maple-3", listing="hidden", sort_fr="maple", sort_en="maple")
    assert homonyms_of(maple, applicant) == [twin]
    assert set(homonyms_of(maple, secretariat)) == {twin, house}
