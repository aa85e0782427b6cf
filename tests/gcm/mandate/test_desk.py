"""The desk of a delegation: answer, read, comment, decide, report; light, and by mail for reading offline."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from alliance87.core import jobs
from gcm.domain.mandate.consultations import open_consultation
from gcm.domain.replies import ask_for_answers
from gcm.domain.texts import put_text
from gcm.enums import Capacity
from gcm.models import FollowUp
from partners.domain.desk import send_desk
from partners.queries.desk import desk_of
from tests import budgets
from tests.cast import make_user, sign_in
from tests.gcm.body import WORDS, Body, make_meeting
from tests.ladder.test_weight import ASSET, travelled, with_imports
from tests.plugins.worlds import kept


def said(user: Any) -> list[tuple[str, str]]:
    """The deed and the text of each line."""
    return [(str(each.action), str(each.text)) for each in desk_of(user)]


@kept
def busy(body: Body) -> Any:
    """A meeting to come that asks for answers, a consultation, and an open action of seat 9."""
    meeting = make_meeting(body, "convened", items=2, starts_at=datetime(2030, 3, 12, 13, 0, tzinfo=UTC))
    ask_for_answers(meeting)
    item = meeting.items.order_by("position")[1]
    put_text(actor=body.officer, item=item, source_language="fr", wordings=WORDS)
    past = make_meeting(body, "closed")
    words = dict.fromkeys(("text_fr", "text_en", "text_es"), "Name a focal point")
    FollowUp.objects.create(item=past.items.all()[0], seat=body.seat(9), due_on=date(2030, 6, 1), **words)
    closes = datetime(2030, 2, 1, 12, tzinfo=UTC)
    open_consultation(actor=body.chair, question="Where to meet?", closes_at=closes, language="en")
    return meeting


def test_each_line_says_what_to_do_the_most_pressing_first(busy: Any, body: Body) -> None:
    assert said(body.representative(9)) == [
        ("Comment", "Contribute to a consultation"),
        ("Answer", "Answer the notice of meeting no. 1"),
        ("Read", "2 items for decision at meeting no. 1"),
        ("Report", "Name a focal point"),
    ]


def test_in_session_the_members_decide_and_advisers_read(busy: Any, body: Body) -> None:
    adviser = body.accredit(9, Capacity.ADVISER)
    type(busy).objects.filter(pk=busy.pk).update(state="open", opened_at=timezone.now())
    text = "2 items for decision at meeting no. 1"
    assert ("Decide", text) in said(body.representative(9))
    assert ("Read", text) in said(adviser)


@pytest.mark.rule("O11")
def test_alternates_and_advisers_see_the_answer_that_their_seat_owes(busy: Any, body: Body) -> None:
    adviser = body.accredit(9, Capacity.ADVISER)
    for person in (adviser, body.alternate(9)):
        assert ("Answer", "Answer the notice of meeting no. 1") in said(person)
    client = sign_in(Client(), adviser)
    client.post(f"/en/gcm/meetings/{busy.public_id}/answer/", {"seat": "9", "answer": "attends"})
    assert "Answer" not in [deed for deed, _text in said(adviser)]
    assert "Answer" not in [deed for deed, _text in said(body.representative(9))]


def test_a_notice_is_answered_on_the_desk_itself(busy: Any, body: Body) -> None:
    page = sign_in(Client(), body.representative(9)).get("/en/my-desk/").content.decode()
    assert f'action="/en/gcm/meetings/{busy.public_id}/answer/"' in page
    assert '<input type="hidden" name="seat" value="9">' in page
    assert 'name="answer" value="absent"' in page


@pytest.mark.rule("T14")
def test_every_deadline_is_told_in_the_readers_zone(busy: Any, body: Body) -> None:
    reader = body.representative(9)
    reader.time_zone = "America/Lima"
    reader.save()
    page = sign_in(Client(), reader).get("/en/my-desk/").content.decode()
    assert "before 12 March 2030, 08:00" in page
    assert "before 1 February 2030, 07:00" in page
    assert "before 1 June 2030, 16:59" in page
    assert "Holder 9 en · Representative" in page


@pytest.mark.rule("T9")
def test_who_has_no_seat_has_an_empty_desk(busy: Any) -> None:
    assert said(make_user("follower")) == []


def test_the_desk_weighs_little_on_a_telephone(busy: Any, body: Body) -> None:
    for number in range(20):
        closes = timezone.now() + timedelta(days=number + 1)
        open_consultation(actor=body.chair, question=f"Question {number}?", closes_at=closes, language="en")
    page = sign_in(Client(), body.representative(9)).get("/fr/my-desk/")
    assets = {path for found in ASSET.findall(page.content.decode()) for path in with_imports(found)}
    weight = travelled(page.content) + sum(travelled(path.read_bytes()) for path in assets)
    assert assets != set()
    assert weight <= budgets.DESK_LOAD


def test_the_same_comes_by_mail_in_ones_language_and_zone(busy: Any, body: Body) -> None:
    reader = body.representative(9)
    reader.time_zone, reader.language = "America/Lima", "en"
    reader.save()
    response = sign_in(Client(), reader).post("/fr/my-desk/mail/")
    assert response.status_code == 302
    jobs.run_due()
    (message,) = [each for each in mail.outbox if each.to == [reader.email]]
    assert message.subject == "My desk: what waits for you"
    body_text = message.body.replace("\r\n", "\n")
    assert "* Answer: Answer the notice of meeting no. 1\n  before 12 March 2030, 08:00" in body_text
    ((name, page, kind),) = message.attachments
    assert (name.endswith("-alliance87.html"), kind) == (True, "text/html")
    assert '<html lang="en">' in page
    assert "Establish an action group" in page
    assert not [each for each in ("<link", "<script", "<img", "@import") if each in page]


@pytest.mark.rule("T9")
def test_an_observer_gets_no_text_by_mail(busy: Any, body: Body) -> None:
    from tests.gcm.room import observe

    observer = observe(busy, body, "looks-on@example.org")
    send_desk(actor=observer)
    jobs.run_due()
    (message,) = [each for each in mail.outbox if each.to == [observer.email]]
    page = message.attachments[0][1]
    assert ("Item 2 en" in page, "Establish an action group" in page) == (True, False)
