"""A letter from its template to the register."""

import hashlib

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from alliance87.core import inbox
from alliance87.core.ledger.models import Entry
from alliance87.core.mailing import suppress_address
from alliance87.core.mailing.enums import SuppressionReason
from alliance87.core.mailing.models import Mailing
from gcm.models import Instruction
from partners.domain.stale import StaleEditError
from partners.models import User
from secretariat.domain.letters import drafting, sending
from secretariat.enums import WordingKind
from secretariat.models import Addressee, Correspondence, Letter, SentCopy
from secretariat.queries.letters import digest_of_letter, reached_by, said_to
from tests.cast import make_user
from tests.files.samples import pdf
from tests.partners.proposing import let_edit, make_partner
from tests.secretariat.office.writing import letter, proposed, texts, values

pytestmark = pytest.mark.django_db
DONE = ("proposed", "approved", "sent")


@pytest.fixture
def partner():
    made = make_partner()
    let_edit(make_user("partner_editor", language="es"), made)
    return made


def approved(officer, second, **options):
    made = proposed(officer, **options)
    return sending.approve_letter(actor=second, letter=made, revision=made.revision)


def test_a_letter_leaves_as_mail_and_document_and_is_filed(officer, partner, run_jobs):
    made = approved(officer, officer, organisations=[partner])
    sending.send_letter(actor=officer, letter=made)
    run_jobs()
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("A letter (es)", ["Partner Editor <partner-editor@example.org>"])
    (attached,) = sent.attachments
    assert attached.content[:5] == b"%PDF-"
    entry = Correspondence.objects.get()
    assert (entry.organisation, entry.letter, entry.direction) == (partner, made, "out")
    assert entry.reference in sent.body
    assert [file.type for file in entry.files] == ["pdf"]
    assert sending.deliver_letter(actor=officer, letter_id=made.pk) == 0  # a second run writes to nobody


@pytest.fixture
def sent(officer, partner, run_jobs):
    """A letter that went out in two languages."""
    let_edit(make_user("follower", language="fr"), partner)
    made = approved(officer, officer, organisations=[partner])
    sending.send_letter(actor=officer, letter=made)
    run_jobs()
    return Correspondence.objects.get()


def test_each_language_that_was_sent_is_filed_with_its_digest(officer, partner, sent, client_of):
    kept = {copy.language: copy for copy in sent.copies.all()}
    mailed = {each.subject: each.attachments[0].content for each in mail.outbox}
    assert set(mailed) == {"A letter (es)", "A letter (fr)"}
    for language in ("es", "fr"):
        copy, content = kept.pop(language), mailed[f"A letter ({language})"]
        assert copy.digest == hashlib.sha256(content).hexdigest()
        assert copy.upload.file.read() == content
        assert (copy.subject, copy.text) == (f"A letter ({language})", f"To {partner.name}.")
        assert copy.readers == [User.objects.get(language=language).pk]
    assert kept == {}
    page = client_of(officer).get(sent.get_absolute_url()).content.decode()
    assert all(copy.digest in page and copy.upload.get_absolute_url() in page for copy in sent.copies.all())


def test_whoever_got_nothing_is_no_reader(officer, partner, run_jobs):
    let_edit(make_user("follower", language="fr"), partner)
    stopped = User.objects.get(language="es")
    suppress_address(address=stopped.email, reason=SuppressionReason.HARD_BOUNCE)
    sending.send_letter(actor=officer, letter=approved(officer, officer, organisations=[partner]))
    run_jobs()
    assert {copy.language: len(copy.readers) for copy in SentCopy.objects.all()} == {"es": 0, "fr": 1}


def test_an_organisation_is_named_in_the_language_of_the_letter(officer, partner):
    type(partner).objects.filter(pk=partner.pk).update(name_fr="Érable", name_en="Maple", name_es="Arce")
    made = letter(officer, organisations=[partner])
    (reached,) = reached_by(made)
    said = {code: said_to(made, reached, code).text for code in ("fr", "en", "es")}
    assert said == {"fr": "To Érable.", "en": "To Maple.", "es": "To Arce."}


CHANGES = (
    (SentCopy, {"text": "Other"}),
    (SentCopy, {"readers": []}),
    (SentCopy, {"digest": "0" * 64}),
    (Letter, {"body_fr": "Autre"}),
    (Letter, {"values": {"signatory": "Somebody"}}),
    (Addressee, {"mailing_id": 9}),
    (Correspondence, {"other_side": "Somebody else"}),
    (Correspondence, {"organisation": None}),
)


def test_what_was_sent_is_changed_and_removed_by_nobody(sent):
    for model, changes in CHANGES:
        with pytest.raises(IntegrityError, match="refuses UPDATE"), transaction.atomic():
            model.objects.update(**changes)
    for model in (SentCopy, Letter, Addressee, Correspondence):
        with pytest.raises(IntegrityError, match="refuses DELETE"), transaction.atomic():
            model.objects.all()._raw_delete("default")


def test_a_draft_says_what_it_lacks(officer, partner):
    made = letter(officer, body_en="Before [[deadline]] in [[meeting_place]]")
    with pytest.raises(ValidationError) as refused:
        drafting.propose_letter(actor=officer, letter=made)
    assert refused.value.messages == [
        "It is addressed to nobody.",
        "No value is given for [[deadline]].",
        "The text names a meeting, and none is chosen.",
    ]


def test_nobody_is_left_out_in_silence(officer):
    made = letter(officer, organisations=[make_partner("lonely")])
    with pytest.raises(ValidationError, match="Nobody can be written to for Lonely"):
        drafting.propose_letter(actor=officer, letter=made)


def test_a_text_that_was_changed_is_not_approved(officer, partner):
    made = proposed(officer, organisations=[partner])
    drafting.take_letter_back(actor=officer, letter=made)
    made.refresh_from_db()
    with pytest.raises(StaleEditError):
        drafting.save_letter(
            actor=officer, letter=made, revision=0, values=values(), organisations=[], seats=[]
        )
    drafting.save_letter(
        actor=officer,
        letter=made,
        revision=made.revision,
        values=values(subject_en="Other"),
        organisations=[partner],
        seats=[],
    )
    drafting.propose_letter(actor=officer, letter=made)
    with pytest.raises(ValidationError, match="changed meanwhile"):
        sending.approve_letter(actor=officer, letter=made, revision=made.revision)


@pytest.mark.rule("X3")
def test_in_the_chairs_name_it_takes_her_instruction_and_a_second_person(body, officer, second, partner):
    made = proposed(officer, organisations=[partner], in_chairs_name=True)
    with pytest.raises(ValidationError, match="instruction is not there"):
        sending.approve_letter(actor=second, letter=made, revision=made.revision)
    chair = body.chair
    assert [task.kind for task in inbox.tasks_of(chair)] == [drafting.INSTRUCT_TASK]
    sending.give_instruction(actor=chair, letter=made, revision=made.revision)
    with pytest.raises(PermissionDenied):
        sending.approve_letter(actor=officer, letter=made, revision=made.revision)
    done = sending.approve_letter(actor=second, letter=made, revision=made.revision)
    assert done.instruction == Instruction.objects.get()
    assert (done.instruction.given_by, done.instruction.kind) == (chair, "letter")
    drafting.take_letter_back(actor=officer, letter=made)
    assert Letter.objects.get().instruction is None  # it was about the text that stood


def changed_meanwhile(officer, made, organisations, **changes):
    """Taken back, written anew and proposed again, between two looks of somebody else."""
    drafting.take_letter_back(actor=officer, letter=made)
    drafting.save_letter(
        actor=officer,
        letter=made,
        revision=made.revision,
        values=values(in_chairs_name=True, **changes),
        organisations=organisations,
        seats=[],
    )
    return drafting.propose_letter(actor=officer, letter=made)


@pytest.mark.rule("X3")
def test_the_chair_instructs_what_was_read_and_nothing_else(body, officer, partner, client_of):
    made = proposed(officer, organisations=[partner], in_chairs_name=True)
    client, address = client_of(body.chair), reverse("secretariat:letter_instruct", args=[made.public_id])
    page = client.get(address).text
    assert f'name="revision" value="{made.revision}"' in page
    assert partner.name in page[page.index('id="to"') :]
    changed_meanwhile(officer, made, [partner], subject_en="Other")
    for read in ({"revision": made.revision}, {}):
        answer = client.post(address, read, follow=True)
        assert "please read it again" in answer.text
    made.refresh_from_db()
    assert (made.instruction, Instruction.objects.count()) == (None, 0)
    client.post(address, {"revision": made.revision})
    assert Letter.objects.get().instruction.given_by == body.chair


@pytest.mark.rule("X3")
def test_a_filed_instruction_is_about_the_text_that_was_on_the_page(officer, partner, client_of):
    made = proposed(officer, organisations=[partner], in_chairs_name=True)
    address = reverse("secretariat:letter_file", args=[made.public_id])
    changed_meanwhile(officer, made, [partner], subject_en="Other")
    file = SimpleUploadedFile("mail.pdf", pdf(), "application/pdf")
    typed = {"note": "The chair, today", "file": file, "revision": made.revision}
    answer = client_of(officer).post(address, typed)
    assert (answer.status_code, Instruction.objects.count()) == (422, 0)
    assert "please read it again" in answer.text


@pytest.mark.rule("X3")
def test_the_record_says_which_words_were_instructed_approved_and_sent(body, officer, second, partner):
    made = proposed(officer, organisations=[partner], in_chairs_name=True)
    digest = digest_of_letter(made)
    sending.give_instruction(actor=body.chair, letter=made, revision=made.revision)
    done = sending.approve_letter(actor=second, letter=made, revision=made.revision)
    sending.send_letter(actor=officer, letter=done)
    kinds = ("gcm.secretariat_instructed", *(f"secretariat.letter_{how}" for how in DONE))
    entries = Entry.objects.filter(kind__in=kinds).order_by("seq")
    assert [each.data["digest"] for each in entries] == [digest] * 4
    given = entries.get(kind="gcm.secretariat_instructed")
    assert (given.data["letter"], given.data["revision"]) == (made.pk, made.revision)


def test_other_words_or_addressees_have_another_digest(officer, partner):
    made = proposed(officer, organisations=[partner], in_chairs_name=True)
    found = {digest_of_letter(made)}
    other = make_partner("other")
    let_edit(make_user("follower"), other)
    for organisations, changes in (([partner], {"body_es": "Otro"}), ([other], {}), ([partner, other], {})):
        found.add(digest_of_letter(changed_meanwhile(officer, made, organisations, **changes)))
        made.refresh_from_db()
    assert len(found) == 4


def test_a_letter_to_more_than_one_is_approved_by_a_second_person(officer, second, partner):
    other = make_partner("other")
    let_edit(make_user("follower"), other)
    made = proposed(officer, organisations=[partner, other])
    with pytest.raises(PermissionDenied):
        sending.approve_letter(actor=officer, letter=made, revision=made.revision)
    assert sending.approve_letter(actor=second, letter=made, revision=made.revision).approved_by == second


@pytest.mark.rule("X2")
def test_the_secretariat_gives_itself_no_instruction(body, officer, partner):
    made = proposed(officer, organisations=[partner], in_chairs_name=True)
    with pytest.raises(PermissionDenied):
        sending.give_instruction(actor=officer, letter=made, revision=made.revision)


@pytest.mark.rule("X3")
def test_an_instruction_that_came_by_mail_is_filed(client_of, officer, partner):
    made = proposed(officer, organisations=[partner], in_chairs_name=True)
    address = reverse("secretariat:letter_file", args=[made.public_id])
    file = SimpleUploadedFile("mail.pdf", pdf(), "application/pdf")
    client = client_of(officer)
    assert f'name="revision" value="{made.revision}"' in client.get(address).text
    typed = {"note": "The chair, today", "file": file, "revision": made.revision}
    assert client.post(address, typed).status_code == 302
    made.refresh_from_db()
    assert (made.instruction.recorded_by, made.instruction.note) == (officer, "The chair, today")


@pytest.mark.parametrize(("kind", "statutory"), [("convocation", True), ("agenda", True), ("thanks", False)])
def test_statutory_mail_is_marked_and_cannot_be_turned_off(body, officer, run_jobs, kind, statutory):
    seat = body.seat(9)
    made = approved(officer, officer, seats=[seat], kind=WordingKind(kind))
    sending.send_letter(actor=officer, letter=made)
    run_jobs()
    mailing = Mailing.objects.get(kind=f"secretariat.letter_{kind}")
    assert (mailing.statutory, mailing.category) == (statutory, "")
    assert "List-Unsubscribe" not in mail.outbox[-1].extra_headers


def test_the_chair_reads_what_goes_out_in_her_name_and_nothing_else(body, officer, partner, client_of):
    chair = body.chair
    hers = proposed(officer, organisations=[partner], in_chairs_name=True)
    other = letter(officer, organisations=[partner], name="Other")
    client = client_of(chair)
    assert client.get(hers.get_absolute_url()).status_code == 200
    assert client.get(reverse("secretariat:letter_instruct", args=[hers.public_id])).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(reverse("secretariat:letter_instruct", args=[other.public_id])).status_code == 404


def test_a_letter_is_written_in_the_browser(officer, partner, client_of):
    made = letter(officer)
    client = client_of(officer)
    address = reverse("secretariat:letter_edit", args=[made.public_id])
    typed = {name: value or "" for name, value in values().items() if value is not False}
    typed |= {"revision": made.revision, "organisations": f"{partner.name}\nNobody at all"}
    refused = client.post(address, typed)
    assert list(refused.context["form"].errors) == ["organisations"]
    kept = client.post(address, {**typed, "organisations": f"{partner.name}\n{partner.name}"})
    assert kept.status_code == 302, kept.context["form"].errors
    assert made.addressees.get().organisation == partner
    page = client.get(made.get_absolute_url()).content.decode()
    assert f"To {partner.name}." in page or "To [[" not in page
    for verb in ("propose", "approve", "send"):
        made.refresh_from_db()
        client.post(made.get_absolute_url(), {"verb": verb, "revision": made.revision})
    made.refresh_from_db()
    assert made.state == "sent"


@pytest.mark.parametrize("kind", ["joint_statement", "press_line"])
def test_a_statement_of_several_takes_a_second_person(officer, second, partner, kind):
    made = proposed(officer, organisations=[partner])
    Letter.objects.update(kind=kind)
    with pytest.raises(PermissionDenied):
        sending.approve_letter(actor=officer, letter=made, revision=made.revision)
    assert sending.approve_letter(actor=second, letter=made, revision=made.revision).approved_by == second


def test_who_comes_second_sees_both_texts(officer, partner, client_of):
    made = letter(officer, organisations=[partner])
    page = reverse("secretariat:letter_edit", args=[made.public_id])
    typed = {**texts(), "revision": 0, "organisations": "Maple", "subject_en": "Mine"}
    answer = client_of(officer).post(page, typed)
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "A letter (en)" in said and "Mine" in said
    assert client_of(officer).post(page, {**typed, "revision": 1}).status_code == 302
