"""The minutes from the record of the meeting to the chair's table."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import add_working_days
from gcm.domain.minutes import hand_to_chair, save_passage, take_back
from gcm.enums import MinutesState
from gcm.models import MinutesPassage
from gcm.queries.minutes_content import content_of
from partners.domain.stale import StaleEditError
from tests.cast import make_user, sign_in
from tests.gcm.body import WORDS
from tests.gcm.minuting.record import SUMMARY, hold, waive, write
from tests.gcm.room import at


def tasks(user: Any) -> list[str]:
    """What waits about the minutes."""
    return [each.kind for each in inbox.tasks_of(user) if each.kind.endswith("_minutes")]


@pytest.mark.rule("N3")
@pytest.mark.rule("N4")
def test_closing_a_meeting_prepares_a_passage_for_each_item(body: Any) -> None:
    meeting = hold(body, items=2)
    minutes = meeting.minutes
    assert minutes.state == MinutesState.DRAFT
    assert [each.item.position for each in minutes.passages.all()] == [1, 2, 3]
    days = rulesets.in_force()["gcm.minutes.draft_working_days"]
    assert minutes.due_at == add_working_days(meeting.closed_at, days)
    (task,) = inbox.tasks_of(body.officer).filter(kind="gcm.write_minutes")
    assert (task.subject, task.due_at) == (minutes, minutes.due_at)


@pytest.mark.rule("N1")
def test_the_secretariat_writes_and_nobody_else(minutes: Any, body: Any) -> None:
    passage = minutes.passages.get(item__position=2)
    for stranger in (body.chair, body.representative(9), make_user("follower")):
        with pytest.raises(PermissionDenied):
            save_passage(actor=stranger, passage=passage, revision=0, values={"summary_fr": "Non."})
        with pytest.raises(PermissionDenied):
            hand_to_chair(actor=stranger, minutes=minutes)
    assert MinutesPassage.objects.get(pk=passage.pk).summary_fr in (None, "")


@pytest.mark.rule("N8")
@pytest.mark.rule("T13")
def test_the_second_of_two_editors_is_refused(minutes: Any, body: Any) -> None:
    passage = minutes.passages.get(item__position=2)
    save_passage(actor=body.officer, passage=passage, revision=0, values={"summary_fr": "Premier."})
    with pytest.raises(StaleEditError) as stale:
        save_passage(actor=body.officer, passage=passage, revision=0, values={"summary_fr": "Second."})
    current: Any = stale.value.current
    assert (current.summary_fr, current.revision) == ("Premier.", 1)
    assert MinutesPassage.objects.get(pk=passage.pk).summary_fr == "Premier."


@pytest.mark.rule("N8")
@pytest.mark.rule("T13")
def test_both_texts_are_shown_and_escaped(minutes: Any, body: Any) -> None:
    passage = minutes.passages.get(item__position=2)
    first = {"summary_fr": "Le <b>premier</b> texte"}
    save_passage(actor=body.officer, passage=passage, revision=0, values=first)
    client = sign_in(Client(), body.officer)
    typed = {"revision": "0", "summary_fr": "Le <i>second</i> texte"}
    response = client.post(at("gcm:passage_edit", minutes.meeting, 2), typed)
    text = response.content.decode()
    assert response.status_code == 409
    assert "<td>Le &lt;b&gt;premier&lt;/b&gt; texte</td>" in text
    assert "<td>Le &lt;i&gt;second&lt;/i&gt; texte</td>" in text
    assert "<i>second</i>" not in text
    assert MinutesPassage.objects.get(pk=passage.pk).summary_fr == first["summary_fr"]
    # Having read both, the second editor decides.
    assert (
        client.post(at("gcm:passage_edit", minutes.meeting, 2), {**typed, "revision": "1"}).status_code == 302
    )
    assert MinutesPassage.objects.get(pk=passage.pk).summary_fr == typed["summary_fr"]


@pytest.mark.rule("N3")
def test_without_a_summary_of_each_item_the_chair_gets_nothing(minutes: Any, body: Any) -> None:
    """In the source language: a translation alone is no summary."""
    write(minutes, body, en=SUMMARY["en"])
    passage = minutes.passages.get(item__position=1)
    save_passage(actor=body.officer, passage=passage, revision=1, values={"summary_fr": SUMMARY["fr"]})
    with pytest.raises(ValidationError) as refusal:
        hand_to_chair(actor=body.officer, minutes=minutes)
    assert refusal.value.messages == ["A summary is missing: 2. Item 2 en"]
    assert tasks(body.chair) == []


@pytest.mark.rule("N1")
def test_handing_over_moves_the_task_to_the_chair_and_the_vice_chair(minutes: Any, body: Any) -> None:
    write(minutes, body)
    assert tasks(body.officer) == ["gcm.write_minutes"]
    waive(minutes, body)
    assert hand_to_chair(actor=body.officer, minutes=minutes).state == MinutesState.WITH_CHAIR
    assert tasks(body.officer) == []
    assert tasks(body.chair) == tasks(body.vice_chair) == ["gcm.issue_minutes"]
    assert [each.kind for each in ledger.entries_of(minutes)] == [
        "gcm.comments_waived",
        "gcm.minutes_handed_to_chair",
    ]
    with pytest.raises(TransitionNotAllowed):
        hand_to_chair(actor=body.officer, minutes=minutes)


def test_what_is_with_the_chair_cannot_be_changed_until_it_comes_back(with_chair: Any, body: Any) -> None:
    passage = with_chair.passages.get(item__position=2)
    with pytest.raises(ValidationError, match="with the chair"):
        save_passage(actor=body.officer, passage=passage, revision=1, values={"summary_fr": "Autre."})
    with pytest.raises(PermissionDenied):
        take_back(actor=body.representative(9), minutes=with_chair)
    assert take_back(actor=body.vice_chair, minutes=with_chair).state == MinutesState.DRAFT
    assert (tasks(body.chair), tasks(body.officer)) == ([], ["gcm.write_minutes"])
    save_passage(actor=body.officer, passage=passage, revision=1, values={"summary_fr": "Autre."})
    with pytest.raises(TransitionNotAllowed):
        take_back(actor=body.chair, minutes=with_chair)


@pytest.mark.rule("N7")
def test_decisions_are_put_in_as_they_were_decided(minutes: Any, body: Any) -> None:
    decision = minutes.meeting.items.get(position=2).decision
    (content,) = [each["decision"] for each in content_of(minutes)["items"] if each["decision"]]
    assert content["text"] == decision.record["text"]
    assert (content["symbol"], content["hash"]) == (decision.symbol, decision.hash)
    client = sign_in(Client(), body.officer)
    address = at("gcm:passage_edit", minutes.meeting, 2)
    page = client.get(address).content.decode()
    assert WORDS["en"][1] in page
    assert 'name="body' not in page
    forged = {"revision": "0", "summary_fr": "Bien.", "body_fr": "Autre chose.", "title_fr": "Autre"}
    assert client.post(address, forged).status_code == 302
    (after,) = [each["decision"] for each in content_of(minutes)["items"] if each["decision"]]
    assert after == content


def test_a_text_that_is_too_long_is_refused_and_kept_on_the_page(minutes: Any, body: Any) -> None:
    client = sign_in(Client(), body.officer)
    words = "é" * 20_001
    response = client.post(at("gcm:passage_edit", minutes.meeting, 2), {"revision": "0", "summary_fr": words})
    assert response.status_code == 422
    assert words in response.content.decode()
    assert MinutesPassage.objects.get(item__position=2).revision == 0
