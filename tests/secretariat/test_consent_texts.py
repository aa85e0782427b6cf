"""The text that readers agree to: one person proposes it, another publishes it (P10)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from alliance87.core.inbox.models import Task
from alliance87.core.ledger.models import Entry
from secretariat.domain.newsletter import consent as consents
from secretariat.models import ConsentProposal, ConsentText
from tests.cast import make_user

pytestmark = pytest.mark.django_db
SAID = {"fr": "Texte nouveau", "en": "New text", "es": "Texto nuevo"}


@pytest.fixture
def proposed(officer, consent):
    """By an officer; nobody is asked again."""
    return consents.propose_consent_text(actor=officer, texts=SAID, asks_again=False)


def test_nothing_changes_until_another_person_publishes_it(proposed, client_of, officer, director, consent):
    assert ConsentText.objects.in_force() == consent
    desks = [client_of(each).get(reverse("partners:desk")).content.decode() for each in (officer, director)]
    assert ["Read and publish the next text" in each for each in desks] == [False, True]
    for actor in (officer, make_user("follower")):
        with pytest.raises(PermissionDenied):
            consents.publish_consent_text(actor=actor, proposal=proposed)
    text = consents.publish_consent_text(actor=director, proposal=proposed)
    assert ConsentText.objects.in_force() == text
    assert (text.text_en, text.version) == ("New text", consent.version + 1)
    assert not Task.objects.filter(kind=consents.PUBLISH_TASK, closed_at=None).exists()
    done = Entry.objects.filter(kind__startswith="secretariat.consent_text").order_by("pk")
    assert [(each.kind.rpartition("_")[2], each.actor_id) for each in done] == [
        ("proposed", officer.pk),
        ("published", director.pk),
    ]


def test_a_director_does_not_publish_what_they_proposed(director, consent):
    mine = consents.propose_consent_text(actor=director, texts=SAID, asks_again=False)
    with pytest.raises(PermissionDenied):
        consents.publish_consent_text(actor=director, proposal=mine)


def test_what_cannot_be_proposed_is_told(proposed, officer, director, desk_editor, consent):
    with pytest.raises(PermissionDenied):
        consents.propose_consent_text(actor=desk_editor, texts=SAID, asks_again=False)
    with pytest.raises(ValidationError, match="French, English and Spanish"):
        consents.propose_consent_text(actor=officer, texts={**SAID, "en": " "}, asks_again=False)
    with pytest.raises(ValidationError, match="waits for approval already"):
        consents.propose_consent_text(actor=director, texts=SAID, asks_again=True)
    consents.publish_consent_text(actor=director, proposal=proposed)
    with pytest.raises(ValidationError, match="in force already"):
        consents.propose_consent_text(actor=officer, texts=SAID, asks_again=False)


def test_the_page_shows_what_changes_and_how_many_are_asked(client_of, officer, director, reader, consent):
    reader("ana")
    said = {code: f"{getattr(consent, f'text_{code}')} Truly." for code in ("fr", "en", "es")}
    address = reverse("secretariat:consent_texts")
    sent = client_of(officer).post(address, {**said, "es": consent.text_es, "asks_again": "on"})
    assert sent.status_code == 302
    mine = client_of(officer).get(address).content.decode()
    assert "Publish this text" not in mine
    page = client_of(director).get(address).content.decode()
    assert "Truly" in page[page.index("<ins>") :]
    assert "Nothing changes." in page
    assert "1 reader gets a mail" in page
    waiting = ConsentProposal.objects.get()
    for verb, state in (("publish", "published"), ("drop", "published")):  # the second comes too late
        client_of(director).post(address, {"verb": verb, "proposal": waiting.pk})
        waiting = ConsentProposal.objects.get()
        assert waiting.state == state


def test_a_proposal_is_given_up(client_of, officer, proposed, consent):
    client_of(officer).post(reverse("secretariat:consent_texts"), {"verb": "drop", "proposal": proposed.pk})
    assert ConsentProposal.objects.get().state == "dropped"
    assert ConsentText.objects.in_force() == consent
