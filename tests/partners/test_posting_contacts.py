"""Partners write to each other about a need or an offer, and neither sees an address."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alliance87.core import rulesets
from alliance87.core.mailing.models import Delivery, MailingContent
from partners.domain.people import erase_person
from partners.domain.posting_contacts import answer_about_posting, write_about_posting
from partners.models import Organisation, Posting, PostingContact, PostingMessage
from tests.partners.group_working import partner_of
from tests.partners.trading import draft_posting, post

WORDS = "We can send two trainers in May."


@pytest.fixture(autouse=True)
def _in_english(db: None) -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def need(partner_editor: Any) -> Posting:
    return post(partner_editor, partner_of(partner_editor, "maple"))


@pytest.fixture
def oak(applicant: Any) -> Organisation:
    return partner_of(applicant, "oak")


@pytest.mark.rule("M4")
def test_a_message_is_mailed_to_the_focal_points_without_an_address(
    need: Posting, oak: Organisation, applicant: Any, partner_editor: Any, group_lead: Any, client_of: Any
) -> None:
    need.organisation.memberships.create(user=group_lead, role="focal_point")
    address = reverse("partners:posting_write", args=[need.public_id])
    typed = {"organisation": oak.pk, "words": WORDS}
    assert client_of(applicant).post(address, typed).status_code == 302
    sent = Delivery.objects.get(mailing__kind="partners.posting_message")
    assert sent.address == group_lead.email
    content = MailingContent.objects.get(mailing=sent.mailing)
    assert WORDS in content.text
    assert "Oak" in content.text
    contact = PostingContact.objects.get()
    page = client_of(partner_editor).get(contact.get_absolute_url()).content.decode()
    for person in (applicant, group_lead):
        for text in (content.text, content.html, bytes(content.mime).decode(errors="replace")):
            assert person.email not in text
            assert person.name not in text
    assert WORDS in page
    assert applicant.email not in page


def test_the_other_side_answers_on_the_portal(
    need: Posting, oak: Organisation, applicant: Any, partner_editor: Any, client_of: Any
) -> None:
    contact = write_about_posting(actor=applicant, posting=need, organisation=oak, words=WORDS).contact
    client_of(partner_editor).post(contact.get_absolute_url(), {"words": "Gladly."})
    assert [each.organisation for each in contact.messages.all()] == [need.organisation, oak][::-1]
    sent = Delivery.objects.filter(mailing__kind="partners.posting_message").order_by("pk")
    assert [each.address for each in sent] == [partner_editor.email, applicant.email]
    write_about_posting(actor=applicant, posting=need, organisation=oak, words="In June, then.")
    assert PostingContact.objects.count() == 1


def test_nobody_else_reads_it(
    need: Posting, oak: Organisation, applicant: Any, follower: Any, secretariat: Any, client_of: Any
) -> None:
    contact = write_about_posting(actor=applicant, posting=need, organisation=oak, words=WORDS).contact
    for reader in (follower, secretariat):
        assert client_of(reader).get(contact.get_absolute_url()).status_code == 404
        with pytest.raises(PermissionDenied):
            answer_about_posting(actor=reader, contact=contact, words="Hello")
    assert Client().get(contact.get_absolute_url()).status_code == 302
    assert WORDS not in client_of(follower).get(need.get_absolute_url()).content.decode()


def test_only_other_partners_write_and_only_about_what_is_open(
    need: Posting, oak: Organisation, applicant: Any, partner_editor: Any, follower: Any
) -> None:
    for actor, organisation in ((partner_editor, need.organisation), (follower, oak), (partner_editor, oak)):
        with pytest.raises(PermissionDenied):
            write_about_posting(actor=actor, posting=need, organisation=organisation, words=WORDS)
    draft = draft_posting(partner_editor, need.organisation)
    with pytest.raises(PermissionDenied):
        write_about_posting(actor=applicant, posting=draft, organisation=oak, words=WORDS)
    Posting.objects.filter(pk=need.pk).update(until="2020-01-01", posted_at="2019-01-01T00:00Z")
    with pytest.raises(ValidationError):
        write_about_posting(actor=applicant, posting=need, organisation=oak, words=WORDS)
    assert not PostingMessage.objects.exists()


@pytest.mark.rule("P5")
def test_nobody_writes_to_a_hidden_partner(need: Posting, oak: Organisation, applicant: Any) -> None:
    Organisation.objects.filter(pk=need.organisation_id).update(listing="hidden")
    with pytest.raises(PermissionDenied):
        write_about_posting(actor=applicant, posting=need, organisation=oak, words=WORDS)


def test_so_many_messages_a_day(need: Posting, oak: Organisation, applicant: Any) -> None:
    most = rulesets.in_force()["partners.market.messages_a_day"]
    for number in range(most):
        write_about_posting(actor=applicant, posting=need, organisation=oak, words=f"{WORDS} {number}")
    with pytest.raises(ValidationError) as refused:
        write_about_posting(actor=applicant, posting=need, organisation=oak, words=WORDS)
    assert str(most) in refused.value.messages[0]
    assert PostingMessage.objects.count() == most


def test_the_words_go_with_whoever_is_erased(
    need: Posting, oak: Organisation, applicant: Any, secretariat: Any
) -> None:
    made = write_about_posting(actor=applicant, posting=need, organisation=oak, words=WORDS)
    erase_person(actor=secretariat, user=applicant)
    made.refresh_from_db()
    assert made.words == ""


def test_what_is_sent_twice_is_written_once(need: Posting, oak: Organisation, applicant: Any) -> None:
    first = write_about_posting(actor=applicant, posting=need, organisation=oak, words=WORDS)
    again = write_about_posting(actor=applicant, posting=need, organisation=oak, words=f" {WORDS}")
    assert (again, PostingMessage.objects.count()) == (first, 1)
    write_about_posting(actor=applicant, posting=need, organisation=oak, words="Something else.")
    assert PostingMessage.objects.count() == 2
