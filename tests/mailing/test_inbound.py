"""What comes back to our mailbox: delivery reports as real servers write them, complaints, mails that
unsubscribe, and everything else."""

import mailbox as standard_mailbox
from urllib.parse import unquote

import pytest

from alliance87.core import inbox
from alliance87.core.mailing.domain.inbound import handle, read_inbound
from alliance87.core.mailing.engine import work
from alliance87.core.mailing.inbound.reading import read
from alliance87.core.mailing.models import Suppression
from tests.cast import make_user
from tests.mailing.conftest import states
from tests.mailing.imap import Mailbox, mailbox

pytestmark = pytest.mark.django_db

POSTFIX = """\
Return-Path: <>
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: no-reply@example.org
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4F2B91.1767/mx.example.net"
Message-Id: <20260514@mx.example.net>

This is a MIME-encapsulated message.

--4F2B91.1767/mx.example.net
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--4F2B91.1767/mx.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4F2B91
Arrival-Date: Thu, 14 May 2026 09:12:01 +0000 (UTC)

Final-Recipient: rfc822; {address}
Original-Recipient: rfc822;{address}
Action: {action}
Status: {status}
Remote-MTA: dns; mail.example.com
Diagnostic-Code: smtp; 550 5.1.1 <{address}>: Recipient address rejected

--4F2B91.1767/mx.example.net
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <no-reply@example.org>
From: Alliance 8.7 <no-reply@example.org>
Message-ID: {message_id}
Subject: An issue

--4F2B91.1767/mx.example.net--
"""
EXCHANGE = """\
From: postmaster@example.com
To: no-reply@example.org
Subject: Undeliverable: An issue
Content-Type: multipart/report; report-type="delivery-status"; boundary="_000_"
MIME-Version: 1.0

--_000_
Content-Type: text/html; charset="us-ascii"

<p>Your message could not be delivered.</p>
--_000_
Content-Type: message/delivery-status

Reporting-MTA: dns;EX01.example.com

Final-recipient: RFC822;{address}
Action: {action}
Status: {status}
Diagnostic-code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound

--_000_
Content-Type: message/rfc822

From: Alliance 8.7 <no-reply@example.org>
To: {address}
Message-ID:
 {message_id}
Subject: An issue
MIME-Version: 1.0
Content-Type: text/plain

Hello
--_000_--
"""
COMPLAINT = """\
From: feedback@isp.example
Subject: FW: An issue
Content-Type: multipart/report; report-type=feedback-report; boundary="part"
MIME-Version: 1.0

--part
Content-Type: text/plain

This is an abuse report.
--part
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Loop/1.0
Version: 1

--part
Content-Type: message/rfc822

Message-ID: {message_id}
Subject: An issue

Hello
--part--
"""


@pytest.fixture
def sent(send, server, newsletter):
    """A message that the server took."""
    frozen = send("ana@example.org", category="test-news")
    work(frozen.pk)
    return frozen.deliveries.get()


def told(template, delivery, **changes):
    values = {"address": delivery.address, "message_id": delivery.message_id, "action": "failed"}
    return template.format(**{**values, "status": "5.1.1", **changes}).replace("\n", "\r\n").encode()


def stopped():
    return list(Suppression.objects.values_list("reason", "category"))


@pytest.mark.rule("N11")
@pytest.mark.parametrize(("template", "status"), [(POSTFIX, "5.1.1"), (EXCHANGE, "5.1.10")])
def test_a_wrong_address_is_not_written_to_again(sent, template, status):
    assert handle(told(template, sent, status=status))
    sent.refresh_from_db()
    assert (sent.state, stopped()) == ("bounced", [("hard_bounce", "")])


@pytest.mark.rule("N11")
def test_a_full_mailbox_bounces_and_stays_on_the_list(sent):
    assert handle(told(POSTFIX, sent, status="5.2.2"))
    sent.refresh_from_db()
    assert (sent.state, stopped()) == ("bounced", [])


@pytest.mark.rule("N11")
def test_a_convocation_that_came_back_is_a_task(send, server):
    frozen = send("ana@example.org", statutory=True)
    work(frozen.pk)
    assert handle(told(POSTFIX, frozen.deliveries.get()))
    (task,) = inbox.tasks_of(make_user("secretariat"))
    assert task.kind == "mailing.statutory_undelivered"


@pytest.mark.parametrize(
    "changes",
    [
        {"action": "delayed", "status": "4.4.1"},
        {"action": "delivered", "status": "2.0.0"},
        {"message_id": "<ffffffffffffffffffffffffffffffff@example.org>"},  # forged
        {"message_id": "<nothing of ours>"},
    ],
)
def test_a_delay_or_a_forged_report_changes_nothing(sent, changes):
    assert not handle(told(POSTFIX, sent, **changes))
    assert (states(sent.mailing), stopped()) == ({"ana@example.org": "sent"}, [])


def test_a_complaint_ends_our_lists_for_the_address(sent):
    assert handle(told(COMPLAINT, sent))
    assert (states(sent.mailing), stopped()) == ({"ana@example.org": "sent"}, [("complaint", "")])


def mail_to_leave(server):
    """What a mail program makes of our List-Unsubscribe; it may fold the long subject."""
    _web, address = server.messages[0]["List-Unsubscribe"].split(", ")
    subject = unquote(address.partition("subject=")[2].rstrip(">"))
    half = len(subject) // 2
    return f"From: x@example.org\r\nSubject: {subject[:half]}\r\n {subject[half:]}\r\n\r\n".encode()


@pytest.mark.rule("P10")
def test_a_mail_unsubscribes(sent, server, newsletter):
    assert handle(mail_to_leave(server))
    assert stopped() == [("unsubscribed", "test-news")]
    assert newsletter == [sent.key]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"Subject: unsubscribe\r\n\r\n",
        b"Subject: unsubscribe WyJhIl0:1abc:forged\r\n\r\n",
        b"Subject: I am on holiday\r\nAuto-Submitted: auto-replied\r\n\r\nBack soon",
        b"Content-Type: multipart/report; report-type=delivery-status\r\n\r\nno parts at all",
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: message/delivery-status\r\n\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n--x--",
    ],
)
def test_what_is_not_for_us_stays_and_breaks_nothing(db, data):
    assert handle(data) is False
    assert read(data) is None or b"forged" in data


def test_an_imap_folder_is_read_and_left_with_what_is_not_for_us(sent, server, settings):
    other = b"Subject: A question\r\n\r\nWho are you?"
    with mailbox(Mailbox([told(POSTFIX, sent), other, mail_to_leave(server)])) as box:
        settings.INBOUND_URL = f"imap://portal:p%40ss@127.0.0.1:{box.port}/INBOX"
        assert [read_inbound(), read_inbound()] == [2, 0]
        assert box.left == [other]
    assert sorted(stopped()) == [("hard_bounce", ""), ("unsubscribed", "test-news")]


def test_a_file_of_a_mail_server_is_read_too(sent, settings, tmp_path):
    path = tmp_path / "portal"
    box = standard_mailbox.mbox(str(path))
    box.add(told(POSTFIX, sent))
    box.add(b"Subject: A question\n\nWho are you?")
    box.close()
    settings.INBOUND_URL = f"mbox://{path}"
    assert [read_inbound(), read_inbound()] == [1, 0]
    assert [message["Subject"] for message in standard_mailbox.mbox(str(path))] == ["A question"]


NESTED = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (each, each) for each in range(1200)
)


@pytest.mark.parametrize("kind", ["imap", "mbox"])
def test_a_crafted_mail_keeps_no_other_from_being_read(sent, settings, tmp_path, kind):
    """Parts within parts within parts, deeper than the parser goes."""
    with mailbox(Mailbox([NESTED, told(POSTFIX, sent)])) as box:
        settings.INBOUND_URL = f"imap://portal:p%40ss@127.0.0.1:{box.port}/INBOX"
        if kind == "mbox":
            file = standard_mailbox.mbox(str(tmp_path / "portal"))
            for each in (NESTED, told(POSTFIX, sent)):
                file.add(each)
            file.close()
            settings.INBOUND_URL = f"mbox://{tmp_path / 'portal'}"
        assert [read_inbound(), read_inbound()] == [1, 0]
    assert stopped() == [("hard_bounce", "")]


@pytest.mark.parametrize("url", ["mbox:///no/such/file", "imap://a:b@127.0.0.1:1/INBOX", ""])
def test_a_mailbox_that_does_not_answer_waits(db, settings, url):
    settings.INBOUND_URL = url
    assert read_inbound() == 0


def test_a_password_that_is_refused_waits(db, settings):
    with mailbox(Mailbox([b"x"], refuses=True)) as box:
        settings.INBOUND_URL = f"imap://a:b@127.0.0.1:{box.port}/INBOX"
        assert read_inbound() == 0
