"""Informal consultation between meetings: a question, a deadline, contributions, a summary (X11)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from alliance87.core import inbox
from gcm.domain.agenda import add_item
from gcm.domain.mandate.consultations import contribute, open_consultation, summarise_consultation
from gcm.models import Consultation
from tests.cast import make_user, sign_in
from tests.gcm.body import Body, make_meeting
from tests.plugins.worlds import kept

pytestmark = pytest.mark.rule("X11")
TASK = "Contribute to a consultation"


@kept
def consultation(body: Body) -> Consultation:
    return open_consultation(
        actor=body.chair,
        question="Where to meet?",
        closes_at=timezone.now() + timedelta(days=7),
        language="en",
    )


def write(actor: Any, consultation: Consultation, text: str = "In the region.") -> Any:
    return contribute(actor=actor, consultation=consultation, text=text, language="en")


def titles_of(user: Any) -> list[str]:
    return [each.title for each in inbox.tasks_of(user)]


def seen(user: Any, consultation: Consultation) -> str:
    response = sign_in(Client(), user).get(f"/en/gcm/consultations/{consultation.public_id}/")
    return str(response.content.decode())


def test_every_representative_is_asked_until_the_seat_has_written(body: Body, consultation: Any) -> None:
    task = inbox.tasks_of(body.representative(9)).get(title=TASK)
    assert (task.due_at, task.note_text) == (consultation.closes_at, "Where to meet?")
    write(body.alternate(9), consultation)
    assert TASK not in titles_of(body.representative(9))
    assert TASK in titles_of(body.representative(10))


def test_a_seat_writes_once_and_may_change_its_words(body: Body, consultation: Any) -> None:
    write(body.representative(9), consultation, "First.")
    write(body.alternate(9), consultation, "Second.")
    assert [each.text for each in consultation.contributions.exclude(text="")] == ["Second."]
    page = seen(body.representative(10), consultation)
    assert ("Second." in page, "Holder 9 en" in page) == (True, True)


def test_the_deadline_is_one_instant(body: Body, consultation: Any, at_instant: Any) -> None:
    at_instant(consultation.closes_at - timedelta(seconds=1))
    write(body.representative(9), consultation)
    at_instant(consultation.closes_at)
    with pytest.raises(ValidationError):
        write(body.representative(10), consultation)


def test_it_is_summed_up_once_after_the_deadline(body: Body, consultation: Any, at_instant: Any) -> None:
    with pytest.raises(ValidationError):
        summarise_consultation(actor=body.chair, consultation=consultation, summary="Early.")
    at_instant(consultation.closes_at)
    summarise_consultation(actor=body.officer, consultation=consultation, summary="Two regions.")
    assert "Two regions." in seen(body.representative(9), consultation)
    assert TASK not in titles_of(body.representative(10))
    with pytest.raises(ValidationError):
        summarise_consultation(actor=body.chair, consultation=consultation, summary="Again.")


def test_no_decision_comes_out_of_one(body: Body, consultation: Any) -> None:
    meeting = make_meeting(body, "convened", items=0)
    with pytest.raises(ValidationError) as refusal:
        add_item(
            actor=body.officer,
            meeting=meeting,
            titles={"en": "Decide on what was written"},
            kind="decision",
            subject=consultation,
        )
    assert refusal.value.messages == ["Nothing is decided in or on a consultation (X11)."]
    assert "Nothing is decided here." in seen(body.representative(9), consultation)


def test_who_may_ask_write_and_sum_up(body: Body, consultation: Any, at_instant: Any) -> None:
    strangers = (body.officer, make_user("follower"), body.accredit(9, "adviser"))
    for actor in strangers:
        with pytest.raises(PermissionDenied):
            write(actor, consultation)
    for actor in (*strangers, body.representative(9)):
        with pytest.raises(PermissionDenied):
            open_consultation(
                actor=actor, question="?", closes_at=timezone.now() + timedelta(days=1), language="en"
            )
    at_instant(consultation.closes_at)
    with pytest.raises(PermissionDenied):
        summarise_consultation(actor=body.representative(9), consultation=consultation, summary="Mine.")


@pytest.mark.parametrize(
    "wrong", [{"question": " "}, {"closes_at": timezone.now()}, {"language": "de"}, {"question": "x" * 301}]
)
def test_a_question_that_cannot_be_put_is_refused(body: Body, wrong: dict[str, Any]) -> None:
    good = {"question": "Where?", "closes_at": timezone.now() + timedelta(days=1), "language": "en"}
    with pytest.raises(ValidationError):
        open_consultation(actor=body.chair, **{**good, **wrong})
    assert not Consultation.objects.exists()


def test_the_pages_carry_a_round_from_question_to_summary(body: Body, at_instant: Any) -> None:
    chair, member = sign_in(Client(), body.chair), sign_in(Client(), body.representative(9))
    closes = timezone.localtime() + timedelta(days=2)
    sent = {"question": "Where?", "background": "", "language": "en"}
    refused = chair.post("/en/gcm/consultations/open/", {**sent, "closes_at": "soon"})
    assert (refused.status_code, "Where?" in refused.content.decode()) == (422, True)
    sent["closes_at"] = closes.strftime("%Y-%m-%dT%H:%M")
    assert chair.post("/en/gcm/consultations/open/", sent).status_code == 302
    made = Consultation.objects.get()
    address = f"/en/gcm/consultations/{made.public_id}/"
    assert member.post(address, {"text": "", "language": "en"}).status_code == 422
    assert member.post(address, {"text": "There.", "language": "en"}).status_code == 302
    assert member.post(address, {"summary": "Mine."}).status_code == 403
    at_instant(made.closes_at + timedelta(minutes=1))
    chair = sign_in(Client(), body.chair)
    assert chair.post(address, {"summary": "There, then."}).status_code == 302
    assert Consultation.objects.get().summary == "There, then."
