"""The pages on which the draft is discussed, put right and noted."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gcm.domain.minuting.comments import circulate_draft
from gcm.models import Correction, Minutes
from tests.cast import sign_in
from tests.gcm.body import make_meeting
from tests.gcm.minuting.record import SUMMARY, ask_for, put_right, write
from tests.gcm.room import act, at, words_of
from tests.plugins.worlds import kept


@kept
def circulated(minutes: Any, body: Any) -> Minutes:
    write(minutes, body)
    return circulate_draft(actor=body.officer, minutes=minutes)


@pytest.mark.rule("N4")
def test_members_read_the_draft_while_they_can_comment(circulated: Any, body: Any) -> None:
    text = words_of(sign_in(Client(), body.representative(9)).get(at("gcm:minutes", circulated.meeting)))
    assert SUMMARY["en"] in text
    assert "draft, not issued" in text
    assert "Ask for a correction" in text
    assert "The request" not in text


@pytest.mark.rule("N6")
def test_from_the_paragraph_to_the_answer(circulated: Any, body: Any) -> None:
    member, officer = sign_in(Client(), body.representative(9)), sign_in(Client(), body.officer)
    address = at("gcm:correction", circulated.meeting, 2, "en", 1)
    assert f'href="{address}"' in member.get(at("gcm:minutes", circulated.meeting)).content.decode()
    assert SUMMARY["en"] in member.get(address).content.decode()
    refused = member.post(address, {"seat": body.seat(9).pk, "proposed": SUMMARY["en"], "reason": "<b>"})
    assert refused.status_code == 422
    assert "Please write the paragraph as it should read." in refused.content.decode()
    assert "&lt;b&gt;" in refused.content.decode()
    assert member.post(address, {"seat": body.seat(10).pk, "proposed": "Other."}).status_code == 422
    assert member.post(address, {"seat": body.seat(9).pk, "proposed": "Other."}).status_code == 302
    asked = Correction.objects.get()
    answer = at("gcm:correction_answer", circulated.meeting, asked.pk)
    assert "answered when the time for comments is over" in words_of(officer.get(answer))
    Minutes.objects.update(comments_until=timezone.now() - timedelta(seconds=1))
    assert officer.post(answer, {"outcome": "refused", "answer": ""}).status_code == 422
    assert officer.post(answer, {"outcome": "accepted"}).status_code == 302
    assert circulated.passages.get(item__position=2).summary_en == "Other."


@pytest.mark.parametrize("place", [(2, "en", 2), (2, "de", 1), (7, "en", 1)])
def test_there_is_no_page_for_a_paragraph_that_is_not_there(circulated: Any, body: Any, place: Any) -> None:
    member = sign_in(Client(), body.representative(9))
    assert member.get(at("gcm:correction", circulated.meeting, *place)).status_code == 404


@pytest.mark.rule("N4")
def test_lateness_is_told_to_those_whose_work_it_is(circulated: Any, body: Any) -> None:
    past = timezone.now() - timedelta(days=1)
    Minutes.objects.update(issue_due_at=past)
    address = at("gcm:minutes", circulated.meeting)
    told = "Later than the working arrangements foresee"
    assert told in words_of(sign_in(Client(), body.officer).get(address))
    assert told not in words_of(sign_in(Client(), body.representative(9)).get(address))
    assert "late" in words_of(sign_in(Client(), body.officer).get(at("gcm:minutes_edit", circulated.meeting)))


@pytest.mark.rule("N6")
def test_what_was_not_accepted_is_in_the_annex(circulated: Any, body: Any) -> None:
    asked = ask_for(circulated, body, proposed="Autre <chose>.")
    Minutes.objects.update(comments_until=timezone.now() - timedelta(seconds=1))
    officer, chair = sign_in(Client(), body.officer), sign_in(Client(), body.chair)
    answer = {"outcome": "refused", "answer": "The record says so."}
    act(officer, "gcm:correction_answer", circulated.meeting, asked.pk, **answer)
    act(officer, "gcm:minutes_hand_over", circulated.meeting)
    act(chair, "gcm:minutes_issue", circulated.meeting)
    page = sign_in(Client(), body.representative(10)).get(at("gcm:minutes", circulated.meeting))
    assert "Item 2, paragraph 1: seat 9" in words_of(page)
    assert "Autre &lt;chose&gt;." in page.content.decode()
    assert "The record says so." in words_of(page)


@pytest.mark.rule("N15")
def test_the_next_version_shows_what_is_new(issued: Any, body: Any) -> None:
    chair = sign_in(Client(), body.chair)
    reopen = at("gcm:minutes_reopen", issued.minutes.meeting)
    assert chair.post(reopen, {"reason": ""}).status_code == 422
    second = put_right(issued, body, "Les débats ont porté sur autre chose.")
    page = sign_in(Client(), body.representative(9)).get(
        at("gcm:minutes_changes", issued.minutes.meeting, second.version).replace("/en/", "/fr/")
    )
    text = page.content.decode()
    assert "<ins>autre</ins>" in text
    assert "<del>" in text
    assert "Un nom était faux." in text
    first = at("gcm:minutes_changes", issued.minutes.meeting, 1)
    assert chair.get(first).status_code == 404


@pytest.mark.rule("N15")
def test_while_a_version_is_prepared_the_issued_one_is_read(issued: Any, body: Any) -> None:
    chair = sign_in(Client(), body.chair)
    act(chair, "gcm:minutes_reopen", issued.minutes.meeting, reason="A name was wrong.")
    page = sign_in(Client(), body.representative(9)).get(at("gcm:minutes", issued.minutes.meeting))
    assert issued.hash in page.content.decode()
    again = chair.post(at("gcm:minutes_reopen", issued.minutes.meeting), {"reason": "Again."}, follow=True)
    assert "Only minutes that were issued have another version." in words_of(again)


@pytest.mark.rule("N5")
def test_the_secretariat_puts_them_on_the_next_agenda(issued: Any, body: Any) -> None:
    officer = sign_in(Client(), body.officer)
    address = at("gcm:minutes_note", issued.minutes.meeting)
    assert "No meeting to come takes items now." in words_of(officer.post(address, follow=True))
    following = make_meeting(body, "convened", items=0)
    assert "on the agenda of the next meeting" in words_of(officer.post(address, follow=True))
    assert following.items.get(position=2).subject == issued.minutes
    assert "on an agenda already" in words_of(officer.post(address, follow=True))
