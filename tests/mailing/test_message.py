"""What a recipient gets."""

from datetime import timedelta

import pytest
from django.test import override_settings

from alliance87.core import mailing
from alliance87.core.mailing.engine import work
from tests.mailing.smtp import part

pytestmark = pytest.mark.django_db


def test_a_notice_is_readable_as_text_and_as_html(server, send):
    frozen = send("ana@example.org")
    work(frozen.pk)
    message = server.of("ana@example.org")
    assert message["To"] == "ana@example.org"
    assert message["From"] == '"Alliance 8.7" <no-reply@example.org>'
    assert message["Subject"] == "Notice on the café’s news"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en"
    assert part(message, "plain") == (
        "Hello,\n\nHere is the café’s news.\n.A line that begins with a dot.\n\n"
        "-- \nAlliance 8.7\nhttp://127.0.0.1:8000\n\nYou are in a test.\n"
    )
    html = part(message, "html")
    assert "<p>Here is the café’s news.</p>" not in html  # the paragraph has its style written in
    assert "Here is the café’s news." in html
    assert "You are in a test." in html
    assert 'class="button" href="http://127.0.0.1:8000" style="' in html


def test_transfer_encoding_is_eight_bit_with_short_lines(server, send):
    work(send("ana@example.org").pk)
    message = server.of("ana@example.org")
    encodings = [each["Content-Transfer-Encoding"] for each in message.iter_parts()]
    assert encodings == ["8bit", "8bit"]
    assert max(map(len, server.received[0][1].split(b"\r\n"))) <= 998


def test_long_lines_are_quoted_and_placeholders_survive(server, send):
    news = "é" * 2000
    frozen = send("ana@example.org", context={"what": news})
    frozen.deliveries.update(name="Ana Öç = " + "ñ" * 100)
    work(frozen.pk)
    message = server.of("ana@example.org")
    assert [each["Content-Transfer-Encoding"] for each in message.iter_parts()] == [
        "quoted-printable",
        "quoted-printable",
    ]
    assert f"Here is {news}." in part(message, "plain")
    assert f"Dear Ana Öç = {'ñ' * 100},\n" in part(message, "plain")
    assert max(map(len, server.received[0][1].split(b"\r\n"))) <= 998


def test_a_server_of_seven_bits_gets_seven_bits(serve, send):
    server = serve(("PIPELINING", "7BIT"))
    work(send("ana@example.org").pk)
    assert server.received[0][1].isascii()
    assert "Here is the café’s news." in part(server.of("ana@example.org"), "plain")


def test_a_name_is_greeted_and_cannot_break_out_of_its_header(server, send):
    frozen = send(
        recipients=[mailing.Recipient("ana@example.org", "en", "", 'Ana <b>, "x"\r\nBcc: eve@example.org')]
    )
    work(frozen.pk)
    message = server.of("ana@example.org")
    assert message["Bcc"] is None
    assert message["To"].addresses[0].addr_spec == "ana@example.org"
    assert message["To"].addresses[0].display_name == 'Ana <b>, "x" Bcc: eve@example.org'
    assert "Ana &lt;b&gt;" in part(message, "html")


def test_what_somebody_wrote_is_escaped_in_html_and_plain_in_text(server, send):
    work(send("ana@example.org", context={"what": "<b>O'Neil & Co</b>"}).pk)
    message = server.of("ana@example.org")
    assert message["Subject"] == "Notice on <b>O'Neil & Co</b>"
    assert "Here is <b>O'Neil & Co</b>." in part(message, "plain")
    assert "<b>O" not in part(message, "html")


def test_each_reads_their_own_language(server, send):
    people = [mailing.Recipient(f"{code}@example.org", code, "") for code in ("fr", "en", "es", "pt")]
    frozen = send(recipients=people)
    assert sorted(frozen.contents.values_list("language", flat=True)) == ["en", "es", "fr"]
    work(frozen.pk)
    assert {address: server.of(address)["Content-Language"] for address in server.addresses} == {
        "fr@example.org": "fr",
        "en@example.org": "en",
        "es@example.org": "es",
        "pt@example.org": "fr",
    }


def test_files_are_attached_once_a_language(server, send):
    minutes = {
        "fr": [mailing.Attachment("compte rendu é.pdf", b"%PDF-1.7 fr", "application/pdf")],
        "en": [mailing.Attachment("invite.ics", b"BEGIN:VCALENDAR", "text/calendar; method=REQUEST")],
    }
    people = [mailing.Recipient(f"{code}@example.org", code, "") for code in ("fr", "en", "es")]
    work(send(recipients=people, attachments=minutes).pk)
    (french,) = server.of("fr@example.org").iter_attachments()
    assert (french.get_filename(), french.get_content()) == ("compte rendu é.pdf", b"%PDF-1.7 fr")
    (english,) = server.of("en@example.org").iter_attachments()
    assert english["Content-Type"] == 'text/calendar; method="REQUEST"'
    assert server.of("en@example.org").get_all("MIME-Version") == ["1.0"]
    (spanish,) = server.of("es@example.org").iter_attachments()
    assert spanish.get_filename() == "compte rendu é.pdf"
    assert "Here is" in part(server.of("es@example.org"), "plain")


def test_message_id_and_date_are_those_of_the_freeze(server, send, time_machine):
    frozen = send("ana@example.org")
    delivery = frozen.deliveries.get()
    time_machine.move_to(delivery.dated + timedelta(hours=1))
    work(frozen.pk)
    message = server.of("ana@example.org")
    assert message["Message-ID"] == delivery.message_id
    assert message["Date"].datetime == delivery.dated.replace(microsecond=0)


def test_the_demonstration_marks_subject_and_body(server, send):
    with override_settings(DEMO=True):
        frozen = send("ana@example.org")
    work(frozen.pk)
    message = server.of("ana@example.org")
    assert message["Subject"] == "[Demonstration] Notice on the café’s news"
    assert part(message, "plain").startswith("*** Demonstration: every State")
    assert "Demonstration: every State" in part(message, "html")


def test_a_notice_offers_no_unsubscription_and_a_list_does(server, send, newsletter):
    work(send("ana@example.org").pk)
    work(send("bob@example.org", category="test-news").pk)
    work(send("eve@example.org", category="test-news", statutory=True).pk)
    assert server.of("ana@example.org")["List-Unsubscribe"] is None
    assert server.of("eve@example.org")["List-Unsubscribe"] is None
    message = server.of("bob@example.org")
    web, mailbox = message["List-Unsubscribe"].split(", ")
    assert web.startswith("<http://127.0.0.1:8000/en/mail/unsubscribe/")
    assert mailbox.startswith("<mailto:no-reply@example.org?subject=unsubscribe%20")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Id"] == "<test-news.example.org>"
    assert web[1:-1] in part(message, "plain")
    assert web[1:-1] in part(message, "html")
    assert "bob" not in web


def test_nothing_in_a_mail_is_fetched_from_elsewhere(server, send, newsletter):
    """No tracking pixel, no picture, no style sheet of another place."""
    work(send("bob@example.org", category="test-news").pk)
    html = part(server.of("bob@example.org"), "html")
    assert [word for word in ("<img", "src=", "<link", "@import", "url(") if word in html] == []


@pytest.mark.parametrize("what", ["Short.", "é" * 2000], ids=["8bit", "quoted"])
def test_what_is_personal_is_filled_in_for_each_and_escaped(server, send, what):
    people = [
        mailing.Recipient(
            f"{name}@example.org", "en", "", personal={"answer": f"{name}:1=", "time": "8 o'clock & a <half>"}
        )
        for name in ("ana", "bob")
    ]
    work(send(template="test_mail/personal", recipients=people, context={"what": what}).pk)
    for name in ("ana", "bob"):
        message = server.of(f"{name}@example.org")
        assert f"\nhttp://127.0.0.1:8000/answer/{name}:1=/\n" in part(message, "plain")
        assert "\nAt 8 o'clock & a <half>\n" in part(message, "plain")
        assert f'href="http://127.0.0.1:8000/answer/{name}:1=/"' in part(message, "html")
        assert "at 8 o&#x27;clock &amp; a &lt;half&gt;" in part(message, "html")


def test_what_is_personal_is_erased_with_the_address(server, send):
    people = [mailing.Recipient("ana@example.org", "en", "", personal={"answer": "secret", "time": "8"})]
    frozen = send(template="test_mail/personal", recipients=people)
    work(frozen.pk)
    frozen.refresh_from_db()
    assert "secret" not in frozen.contents.get().readable_text
    mailing.forget_addresses(frozen.finished_at + timedelta(days=1))
    assert frozen.deliveries.get().personal == {}
