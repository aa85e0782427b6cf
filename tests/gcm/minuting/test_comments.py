"""The members read the draft, and each correction that is asked for gets an answer."""

from datetime import UTC, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, rulesets
from alliance87.core.dates import add_working_days
from gcm.domain.issuing import issue_minutes
from gcm.domain.minutes import hand_to_chair, save_passage
from gcm.domain.minuting.comments import answer_correction, circulate_draft, request_correction
from gcm.enums import CorrectionOutcome, MinutesState
from gcm.models import Correction, Minutes, MinutesPassage
from tests.cast import make_user
from tests.gcm.minuting.record import ask_for, write
from tests.gcm.post import mails, plain
from tests.gcm.room import observe
from tests.plugins.worlds import kept

TEXT = "Premier paragraphe.\n\nDeuxième paragraphe."
Outcome = CorrectionOutcome


@kept
def circulated(minutes: Any, body: Any) -> Minutes:
    write(minutes, body, fr=TEXT)
    return circulate_draft(actor=body.officer, minutes=minutes)


def ask_second(minutes: Any, body: Any, seat: int = 9, **given: Any) -> Correction:
    """Of the second paragraph unless said otherwise."""
    return ask_for(minutes, body, seat, **{"paragraph": 2, **given})


def end_of_comments(minutes: Any) -> Minutes:
    """As if the working days were over."""
    Minutes.objects.filter(pk=minutes.pk).update(comments_until=timezone.now() - timedelta(seconds=1))
    return Minutes.objects.get(pk=minutes.pk)


def summary(minutes: Any) -> str:
    return str(MinutesPassage.objects.get(minutes=minutes, item__position=2).summary_fr)


@pytest.mark.rule("N4")
@pytest.mark.rule("Z8")
def test_the_draft_goes_to_every_representative_with_a_deadline(circulated: Any, body: Any) -> None:
    rules = rulesets.in_force()
    assert circulated.state == MinutesState.COMMENTS
    until = add_working_days(timezone.now(), rules["gcm.minutes.comment_working_days"])
    assert abs(circulated.comments_until - until) < timedelta(minutes=1)
    days = rules["gcm.minutes.issue_working_days"]
    assert circulated.issue_due_at == add_working_days(circulated.comments_until, days)
    (task,) = inbox.tasks_of(body.representative(9)).filter(kind="gcm.comment_minutes")
    assert task.due_at == circulated.comments_until
    sent = mails("gcm.draft_minutes")
    assert len(sent) == len(body.terms)
    assert f"{circulated.comments_until.astimezone(UTC):%H:%M} UTC" in plain(sent["seat-3@example.org"])


@pytest.mark.rule("N4")
def test_without_a_summary_there_is_nothing_to_comment_on(minutes: Any, body: Any) -> None:
    with pytest.raises(ValidationError, match="A summary is missing"):
        circulate_draft(actor=body.officer, minutes=minutes)
    write(minutes, body)
    for stranger in (body.chair, body.representative(9)):
        with pytest.raises(PermissionDenied):
            circulate_draft(actor=stranger, minutes=minutes)


@pytest.mark.rule("N4")
@pytest.mark.rule("T14")
def test_the_window_is_an_instant_on_the_servers_clock(circulated: Any, body: Any, at_instant: Any) -> None:
    passage = circulated.passages.get(item__position=2)
    with pytest.raises(ValidationError, match="reading this text"):
        save_passage(actor=body.officer, passage=passage, revision=1, values={"summary_fr": "Autre."})
    with pytest.raises(ValidationError, match="may still comment"):
        hand_to_chair(actor=body.officer, minutes=circulated)
    at_instant(circulated.comments_until)
    with pytest.raises(ValidationError, match="time for comments is over"):
        ask_second(circulated, body)
    save_passage(actor=body.officer, passage=passage, revision=1, values={"summary_fr": "Autre."})
    assert hand_to_chair(actor=body.officer, minutes=circulated).state == MinutesState.WITH_CHAIR


@pytest.mark.rule("N4")
def test_lateness_is_a_matter_of_the_clock(minutes: Any, body: Any, at_instant: Any) -> None:
    assert not minutes.is_late
    at_instant(minutes.due_at + timedelta(seconds=1))
    assert minutes.is_late
    write(minutes, body)
    circulated = circulate_draft(actor=body.officer, minutes=minutes)
    assert not circulated.is_late
    at_instant(circulated.issue_due_at + timedelta(seconds=1))
    assert circulated.is_late


@pytest.mark.rule("N6")
def test_a_seat_asks_for_other_words_in_one_paragraph(circulated: Any, body: Any) -> None:
    made = ask_second(circulated, body, reason="Plus juste.")
    assert (made.quoted, made.outcome) == ("Deuxième paragraphe.", Outcome.PENDING)
    assert summary(circulated) == TEXT


@pytest.mark.rule("N6")
def test_only_whoever_takes_part_for_the_seat(circulated: Any, body: Any) -> None:
    passage = circulated.passages.get(item__position=2)
    observer = observe(circulated.meeting, body, "an-observer@example.org")
    for stranger in (body.representative(10), body.accredit(9, "adviser"), body.officer, observer):
        with pytest.raises(PermissionDenied):
            request_correction(
                actor=stranger,
                passage=passage,
                seat=body.seat(9),
                language="fr",
                paragraph=1,
                proposed="Autre.",
            )
    assert not Correction.objects.exists()


@pytest.mark.rule("N6")
@pytest.mark.parametrize(
    "given",
    [
        {"paragraph": 0},
        {"paragraph": 3},
        {"language": "es"},
        {"proposed": " "},
        {"proposed": "Deuxième paragraphe."},
    ],
)
def test_a_request_that_says_nothing_is_refused(circulated: Any, body: Any, given: Any) -> None:
    with pytest.raises(ValidationError):
        ask_second(circulated, body, **given)


@pytest.mark.rule("N6")
@pytest.mark.parametrize(
    ("outcome", "answer", "after"),
    [
        (Outcome.ACCEPTED, "", "Premier paragraphe.\n\nSecond paragraphe."),
        (Outcome.ALTERNATIVE, "Encore un.", "Premier paragraphe.\n\nEncore un."),
        (Outcome.NOT_ACCEPTED, "L’enregistrement dit autre chose.", TEXT),
    ],
)
def test_each_request_gets_an_answer(
    circulated: Any, body: Any, outcome: str, answer: str, after: str
) -> None:
    asked = ask_second(circulated, body)
    with pytest.raises(ValidationError):
        answer_correction(actor=body.officer, correction=asked, outcome=outcome, answer=answer)
    over = end_of_comments(circulated)
    with pytest.raises(ValidationError, match="has no answer yet"):
        hand_to_chair(actor=body.officer, minutes=over)
    with pytest.raises(PermissionDenied):
        answer_correction(actor=body.representative(9), correction=asked, outcome=outcome, answer=answer)
    answer_correction(actor=body.officer, correction=asked, outcome=outcome, answer=answer)
    assert summary(circulated) == after
    with pytest.raises(ValidationError):
        answer_correction(actor=body.officer, correction=asked, outcome=Outcome.ACCEPTED)
    issued = issue_minutes(actor=body.chair, minutes=hand_to_chair(actor=body.officer, minutes=over))
    annex = issued.content["unresolved"]
    assert [each["answer"] for each in annex] == ([answer] if outcome == Outcome.NOT_ACCEPTED else [])


@pytest.mark.rule("N6")
@pytest.mark.parametrize("outcome", [Outcome.ALTERNATIVE, Outcome.NOT_ACCEPTED, "maybe", Outcome.PENDING])
def test_an_answer_without_words_is_none(circulated: Any, body: Any, outcome: str) -> None:
    asked = ask_second(circulated, body)
    end_of_comments(circulated)
    with pytest.raises(ValidationError):
        answer_correction(actor=body.officer, correction=asked, outcome=outcome, answer=" ")
    assert Correction.objects.get().outcome == Outcome.PENDING


@pytest.mark.rule("N6")
def test_two_seats_on_one_paragraph_are_not_overwritten(circulated: Any, body: Any) -> None:
    first, second = ask_second(circulated, body), ask_second(circulated, body, seat=10, proposed="Deux.")
    end_of_comments(circulated)
    answer_correction(actor=body.officer, correction=first, outcome=Outcome.ACCEPTED)
    with pytest.raises(ValidationError, match="changed since"):
        answer_correction(actor=body.officer, correction=second, outcome=Outcome.ACCEPTED)
    assert summary(circulated).endswith("Second paragraphe.")
    answer_correction(
        actor=body.officer, correction=second, outcome=Outcome.NOT_ACCEPTED, answer="Voir le siège 9."
    )
    assert not Correction.objects.filter(outcome=Outcome.PENDING).exists()


def test_a_draft_is_circulated_once(circulated: Any, body: Any) -> None:
    with pytest.raises(TransitionNotAllowed):
        circulate_draft(actor=body.officer, minutes=circulated)
    assert make_user("follower").has_perm("gcm.view_draft_minutes", circulated.meeting) is False
    assert body.accredit(9, "adviser").has_perm("gcm.view_draft_minutes", circulated.meeting)


def test_the_minutes_are_locked_before_the_correction(circulated: Any, body: Any) -> None:
    """As by every other verb, so that no two of them wait for each other."""
    asked = ask_second(circulated, body)
    end_of_comments(circulated)
    with CaptureQueriesContext(connection) as queries:
        answer_correction(actor=body.officer, correction=asked, outcome=Outcome.ACCEPTED)
    read = [
        each["sql"].split(" FROM ")[1].split()[0].strip('"') for each in queries if " FROM " in each["sql"]
    ]
    assert read.index("gcm_minutes") < read.index("gcm_correction")
