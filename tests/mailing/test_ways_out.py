"""Backends other than SMTP, and what mail services tell afterwards."""

from email import policy
from email.parser import BytesParser
from types import SimpleNamespace

import pytest
from anymail.signals import AnymailTrackingEvent, tracking
from django.core import mail

from alliance87.core import inbox, mailing
from alliance87.core.mailing.engine import work
from alliance87.core.mailing.models import Suppression
from tests.mailing.conftest import people, states

pytestmark = pytest.mark.django_db


def test_a_django_backend_gets_the_same_message(send):
    minutes = {"en": [mailing.Attachment("minutes é.pdf", b"%PDF-1.7", "application/pdf")]}
    frozen = send("ana@example.org", attachments=minutes)
    work(frozen.pk)
    (message,) = mail.outbox
    assert message.to == ["ana@example.org"]
    assert message.subject == "Notice on the café’s news"
    assert "Here is the café’s news." in message.body
    assert message.alternatives[0].mimetype == "text/html"
    assert message.attachments == [("minutes é.pdf", b"%PDF-1.7", "application/pdf")]
    assert message.extra_headers["Message-ID"] == frozen.deliveries.get().message_id
    assert message.message()["Auto-Submitted"] == "auto-generated"


def test_a_folder_keeps_one_file_a_message_in_order_of_time(send, settings, tmp_path):
    settings.EMAIL_BACKEND = "alliance87.core.mailing.backends.FolderBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    work(send(*people(3)).pk)
    files = sorted((tmp_path / "mail").iterdir())
    assert [each.suffix for each in files] == [".eml"] * 3
    read = [BytesParser(policy=policy.default).parsebytes(each.read_bytes()) for each in files]
    assert [each["To"] for each in read] == people(3)
    assert "Here is the café’s news." in read[0].get_body(("plain",)).get_content()


def test_a_folder_that_cannot_be_written_loses_nothing(send, settings, tmp_path):
    (tmp_path / "mail").write_text("no folder")
    settings.EMAIL_BACKEND = "alliance87.core.mailing.backends.FolderBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    frozen = send("ana@example.org")
    work(frozen.pk)
    assert states(frozen) == {"ana@example.org": "deferred"}


def tell(frozen, **event):
    token = frozen.deliveries.get().token
    event = AnymailTrackingEvent(metadata={"delivery": token}, recipient="ana@example.org", **event)
    tracking.send(sender=SimpleNamespace, event=event, esp_name="Test")


def test_a_bounce_that_is_told_later_counts(send, secretariat):
    frozen = send("ana@example.org", statutory=True)
    work(frozen.pk)
    tell(frozen, event_type="bounced", reject_reason="bounced")
    assert states(frozen) == {"ana@example.org": "bounced"}
    assert Suppression.objects.get().reason == "hard_bounce"
    assert [each.kind for each in inbox.tasks_of(secretariat)] == ["mailing.statutory_undelivered"]


def test_a_complaint_ends_list_mail(send):
    frozen = send("ana@example.org")
    work(frozen.pk)
    tell(frozen, event_type="complained")
    assert states(frozen) == {"ana@example.org": "sent"}
    assert Suppression.objects.get().reason == "complaint"


@pytest.mark.parametrize("event_type", ["opened", "clicked", "delivered"])
def test_we_keep_no_track_of_readers(send, event_type):
    frozen = send("ana@example.org")
    work(frozen.pk)
    tell(frozen, event_type=event_type)
    assert states(frozen) == {"ana@example.org": "sent"}
    assert not Suppression.objects.exists()


def test_no_service_no_webhook(client):
    assert client.post("/anymail/postmark/tracking/").status_code == 404
