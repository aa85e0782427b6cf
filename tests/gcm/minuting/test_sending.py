"""The minutes reach every seat: in the reader's language, with the document, and whatever became of it."""

import io
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from alliance87.core import inbox, mailing
from alliance87.core.mailing.enums import SuppressionReason
from alliance87.core.mailing.models import Mailing
from gcm.domain.issuing import send_issued
from gcm.models import IssuedMinutes
from gcm.queries.deliveries import deliveries_of
from tests.cast import sign_in
from tests.gcm.minuting.record import issue
from tests.gcm.post import mails, plain
from tests.gcm.room import at, words_of
from tests.mailing.smtp import Server, running

KIND = "gcm.minutes_issued"


@pytest.fixture
def server(settings: Any) -> Any:
    with running(Server()) as started:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", started.port
        yield started


@pytest.mark.rule("N2")
def test_each_seat_gets_the_document_in_the_language_of_its_reader(
    issued: Any, body: Any, run_jobs: Any
) -> None:
    run_jobs()
    sent = mails(KIND)
    assert sorted(sent) == sorted(f"seat-{number}@example.org" for number in body.terms)
    subjects = {
        "seat-3@example.org": ("en", "Minutes of meeting no. 1 of the GCG"),
        "seat-4@example.org": ("fr", "Compte rendu de la réunion nº 1 du GCM"),
        "seat-5@example.org": ("es", "Informe de la reunión núm. 1 del GCM"),
    }
    for address, (language, subject) in subjects.items():
        message = sent[address]
        assert message["Subject"] == subject
        (attached,) = message.iter_attachments()
        assert attached.get_filename() == f"gcm-1-{language}.pdf"
        root: Any = PdfReader(io.BytesIO(attached.get_content())).trailer["/Root"]
        assert root["/Lang"] == language
        assert f"/{language}/gcm/meetings/{issued.minutes.meeting.public_id}/minutes/" in plain(message)


@pytest.mark.rule("T11")
def test_minutes_cannot_be_muted(issued: Any, run_jobs: Any) -> None:
    for reason in (SuppressionReason.COMPLAINT, SuppressionReason.UNSUBSCRIBED):
        mailing.suppress_address(address="seat-9@example.org", reason=reason)
    run_jobs()
    sent = Mailing.objects.get(kind=KIND)
    assert sent.statutory
    assert sent.deliveries.get(address="seat-9@example.org").state == "sent"
    assert "List-Unsubscribe" not in mails(KIND)["seat-9@example.org"]


def test_they_are_handed_to_the_mail_once(issued: Any, run_jobs: Any) -> None:
    run_jobs()
    assert not send_issued(issued=issued, documents={})
    assert Mailing.objects.filter(kind=KIND).count() == 1


@pytest.mark.rule("N11")
def test_a_bounced_address_opens_a_task_and_is_shown(
    closed: Any, body: Any, server: Server, run_jobs: Any
) -> None:
    run_jobs()  # what the end of the meeting had to say
    server.recipients = {"seat-9@example.org": "550 5.1.1 no such user"}
    made = issue(closed, body)
    assert deliveries_of(made).is_sending
    run_jobs()
    made = IssuedMinutes.objects.get(pk=made.pk)
    bounced = inbox.tasks_of(body.officer).filter(kind="mailing.statutory_undelivered")
    assert made.mailing_id in {task.subject.pk for task in bounced}
    found = deliveries_of(made)
    states = {row.seat.number: row.delivery.state for row in found.rows}
    assert states == {**dict.fromkeys(body.terms, "sent"), 9: "bounced"}
    assert not found.is_sending


@pytest.mark.rule("N11")
def test_the_delivery_page_tells_of_each_seat(
    closed: Any, body: Any, server: Server, run_jobs: Any, django_assert_num_queries: Any
) -> None:
    run_jobs()
    server.recipients = {"seat-9@example.org": "550 5.1.1 no such user"}
    body.delegate(20).delete()
    made = issue(closed, body)
    client = sign_in(Client(), body.officer)
    address = at("gcm:minutes_deliveries", made.minutes.meeting)
    assert words_of(client.get(address)).count(" waiting ") == len(body.terms)
    run_jobs()
    with django_assert_num_queries(9):
        text = words_of(client.get(address))
    assert text.count("accepted by the mail server") == len(body.terms) - 2
    assert text.count("did not arrive Inform the seat in another way.") == 1
    assert text.count("nobody to write to when they were issued") == 1


@pytest.mark.rule("N11")
def test_members_do_not_see_what_became_of_the_mails(issued: Any, body: Any) -> None:
    address = at("gcm:minutes_deliveries", issued.minutes.meeting)
    assert sign_in(Client(), body.representative(9)).get(address).status_code == 403
    for officer in (body.chair, body.vice_chair, body.officer):
        assert sign_in(Client(), officer).get(address).status_code == 200
