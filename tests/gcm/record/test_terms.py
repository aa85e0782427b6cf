"""Entry into force, conditions, review, clause: decided with the words, and remembered in time (D16)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from alliance87.core import inbox, rulesets
from gcm.domain.positions import state_position
from gcm.domain.record.annotations import note_review
from gcm.domain.record.reminders import remind_of_decisions
from gcm.domain.texts import put_text
from gcm.enums import Standing
from gcm.models import AgendaItem, Decision, Position, TextTerms
from gcm.queries.record.standing import standings_of, with_standing
from gcm.queries.verification import verify
from tests.cast import sign_in
from tests.gcm.body import Body
from tests.gcm.gavel import note_consensus
from tests.gcm.record.deciding import decide_on, item_with, of, session, words

pytestmark = pytest.mark.rule("D16")
TODAY = date(2027, 6, 1)


@pytest.fixture(autouse=True)
def _on_the_day(time_machine: Any) -> None:
    time_machine.move_to("2027-06-01T10:00:00Z")


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def standing(decision: Decision) -> tuple[Standing, ...]:
    return standings_of(with_standing(Decision.objects.filter(pk=decision.pk), internal=True).get())


def test_the_terms_are_decided_with_the_words(body: Body) -> None:
    decision = decide_on(
        session(body),
        body,
        "Rural",
        in_force_on=in_days(10),
        review_on=in_days(100),
        clause="gcm.decisions",
        conditions_fr="Si les moyens sont réunis.",
    )
    assert decision.record["text"]["terms"] == {
        "in_force_on": in_days(10).isoformat(),
        "conditions": {"fr": "Si les moyens sont réunis."},
        "review_on": in_days(100).isoformat(),
        "clause": "gcm.decisions",
        "supersedes": None,
    }
    assert verify(decision).holds
    assert standing(decision) == (Standing.TO_COME,)
    page = sign_in(Client(), body.representative(24)).get(of("decision", decision)).content.decode()
    for said in ("Si les moyens sont réunis.", "Decisions and quorum", "Not in force yet"):
        assert said in page


def test_other_terms_are_another_text_on_which_people_are_asked_again(body: Body) -> None:
    item = item_with(session(body), body, "Rural")
    state_position(actor=body.representative(24), item=item, text_number=1, kind="dissociation", reason="")
    second = put_text(
        actor=body.officer,
        item=item,
        source_language="fr",
        wordings=words("Rural"),
        terms={"review_on": in_days(30)},
    )
    assert (second.number, second.terms.review_on) == (2, in_days(30))
    assert not Position.objects.live().filter(item=item).exists()
    with pytest.raises(ValidationError):
        put_text(actor=body.officer, item=item, source_language="fr", wordings=words("Rural"))


def test_other_words_keep_the_terms(body: Body) -> None:
    item = item_with(session(body), body, "Rural", review_on=in_days(30))
    second = put_text(actor=body.officer, item=item, source_language="fr", wordings=words("Other"))
    assert second.terms.review_on == in_days(30)


def test_terms_are_never_edited(body: Body) -> None:
    decide_on(session(body), body, "Rural", review_on=in_days(30))
    with pytest.raises(DatabaseError), transaction.atomic():
        TextTerms.objects.update(review_on=in_days(60))
    with pytest.raises(DatabaseError), transaction.atomic():
        TextTerms.objects.all().delete()


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ({"in_force_on": date(2020, 1, 1)}, "in_force_on"),
        ({"review_on": date(2020, 1, 1)}, "review_on"),
        ({"clause": "gcm.nothing"}, "clause"),
        ({"in_force_on": TODAY + timedelta(9), "review_on": TODAY + timedelta(8)}, "__all__"),
    ],
)
def test_impossible_terms_are_refused_in_words(body: Body, terms: Any, field: str) -> None:
    meeting = session(body)
    with pytest.raises(ValidationError) as refusal:
        item_with(meeting, body, "Rural", **terms)
    assert list(refusal.value.message_dict) == [field]
    assert not AgendaItem.objects.filter(texts__isnull=False).exists()


def waiting(person: Any, kind: str) -> list[Any]:
    return [each.due_at.date() for each in inbox.tasks_of(person).filter(kind=kind)]


@pytest.mark.parametrize("days_before", [-1, 0, 1])
def test_chair_and_secretariat_are_reminded_of_a_review_in_time(body: Body, days_before: int) -> None:
    notice = rulesets.in_force()["gcm.decisions.reminder_days"]
    review = in_days(notice + 50)
    decide_on(session(body), body, "Rural", review_on=review)
    for _twice in range(2):
        remind_of_decisions(today=review - timedelta(days=notice + days_before))
    expected = [review] if days_before <= 0 else []
    assert waiting(body.chair, "gcm.review_decision") == expected
    assert waiting(body.officer, "gcm.review_decision") == expected
    assert waiting(body.vice_chair, "gcm.review_decision") == []


def test_a_review_is_noted_once_and_ends_the_reminders(body: Body) -> None:
    decision = decide_on(session(body), body, "Rural", review_on=in_days(5))
    remind_of_decisions()
    with pytest.raises(ValidationError):
        note_review(actor=body.officer, decision=decision, note=" ")
    note_review(actor=body.officer, decision=decision, note="It works.")
    remind_of_decisions()
    assert waiting(body.chair, "gcm.review_decision") == []
    with pytest.raises(ValidationError):
        note_review(actor=body.chair, decision=decision, note="Again")


def test_the_reminder_of_an_entry_into_force_goes_with_the_day(body: Body) -> None:
    day = in_days(3)
    decide_on(session(body), body, "Rural", in_force_on=day)
    remind_of_decisions()
    assert waiting(body.chair, "gcm.prepare_entry_into_force") == [day]
    remind_of_decisions(today=day)
    assert waiting(body.chair, "gcm.prepare_entry_into_force") == []


def test_a_day_that_passes_before_the_gavel_takes_effect_at_the_gavel(body: Body, time_machine: Any) -> None:
    item = item_with(session(body), body, "Rural", in_force_on=in_days(1))
    time_machine.move_to("2027-06-04T10:00:00Z")
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    assert standing(decision) == (Standing.IN_FORCE,)


def test_the_form_asks_for_the_terms_and_keeps_what_was_typed(body: Body) -> None:
    from gcm.forms.room import WordingForm

    item = item_with(session(body), body, "Rural", review_on=in_days(30), clause="gcm.decisions")
    form = WordingForm(latest=item.texts.get())
    assert (form.initial["review_on"], form.initial["clause"]) == (in_days(30), "gcm.decisions")


def test_the_room_reads_the_terms_with_the_words(body: Body) -> None:
    meeting = session(body)
    item_with(meeting, body, "Rural", review_on=in_days(30), conditions_fr="Si possible.")
    member = sign_in(Client(), body.representative(24))
    page = member.get(f"/en/gcm/meetings/{meeting.public_id}/room/").content.decode()
    assert "To be reviewed by 1 July 2027" in page
    assert '<span lang="fr">Si possible.</span>' in page
