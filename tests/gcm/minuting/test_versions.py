"""Another version after an error, and what the next meeting does with the minutes."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from alliance87.core import inbox
from gcm.domain.instructions import instruct_issue
from gcm.domain.issuing import issue_minutes, send_issued
from gcm.domain.items import conclude_item, take_up_item
from gcm.domain.minutes import hand_to_chair, save_passage, take_back
from gcm.domain.minuting.noting import propose_noting
from gcm.domain.minuting.versions import reopen_minutes
from gcm.domain.seats import accredit_delegate
from gcm.enums import ItemKind, MinutesState
from gcm.models import IssuedMinutes, Meeting, Minutes
from gcm.queries.minuting.differences import pieces_between
from gcm.queries.minuting.paragraphs import paragraphs_of, with_paragraph
from gcm.queries.minuting.symbols import document_symbol
from tests.cast import make_user
from tests.gcm.body import LETTER, bring_in, decide, make_meeting
from tests.gcm.minuting.record import decide_and_close, issue, put_right
from tests.gcm.planning.papers import file_paper
from tests.gcm.post import mails, plain


@pytest.mark.rule("N15")
@pytest.mark.rule("Z8")
def test_an_error_is_put_right_in_another_version_for_the_same_list(issued: Any, body: Any) -> None:
    accredit_delegate(
        letter=LETTER,
        actor=body.officer,
        term=body.term(9),
        person=make_user("alternate"),
        capacity="representative",
    )
    second = put_right(issued, body)
    assert (second.version, second.content["symbol"]) == (2, "GCM/1/1/Rev.1")
    assert second.content["sent_to"] == issued.content["sent_to"]
    first = IssuedMinutes.objects.get(version=1)
    assert (first.content["symbol"], first.hash) == ("GCM/1/1", issued.hash)
    send_issued(issued=second, documents={})
    sent = mails("gcm.minutes_issued")
    assert "seat-9@example.org" in sent
    assert "This is version 2." in plain(sent["seat-3@example.org"])
    assert "Un nom était faux." in plain(sent["seat-3@example.org"])


@pytest.mark.rule("N15")
def test_only_whoever_issues_orders_another_version_and_says_why(issued: Any, body: Any) -> None:
    for stranger in (body.officer, body.representative(9), make_user("superuser")):
        with pytest.raises(PermissionDenied):
            reopen_minutes(actor=stranger, minutes=issued.minutes, reason="Parce que.")
    with pytest.raises(ValidationError, match="what is wrong"):
        reopen_minutes(actor=body.chair, minutes=issued.minutes, reason=" ")
    assert Minutes.objects.get().state == MinutesState.ISSUED


def test_the_minutes_have_the_number_after_the_papers_of_the_meeting(with_chair: Any, body: Any) -> None:
    for _paper in range(2):
        file_paper(with_chair.meeting, body)
    issued = issue_minutes(actor=body.chair, minutes=with_chair)
    assert issued.content["symbol"] == f"GCM/{with_chair.meeting.number}/3"
    with pytest.raises(ValidationError, match="papers of this meeting are closed"):
        file_paper(with_chair.meeting, body)


@pytest.mark.rule("X3")
def test_an_instruction_is_for_the_text_that_was_before_the_chair(with_chair: Any, body: Any) -> None:
    instruct_issue(actor=body.chair, minutes=with_chair)
    take_back(actor=body.officer, minutes=with_chair)
    assert not inbox.tasks_of(body.officer).filter(kind="gcm.issue_on_instruction").exists()
    passage = with_chair.passages.get(item__position=2)
    save_passage(actor=body.officer, passage=passage, revision=1, values={"summary_fr": "Autre."})
    again = hand_to_chair(actor=body.officer, minutes=with_chair)
    with pytest.raises(PermissionDenied):
        issue_minutes(actor=body.officer, minutes=again)
    given_now = instruct_issue(actor=body.vice_chair, minutes=again)
    assert issue_minutes(actor=body.officer, minutes=again).on_instruction == given_now


@pytest.mark.rule("N16")
def test_without_a_quorum_there_is_no_decisions_block(body: Any) -> None:
    meeting = make_meeting(body, "open")
    held = decide_and_close(meeting, body)
    Meeting.objects.filter(pk=held.pk).update(had_quorum=False)
    issued = issue(Meeting.objects.get(pk=held.pk), body)
    assert [each["decision"] for each in issued.content["items"]] == [None, None]
    assert not issued.content["meeting"]["had_quorum"]


@pytest.mark.rule("N5")
@pytest.mark.rule("Z8")
def test_the_next_meeting_takes_note(issued: Any, body: Any) -> None:
    following = make_meeting(body, "convened", items=0)
    item = propose_noting(actor=body.officer, minutes=issued.minutes, meeting=following)
    assert (item.kind, item.title_en) == (ItemKind.PROCEDURE, "Minutes of meeting no. 1")
    with pytest.raises(ValidationError, match="on an agenda already"):
        propose_noting(actor=body.officer, minutes=issued.minutes, meeting=following)
    in_session(following, body)
    take_up_item(actor=body.chair, item=item)
    conclude_item(actor=body.chair, item=item)
    noted = Minutes.objects.get(pk=issued.minutes_id)
    assert (noted.state, noted.noted_on) == (MinutesState.NOTED, item)


@pytest.mark.rule("N5")
def test_or_approves_them_where_the_rules_say_so(issued: Any, body: Any) -> None:
    from tests.gcm.rules import other_rules

    other_rules({"gcm.minutes.formal_approval": True})
    following = make_meeting(body, "convened", items=0)
    item = propose_noting(actor=body.officer, minutes=issued.minutes, meeting=following)
    assert item.kind == ItemKind.DECISION
    in_session(following, body)
    decision = decide(following, body)
    noted = Minutes.objects.get(pk=issued.minutes_id)
    assert (noted.state, noted.noted_on) == (MinutesState.NOTED, decision.item)


@pytest.mark.rule("N5")
def test_what_is_not_issued_is_not_noted(minutes: Any, body: Any) -> None:
    following = make_meeting(body, "convened", items=0)
    with pytest.raises(ValidationError, match="Only minutes that were issued"):
        propose_noting(actor=body.officer, minutes=minutes, meeting=following)


def in_session(meeting: Any, body: Any) -> None:
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(state="open", opened_at=now, starts_at=now)
    bring_in(Meeting.objects.get(pk=meeting.pk), body, range(1, 33))


@pytest.mark.parametrize(
    ("given_", "symbol"),
    [
        ({}, "GCM/22/1"),
        ({"revision": 2}, "GCM/22/1/Rev.2"),
        ({"addendum": 1}, "GCM/22/1/Add.1"),
        ({"addendum": 1, "revision": 2}, "GCM/22/1/Add.1/Rev.2"),
    ],
)
def test_symbols_of_documents(given_: Any, symbol: str) -> None:
    assert document_symbol(22, 1, **given_) == symbol


@pytest.mark.rule("N15")
@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    pieces = pieces_between(before, after)
    assert "".join(each.text for each in pieces if each.kind != "added") == before
    assert "".join(each.text for each in pieces if each.kind != "removed") == after


@pytest.mark.rule("N6")
@given(st.lists(st.text(alphabet="abé .", min_size=1).filter(str.strip), min_size=1, max_size=5), st.data())
def test_one_paragraph_is_changed_and_no_other(parts: list[str], data: Any) -> None:
    number = data.draw(st.integers(1, len(parts)))
    before = paragraphs_of("\n\n".join(parts))
    after = paragraphs_of(with_paragraph("\n\n".join(parts), number, "neu"))
    assert after == [*before[: number - 1], "neu", *before[number:]]
