"""Good practices: read by the secretariat, endorsed and adopted by other partners."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alliance87.core.inbox.models import Task
from alliance87.core.mailing.models import Delivery
from partners.domain.practices import (
    adopt_practice,
    endorse_practice,
    review_practice,
    save_practice,
    submit_practice,
    withdraw_practice,
)
from partners.models import Endorsement, GoodPractice, Organisation
from partners.queries.directory import Filters
from partners.queries.practices import search_practices
from tests.partners.group_working import partner_of
from tests.partners.initiating import country, draft_practice, hand_in_practice, publish_practice


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "maple")


@pytest.fixture
def published(partner: Organisation, partner_editor: Any, secretariat: Any) -> GoodPractice:
    return publish_practice(partner_editor, secretariat, partner)


def test_what_is_incomplete_is_not_handed_in(partner: Organisation, partner_editor: Any) -> None:
    draft = draft_practice(partner_editor, partner, evidence_en=" ", countries=[])
    with pytest.raises(ValidationError) as refused:
        submit_practice(actor=partner_editor, practice=draft)
    assert len(refused.value.messages) == 2
    assert GoodPractice.objects.get().state == "draft"


def test_from_the_desk_through_the_secretariat_to_the_public(
    partner: Organisation, partner_editor: Any, secretariat: Any, client_of: Any
) -> None:
    handed_in = hand_in_practice(partner_editor, partner)
    assert Task.objects.get(kind="partners.read_practice", closed_at=None).role == "secretariat"
    assert Client().get(handed_in.get_absolute_url()).status_code == 404
    address = reverse("partners:practice_review", args=[handed_in.public_id])
    officer = client_of(secretariat)
    assert officer.post(address, {"accepted": "no", "question": ""}).status_code == 422
    officer.post(address, {"accepted": "no", "question": "How was it counted?"})
    returned = GoodPractice.objects.get()
    assert (returned.state, returned.question) == ("returned", "How was it counted?")
    assert Task.objects.get(kind="partners.answer_practice").user == partner_editor
    submit_practice(actor=partner_editor, practice=returned)
    officer.post(address, {"accepted": "yes"})
    assert Client().get(handed_in.get_absolute_url()).status_code == 200
    told = Delivery.objects.filter(mailing__kind="partners.practice_reviewed")
    assert list(told.values_list("address", flat=True)) == [partner_editor.email] * 2
    assert not Task.objects.filter(kind__contains="practice", closed_at=None).exists()


def test_nobody_reads_a_practice_of_their_own(
    partner: Organisation, partner_editor: Any, secretariat: Any, follower: Any
) -> None:
    partner.memberships.create(user=secretariat, role="editor")
    handed_in = hand_in_practice(partner_editor, partner)
    for reader in (secretariat, partner_editor, follower):
        with pytest.raises(PermissionDenied):
            review_practice(actor=reader, practice=handed_in, accepted=True)


def test_what_is_public_is_not_edited(published: GoodPractice, partner_editor: Any) -> None:
    with pytest.raises(PermissionDenied):
        save_practice(
            actor=partner_editor,
            practice=published,
            revision=published.revision,
            values={"title_en": "New"},
        )


def test_other_partners_endorse_once(
    published: GoodPractice, partner: Organisation, partner_editor: Any, applicant: Any, follower: Any
) -> None:
    oak = partner_of(applicant, "oak")
    for actor, organisation in ((partner_editor, partner), (follower, oak), (partner_editor, oak)):
        with pytest.raises(PermissionDenied):
            endorse_practice(actor=actor, practice=published, organisation=organisation)
    endorse_practice(actor=applicant, practice=published, organisation=oak, words="Seen at work")
    with pytest.raises(ValidationError):
        endorse_practice(actor=applicant, practice=published, organisation=oak)
    with pytest.raises(IntegrityError), transaction.atomic():
        Endorsement.objects.create(practice=published, organisation=oak, given_by=applicant)
    assert "Seen at work" in Client().get(published.get_absolute_url()).content.decode()


def test_adoption_shows_where_a_practice_was_scaled(
    published: GoodPractice, applicant: Any, client_of: Any
) -> None:
    oak = partner_of(applicant, "oak")
    address = reverse("partners:practice_adopt", args=[published.public_id])
    for code, name in (("XB", "Belmora"), ("XC", "Cuyamara")):
        typed = {"organisation": oak.pk, "country": country(code, name).pk, "words": ""}
        assert client_of(applicant).post(address, typed).status_code == 302
    with pytest.raises(ValidationError):
        adopt_practice(actor=applicant, practice=published, organisation=oak, country=country("XB"))
    with translation.override("en"):
        listed = Client().get(reverse("partners:practices")).content.decode()
    assert "Adopted in 2 countries" in listed


@pytest.mark.rule("P5")
def test_a_hidden_partner_stands_beside_a_practice_for_its_own_people_alone(
    published: GoodPractice, applicant: Any, secretariat: Any, client_of: Any
) -> None:
    hidden = partner_of(applicant, "safe-house", listing="hidden")
    endorse_practice(actor=applicant, practice=published, organisation=hidden)
    adopt_practice(actor=applicant, practice=published, organisation=hidden, country=country("XB", "Belmora"))
    for reader, sees in ((None, False), (applicant, True), (secretariat, True)):
        page = client_of(reader).get(published.get_absolute_url()).content.decode()
        assert ("Safe-House" in page, "Belmora" in page) == (sees, sees)
    assert [each.reach for each in search_practices(Filters())] == [0]


@pytest.mark.rule("P5")
def test_a_practice_goes_out_of_sight_with_its_partner(published: GoodPractice) -> None:
    Organisation.objects.update(listing="hidden")
    for door in (reverse("partners:practices"), f"{reverse('partners:practices')}?country=XA&q=day"):
        assert "Day care" not in Client().get(door).content.decode()
    assert Client().get(published.get_absolute_url()).status_code == 404


def test_a_withdrawn_practice_is_gone_from_the_public(published: GoodPractice, partner_editor: Any) -> None:
    withdraw_practice(actor=partner_editor, practice=published)
    assert Client().get(published.get_absolute_url()).status_code == 404


def test_script_in_every_field_stays_text(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    bad = "<script>alert(1)</script>"
    names = ("title", "problem", "action", "result", "evidence", "scaling")
    made = publish_practice(partner_editor, secretariat, partner, **{f"{name}_en": bad for name in names})
    for door in (made.get_absolute_url(), reverse("partners:practices")):
        assert bad not in Client().get(door).content.decode()
