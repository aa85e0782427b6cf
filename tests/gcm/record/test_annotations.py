"""What is written beside a decision: errata, contested quorum and its confirmation, what replaces what."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from alliance87.core import inbox, ledger
from gcm.domain.items import take_up_item
from gcm.domain.publication import publish_decision
from gcm.domain.record.annotations import contest_quorum, write_erratum
from gcm.domain.record.confirmation import put_confirmation_on_agenda
from gcm.domain.texts import put_text
from gcm.enums import AnnotationKind, Standing
from gcm.models import AgendaItem, Annotation, Decision, Meeting, Presence
from gcm.queries.record.standing import standings_of, with_standing
from gcm.queries.verification import verify
from tests.cast import make_user, sign_in
from tests.gcm.body import Body, bring_in, make_meeting
from tests.gcm.gavel import note_consensus
from tests.gcm.post import mails, plain
from tests.gcm.record.deciding import address, decide_on, of, session, words
from tests.plugins.worlds import kept

SLIP = {"language": "en", "reads": "Rural", "should_read": "The rural economy"}


@kept
def decision(body: Body) -> Decision:
    return decide_on(session(body), body, "Rural")


def standing(decision: Decision, *, internal: bool = True) -> tuple[Standing, ...]:
    return standings_of(with_standing(Decision.objects.filter(pk=decision.pk), internal=internal).get())


def read(decision: Decision, reader: Any = None) -> str:
    client = sign_in(Client(), reader) if reader else Client()
    return str(client.get(of("decision", decision)).content.decode())


@pytest.mark.rule("D13")
def test_an_erratum_stands_beside_the_text_that_was_decided(decision: Decision, body: Body) -> None:
    before = Decision.objects.values().get(pk=decision.pk)
    write_erratum(actor=body.chair, decision=decision, **SLIP)
    assert Decision.objects.values().get(pk=decision.pk) == before
    assert verify(decision).holds
    page = read(decision, body.representative(24))
    assert '<del lang="en">Rural</del>' in page
    assert '<ins lang="en">The rural economy</ins>' in page
    assert ledger.entries_of(decision).filter(kind="gcm.decision_erratum").count() == 1


@pytest.mark.rule("D13")
def test_every_representative_and_alternate_is_told(decision: Decision, body: Body) -> None:
    alternate = body.alternate(24)
    write_erratum(actor=body.chair, decision=decision, **SLIP)
    sent = mails("gcm.erratum_written")
    assert set(sent) == {*(each.email for each in body.people.values()), alternate.email}
    text = plain(sent[body.representative(3).email])
    assert decision.symbol in text
    assert "The rural economy" in text


@pytest.mark.rule("D13")
def test_only_the_chair_corrects(decision: Decision, body: Body) -> None:
    for stranger in (body.vice_chair, body.officer, body.representative(24), make_user("superuser")):
        with pytest.raises(PermissionDenied):
            write_erratum(actor=stranger, decision=decision, **SLIP)


@pytest.mark.rule("D13")
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"reads": "Words that are not there"}, "reads"),
        ({"reads": " "}, "reads"),
        ({"should_read": "Rural"}, "should_read"),
        ({"should_read": ""}, "should_read"),
        ({"language": "de"}, "language"),
    ],
)
def test_an_erratum_that_corrects_nothing_is_refused(
    decision: Decision, body: Body, changed: Any, field: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        write_erratum(actor=body.chair, decision=decision, **{**SLIP, **changed})
    assert list(refusal.value.message_dict) == [field]
    assert not Annotation.objects.exists()


@pytest.mark.rule("D13")
@pytest.mark.rule("T28")
def test_what_is_written_beside_a_decision_is_never_changed(decision: Decision, body: Body) -> None:
    write_erratum(actor=body.chair, decision=decision, **SLIP)
    with pytest.raises(DatabaseError), transaction.atomic():
        Annotation.objects.update(should_read="Other")
    with pytest.raises(DatabaseError), transaction.atomic():
        Annotation.objects.all().delete()


@pytest.mark.rule("D14")
@pytest.mark.rule("T28")
def test_a_later_decision_takes_the_place_of_an_earlier_one(decision: Decision, body: Body) -> None:
    later = decide_on(Meeting.objects.get(), body, "Cities", supersedes=decision)
    note = decision.annotations.get()
    assert (note.kind, note.by_decision) == (AnnotationKind.SUPERSEDED, later)
    assert later.record["text"]["terms"]["supersedes"] == decision.symbol
    assert (standing(decision), standing(later)) == ((Standing.SUPERSEDED,), (Standing.IN_FORCE,))
    member = body.representative(24)
    assert f'href="{of("decision", later)}"' in read(decision, member)
    assert f'href="{of("decision", decision)}"' in read(later, member)
    assert verify(decision).holds
    assert verify(later).holds


@pytest.mark.rule("D14")
def test_no_decision_is_replaced_twice(decision: Decision, body: Body) -> None:
    meeting = Meeting.objects.get()
    decide_on(meeting, body, "Cities", supersedes=decision)
    with pytest.raises(ValidationError):
        decide_on(meeting, body, "Villages", supersedes=decision)
    assert Decision.objects.count() == 2


@pytest.mark.rule("D14")
@pytest.mark.rule("T24")
def test_of_two_texts_that_replace_one_decision_the_later_fails_and_takes_no_number(
    decision: Decision, body: Body
) -> None:
    meeting = Meeting.objects.get()
    waiting = meeting.items.filter(state="scheduled").last()
    assert waiting is not None
    put_text(
        actor=body.officer,
        item=waiting,
        source_language="fr",
        wordings=words("Villages"),
        terms={"supersedes": decision},
    )
    decide_on(meeting, body, "Cities", supersedes=decision)
    item = take_up_item(actor=body.officer, item=waiting)
    with pytest.raises(ValidationError):
        note_consensus(actor=body.chair, item=item, text_number=1)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=words("Villages"), terms={})
    assert note_consensus(actor=body.chair, item=item, text_number=2).number == 3


@pytest.mark.rule("D17")
def test_the_public_learns_of_it_with_the_later_decision(decision: Decision, body: Body) -> None:
    publish_decision(actor=body.chair, decision=decision)
    later = decide_on(Meeting.objects.get(), body, "Cities", supersedes=decision)
    assert standing(decision, internal=False) == (Standing.IN_FORCE,)
    assert later.symbol not in read(decision)
    publish_decision(actor=body.chair, decision=later)
    assert standing(decision, internal=False) == (Standing.SUPERSEDED,)
    assert later.symbol in read(decision)


@pytest.mark.rule("Q13")
def test_a_contested_quorum_is_a_mark_and_deletes_nothing(decision: Decision, body: Body) -> None:
    publish_decision(actor=body.chair, decision=decision)
    contest_quorum(actor=body.vice_chair, decision=decision, note="One person sat for two seats.")
    assert Decision.objects.filter(pk=decision.pk).exists()
    assert standing(decision) == (Standing.CONTESTED,)
    assert standing(decision, internal=False) == (Standing.IN_FORCE,)
    assert "One person sat for two seats." in read(decision, body.representative(24))
    assert "One person sat" not in read(decision)
    assert [task.kind for task in inbox.tasks_of(body.officer).filter(object_id=str(decision.pk))] == [
        "gcm.confirm_decision"
    ]


@pytest.mark.rule("Q13")
def test_who_contests_and_how(decision: Decision, body: Body) -> None:
    for stranger in (body.officer, body.representative(24), make_user("superuser")):
        with pytest.raises(PermissionDenied):
            contest_quorum(actor=stranger, decision=decision, note="No.")
    with pytest.raises(ValidationError):
        contest_quorum(actor=body.chair, decision=decision, note=" ")
    contest_quorum(actor=body.chair, decision=decision, note="Once.")
    with pytest.raises(ValidationError):
        contest_quorum(actor=body.chair, decision=decision, note="Twice.")


@kept
def confirmation(decision: Decision, body: Body) -> AgendaItem:
    """The item on a contested decision, in discussion at a later meeting that has a quorum."""
    contest_quorum(actor=body.chair, decision=decision, note="Somebody was counted twice.")
    Meeting.objects.update(state="closed")
    meeting = make_meeting(body, "convened", items=0)
    item = put_confirmation_on_agenda(actor=body.officer, decision=decision, meeting=meeting)
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(
        state="open", opened_at=now, starts_at=now, ends_at=now + timedelta(hours=2)
    )
    bring_in(Meeting.objects.get(pk=meeting.pk), body, body.people)
    return take_up_item(actor=body.officer, item=AgendaItem.objects.get(pk=item.pk))


@pytest.mark.rule("Q13")
def test_a_meeting_with_a_quorum_confirms_it(
    decision: Decision, confirmation: AgendaItem, body: Body
) -> None:
    later = note_consensus(actor=body.chair, item=confirmation, text_number=1)
    note = decision.annotations.get(kind=AnnotationKind.CONFIRMED)
    assert note.by_decision == later
    assert standing(decision) == (Standing.IN_FORCE,)
    assert not inbox.tasks_of(body.officer).filter(object_id=str(decision.pk)).exists()
    assert "An earlier decision was confirmed." in read(later, body.representative(24))
    with pytest.raises(ValidationError):
        put_confirmation_on_agenda(
            actor=body.officer, decision=decision, meeting=make_meeting(body, "convened", items=0)
        )


@pytest.mark.rule("Q13")
def test_without_a_quorum_nothing_is_confirmed(
    decision: Decision, confirmation: AgendaItem, body: Body
) -> None:
    Presence.objects.exclude(person=body.chair).update(left_at=timezone.now())
    with pytest.raises(ValidationError):
        note_consensus(actor=body.chair, item=confirmation, text_number=1)
    assert standing(decision) == (Standing.CONTESTED,)
    with pytest.raises(ValidationError):  # one item on it is enough
        put_confirmation_on_agenda(
            actor=body.officer, decision=decision, meeting=make_meeting(body, "convened", items=0)
        )


def test_the_pages_ask_and_keep_what_was_typed(decision: Decision, body: Body) -> None:
    chair = sign_in(Client(), body.chair)
    wrong = chair.post(of("erratum", decision), {**SLIP, "reads": "Not there"})
    assert wrong.status_code == 422
    assert "These words are not in the text of the decision." in wrong.content.decode()
    assert ">\nNot there</textarea>" in wrong.content.decode()
    assert chair.post(of("erratum", decision), SLIP).headers["Location"] == of("decision", decision)
    assert chair.post(of("contest", decision), {"note": "Why."}).status_code == 302
    officer = sign_in(Client(), body.officer)
    meeting = make_meeting(body, "convened", items=0)
    placed = officer.post(of("confirmation", decision), {"meeting": meeting.pk})
    assert placed.headers["Location"] == of("decision", decision)
    assert meeting.items.get(effect="gcm.confirm_decision").subject == decision
    assert Client().get(address("check")).status_code == 200
