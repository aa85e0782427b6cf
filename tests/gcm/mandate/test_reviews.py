"""Reviews come round, are prepared, and are concluded by the GCG (X1, X6, X10)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, rulesets
from gcm.domain.items import dispose_of_item
from gcm.domain.mandate.mandate_text import load_official_text
from gcm.domain.mandate.questionnaire import answer_questionnaire
from gcm.domain.mandate.reviews import (
    MONTHS,
    conclude_review,
    due_at,
    open_due_reviews,
    put_review_on_agenda,
)
from gcm.domain.meetings import freeze_agenda
from gcm.domain.minutes import hand_to_chair, prepare_minutes
from gcm.domain.texts import put_text
from gcm.enums import ItemKind, ReviewKind, ReviewState
from gcm.models import Decision, Meeting, MinutesPassage, Review
from gcm.queries.mandate import figures
from gcm.queries.mandate.questions import QUESTIONS, RATINGS
from gcm.queries.seating.bodies import without_rotation
from gcm.tasks import run_open_reviews
from tests.cast import make_user, sign_in
from tests.gcm.body import WORDS, Body, make_meeting
from tests.gcm.gavel import note_consensus
from tests.gcm.mandate.conftest import in_session
from tests.gcm.mandate.test_mandate import invented
from tests.gcm.minuting.record import waive

GOOD = dict.fromkeys(QUESTIONS, "mostly")


@pytest.fixture
def opened(body: Body, at_instant: Any) -> Any:
    """`opened(kind)`: the review of that kind, opened by the portal when its time has come."""

    def open_(kind: ReviewKind) -> Review:
        latest = max(due_at(each, timezone.now()) for each in ReviewKind)
        at_instant(latest + timedelta(days=1))
        open_due_reviews()
        return Review.objects.get(kind=kind)

    return open_


def as_seen(user: Any, review: Review) -> str:
    return str(sign_in(Client(), user).get(f"/en/gcm/reviews/{review.public_id}/").content.decode())


@pytest.mark.rule("X6")
@pytest.mark.rule("X1")
@pytest.mark.rule("X10")
@pytest.mark.parametrize("kind", list(ReviewKind))
def test_each_review_comes_round_when_the_rules_say(body: Body, at_instant: Any, kind: ReviewKind) -> None:
    Review.objects.create(kind=kind, state="concluded", since=timezone.now(), opened_at=timezone.now())
    months = rulesets.in_force()[MONTHS[kind]]
    due = due_at(kind, timezone.now())
    assert due.year * 12 + due.month == timezone.localdate().year * 12 + timezone.localdate().month + months
    at_instant(due - timedelta(seconds=1))
    open_due_reviews()
    assert Review.objects.filter(kind=kind).count() == 1
    at_instant(due)
    run_open_reviews({})
    run_open_reviews({})
    assert list(Review.objects.filter(kind=kind).values_list("state", flat=True)) == ["open", "concluded"]


def test_before_the_first_rule_set_nothing_comes_round(no_rule_set: None) -> None:
    assert open_due_reviews() == 0


@pytest.mark.rule("X6")
def test_the_review_of_the_mandate_lists_errata_and_what_awaits_a_ruling(
    body: Body, opened: Any, monkeypatch: Any
) -> None:
    load_official_text(actor=body.officer, text=invented())
    monkeypatch.setattr(figures, "_gaps", dict(figures._gaps))
    figures.define_gap("tests.rotation", "Nobody filed", find=lambda: ["Group X"])
    figures.define_gap("tests.nothing", "All filed", find=list)
    page = as_seen(body.chair, opened(ReviewKind.MANDATE))
    assert "A bracket is opened and not closed" in page
    assert "Who replaces a chair within a term gets a full term" in page
    assert "<h2>Nobody filed</h2><ul><li>Group X</li></ul>" in page
    assert "All filed" not in page


@pytest.mark.rule("S16")
def test_it_names_the_groups_that_filed_no_rotation(body: Body, opened: Any) -> None:
    page = as_seen(body.chair, opened(ReviewKind.MANDATE))
    assert "<h2>Groups that filed no rotation</h2>" in page
    assert f"<li>{without_rotation()[0]}</li>" in page


@pytest.mark.rule("X6")
def test_it_asks_the_secretariat_and_comes_on_an_agenda(body: Body, opened: Any) -> None:
    review = opened(ReviewKind.MANDATE)
    titles = [each.title_text for each in inbox.tasks_of(body.officer)]
    assert "Prepare the review of the terms of reference and working arrangements" in titles
    meeting = make_meeting(body, "convened", items=0)
    item = put_review_on_agenda(actor=body.officer, review=review, meeting=meeting)
    assert (item.kind, item.title_en, item.subject) == (
        ItemKind.INFORMATION,
        "Review: Terms of reference and working arrangements",
        review,
    )
    done = conclude_review(actor=body.officer, review=review, outcome="The GCG keeps the text.")
    assert (done.state, done.outcome) == (ReviewState.CONCLUDED, "The GCG keeps the text.")
    with pytest.raises(TransitionNotAllowed):
        conclude_review(actor=body.officer, review=review, outcome="Again.")


@pytest.mark.rule("X10")
def test_progress_leads_to_an_orientation_that_the_gcg_decides(body: Body, opened: Any) -> None:
    review = opened(ReviewKind.PROGRESS)
    meeting = make_meeting(body, "convened", items=0)
    item = put_review_on_agenda(actor=body.officer, review=review, meeting=meeting)
    with pytest.raises(TransitionNotAllowed):
        put_review_on_agenda(actor=body.officer, review=review, meeting=meeting)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=WORDS)
    with pytest.raises(ValidationError):
        conclude_review(actor=body.officer, review=review, outcome="The secretariat decides.")
    decision = note_consensus(actor=body.chair, item=in_session(item, body), text_number=1)
    review = Review.objects.get(pk=review.pk)
    assert (review.state, review.decision) == (ReviewState.CONCLUDED, decision.symbol)


@pytest.mark.rule("X10")
def test_without_consensus_the_review_is_open_again(body: Body, opened: Any) -> None:
    review = opened(ReviewKind.PROGRESS)
    meeting = make_meeting(body, "convened", items=0)
    item = in_session(put_review_on_agenda(actor=body.officer, review=review, meeting=meeting), body)
    dispose_of_item(actor=body.chair, item=item, state="deferred", note="More figures.")
    assert Review.objects.get(pk=review.pk).state == ReviewState.OPEN
    assert not Decision.objects.exists()


@pytest.mark.rule("X10")
def test_what_was_counted_is_not_counted_again(body: Body, opened: Any) -> None:
    make_meeting(body, "closed")
    review = opened(ReviewKind.PROGRESS)
    before = as_seen(body.chair, review)
    assert {each["key"]: each["value"] for each in review.figures}["gcm.meetings"] == 1
    Meeting.objects.filter(state="closed").update(state="cancelled")
    assert "<dt>Meetings of the GCG</dt><dd>1</dd>" in before
    assert "<dt>Meetings of the GCG</dt><dd>1</dd>" in as_seen(body.chair, review)


@pytest.mark.rule("X1")
def test_the_service_record_follows_from_timestamps(body: Body, opened: Any, at_instant: Any) -> None:
    rules, officer = rulesets.in_force(), body.officer
    start = timezone.now()
    for days_before in (rules["gcm.meetings.agenda_days"] + 1, 1):
        meeting = make_meeting(body, "convened", starts_at=timezone.now() + timedelta(days=40))
        at_instant(meeting.starts_at - timedelta(days=days_before))
        freeze_agenda(actor=officer, meeting=meeting)
    meeting = make_meeting(body, "closed", starts_at=start)
    minutes = prepare_minutes(actor=officer, meeting=meeting)
    MinutesPassage.objects.filter(minutes=minutes).update(summary_fr="Résumé.")
    hand_to_chair(actor=officer, minutes=waive(minutes, body))
    prepare_minutes(actor=officer, meeting=make_meeting(body, "closed", starts_at=start))
    found = {each["key"]: (each["value"], each["of"]) for each in opened(ReviewKind.SECRETARIAT).figures}
    assert (found["gcm.agendas"], found["gcm.minutes"]) == ((1, 2), (1, 2))
    assert found["gcm.answers"] == (0, None)


@pytest.mark.rule("X1")
def test_members_answer_once_a_seat_and_read_without_names(body: Body, opened: Any) -> None:
    review = opened(ReviewKind.SECRETARIAT)
    for number, rating in ((9, "rarely"), (10, "mostly")):
        answer_questionnaire(
            actor=body.representative(number),
            review=review,
            ratings={**GOOD, "papers": rating},
            comment=f"Words of {number}",
        )
    answer_questionnaire(actor=body.alternate(9), review=review, ratings=GOOD, comment="Better.")
    page = as_seen(body.chair, review)
    assert "2 seats have answered" in page
    assert "<dd>always 0 · mostly 2 · rarely 0 · no view 0</dd>" in page
    assert ("Better." in page, "Words of 9" in page) == (True, False)
    assert not [each for each in (9, 10) if f"Person {each}" in page or f"Seat {each}" in page]
    titles = [each.title for each in inbox.tasks_of(body.representative(9))]
    assert "Say how the secretariat works for you" not in titles


@pytest.mark.rule("X1")
def test_the_secretariat_neither_answers_nor_reads(body: Body, opened: Any) -> None:
    review = opened(ReviewKind.SECRETARIAT)
    answer_questionnaire(actor=body.chair, review=review, ratings=GOOD, comment="For members alone.")
    with pytest.raises(PermissionDenied):
        answer_questionnaire(actor=body.officer, review=review, ratings=GOOD, comment="")
    page = as_seen(body.officer, review)
    assert ("For members alone." in page, "What members say" in page) == (False, False)
    assert "Final agendas sent in time" in page


@pytest.mark.parametrize("ratings", [{}, {**GOOD, "papers": "never"}, {**GOOD, "more": "mostly"}])
def test_half_an_answer_is_refused(body: Body, opened: Any, ratings: dict[str, str]) -> None:
    review = opened(ReviewKind.SECRETARIAT)
    with pytest.raises(ValidationError):
        answer_questionnaire(actor=body.chair, review=review, ratings=ratings, comment="")
    with pytest.raises(ValidationError):
        mandate = Review.objects.get(kind=ReviewKind.MANDATE)
        answer_questionnaire(actor=body.chair, review=mandate, ratings=GOOD, comment="")


def test_the_questionnaire_keeps_what_was_typed(body: Body, opened: Any) -> None:
    review = opened(ReviewKind.SECRETARIAT)
    client = sign_in(Client(), body.representative(9))
    address = f"/en/gcm/reviews/{review.public_id}/answer/"
    refused = client.post(address, {"papers": "always", "comment": "Kept."})
    assert (refused.status_code, "Kept." in refused.content.decode()) == (422, True)
    assert (
        client.post(address, {**dict.fromkeys(QUESTIONS, next(iter(RATINGS))), "comment": ""}).status_code
        == 302
    )
    assert [each.ratings["papers"] for each in review.answers.filter(seat=body.seat(9))] == ["always"]


@pytest.mark.rule("X2")
def test_only_the_secretariat_prepares(body: Body, opened: Any) -> None:
    review = opened(ReviewKind.MANDATE)
    meeting = make_meeting(body, "convened", items=0)
    for actor in (body.chair, make_user("follower")):
        with pytest.raises(PermissionDenied):
            put_review_on_agenda(actor=actor, review=review, meeting=meeting)
        with pytest.raises(PermissionDenied):
            conclude_review(actor=actor, review=review, outcome="Fine.")


def test_the_desk_places_and_concludes(body: Body, opened: Any) -> None:
    review = opened(ReviewKind.MANDATE)
    client, meeting = sign_in(Client(), body.officer), make_meeting(body, "convened", items=0)
    address = f"/en/desk/gcm/review/{review.pk}/change/"
    early = client.post(address, {"outcome": "Too early."})
    assert (early.status_code, "comes up at a meeting first" in early.content.decode()) == (422, True)
    assert client.post(address, {"meeting": meeting.pk}).status_code == 302
    assert client.post(address, {"outcome": ""}).status_code == 422
    assert client.post(address, {"outcome": "The GCG keeps the text."}).status_code == 302
    assert Review.objects.get(pk=review.pk).state == ReviewState.CONCLUDED
