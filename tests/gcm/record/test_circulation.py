"""D10: texts go round for comment; for a decision by silence only where the GCG adopted it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from alliance87.core import inbox, ledger, rulesets
from gcm.domain import effects
from gcm.domain.conduct.written import file_written_objection, withdraw_written_objection
from gcm.domain.record.annotations import contest_quorum
from gcm.domain.record.circulation import (
    break_silence,
    circulate_for_comment,
    end_written_rounds,
    open_silence,
    reply_in_writing,
)
from gcm.domain.texts import put_text
from gcm.enums import ItemState, WrittenOutcome
from gcm.models import AgendaItem, Decision, Delegate, WrittenObjection, WrittenReply, WrittenRound
from gcm.queries import drafted
from gcm.queries.digests import hash_of_record
from tests.cast import sign_in
from tests.gcm.body import Body, make_meeting
from tests.gcm.minuting.test_issuing import other_rules
from tests.gcm.post import mails
from tests.gcm.record.deciding import address, of, words
from tests.plugins.worlds import kept

pytestmark = pytest.mark.rule("D10")


@kept
def item(body: Body) -> AgendaItem:
    """Of a meeting that is far enough, with a text."""
    days = 3 * rulesets.in_force()["gcm.decisions.written_working_days"] + 10
    meeting = make_meeting(body, "convened", starts_at=timezone.now() + timedelta(days=days))
    found = meeting.items.get(position=2)
    put_text(actor=body.officer, item=found, source_language="fr", wordings=words("Rural"))
    return AgendaItem.objects.select_related("meeting").get(pk=found.pk)


@pytest.fixture
def on(body: Body) -> None:
    """The GCG adopted that decisions can be taken in writing."""
    other_rules({"gcm.decisions.silence_procedure": True})


def end(round_: WrittenRound, at_instant: Any) -> WrittenRound:
    at_instant(round_.closes_at)
    end_written_rounds()
    return WrittenRound.objects.get(pk=round_.pk)


def page(item: AgendaItem, act: str = "") -> str:
    about = (item.meeting.public_id, item.public_id)
    return address("circulation_act", *about, act) if act else address("circulation", *about)


def test_while_it_is_off_every_door_is_closed(item: AgendaItem, body: Body, at_instant: Any) -> None:
    with pytest.raises(ValidationError) as error:
        open_silence(actor=body.chair, item=item)
    assert error.value.code == "off"
    chair = sign_in(Client(), body.chair)
    shown = chair.get(page(item)).content.decode()
    assert (page(item, "comment") in shown, page(item, "silence") in shown) == (True, False)
    assert chair.post(page(item, "silence")).status_code == 422
    assert not WrittenRound.objects.exists()


def test_a_draft_goes_round_for_comment_and_decides_nothing(
    item: AgendaItem, body: Body, at_instant: Any
) -> None:
    sent = circulate_for_comment(actor=body.officer, item=item)
    assert len(mails("gcm.text_circulated")) == len(sent.asked) == len(body.numbers)
    reply_in_writing(actor=body.alternate(9), round_=sent, words="Shorter, please.")
    with pytest.raises(ValidationError):
        break_silence(actor=body.representative(9), round_=sent, reason="No.")
    ended = end(sent, at_instant)
    assert (ended.outcome, Decision.objects.count()) == (WrittenOutcome.OVER, 0)
    assert "gcm.reply_in_writing" not in [each.kind for each in inbox.tasks_of(body.representative(9))]


def test_a_silence_that_nobody_broke_is_a_decision_of_the_same_chain(
    item: AgendaItem, body: Body, at_instant: Any, on: None
) -> None:
    sent = open_silence(actor=body.chair, item=item)
    reply_in_writing(actor=body.representative(9), round_=sent, words="We agree.")
    at_instant(sent.closes_at - timedelta(seconds=1))
    assert end_written_rounds() == 0
    ended = end(sent, at_instant)
    decision = Decision.objects.get()
    record = decision.record
    assert (ended.outcome, decision.item, decision.text) == (WrittenOutcome.DECIDED, item, sent.text)
    assert (record["procedure"]["kind"], record["procedure"]["asked"]) == ("silence", len(body.numbers))
    assert [each["seat"] for each in record["presence"] if each["asked"]] == body.numbers
    assert not any(each["present"] for each in record["presence"])
    assert (decision.hash, decision.text_hash) == (hash_of_record(record), sent.text.hash)
    assert ledger.entries_of(decision).get().kind == "gcm.consensus_noted"
    assert AgendaItem.objects.get(pk=item.pk).state == ItemState.DECIDED
    assert end_written_rounds() == 0


def test_its_page_says_how_it_was_decided(item: AgendaItem, body: Body, at_instant: Any, on: None) -> None:
    end(open_silence(actor=body.chair, item=item), at_instant)
    decision = Decision.objects.get()
    member = sign_in(Client(), body.representative(9))
    text = member.get(of("decision", decision)).content.decode()
    assert f"the representatives of {len(body.numbers)} seats were asked" in text
    assert ("Seats that were asked" in text, "Present at the gavel" in text) == (True, False)
    assert decision.symbol in member.get(page(item)).content.decode()
    assert member.get(of("certificate", decision)).status_code == 200
    with pytest.raises(ValidationError, match="had no quorum"):
        contest_quorum(actor=body.chair, decision=decision, note="Nobody was there.")


def test_whoever_objects_breaks_it_at_once(item: AgendaItem, body: Body, at_instant: Any, on: None) -> None:
    sent = open_silence(actor=body.chair, item=item)
    client = sign_in(Client(), body.representative(9))
    assert client.post(page(item, "break"), {"round": sent.pk, "reason": " "}).status_code == 422
    assert client.post(page(item, "break"), {"round": sent.pk, "reason": "No budget."}).status_code == 302
    sent.refresh_from_db()
    assert (sent.outcome, WrittenReply.objects.get().breaks) == (WrittenOutcome.BROKEN, True)
    at_instant(sent.closes_at)
    assert (end_written_rounds(), Decision.objects.count()) == (0, 0)
    assert AgendaItem.objects.get(pk=item.pk).state == ItemState.SCHEDULED
    with pytest.raises(ValidationError) as error:
        reply_in_writing(actor=body.representative(10), round_=sent, words="Late.")
    assert error.value.code == "over"


@pytest.mark.rule("D7")
def test_who_breaks_it_is_read_to_the_room_and_it_is_not_put_again(
    item: AgendaItem, body: Body, on: None
) -> None:
    sent = open_silence(actor=body.chair, item=item)
    break_silence(actor=body.representative(9), round_=sent, reason="No budget.")
    written = WrittenObjection.objects.standing().get()
    assert (written.item, written.seat, written.reason) == (item, body.seat(9), "No budget.")
    withdraw_written_objection(actor=body.representative(9), objection=written)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=words("Urban"), written_from=1)
    with pytest.raises(ValidationError) as error:
        open_silence(actor=body.chair, item=item)
    assert error.value.code == "objection"


@pytest.mark.rule("D7")
def test_an_objection_in_writing_is_no_silence(
    item: AgendaItem, body: Body, at_instant: Any, on: None
) -> None:
    sent = open_silence(actor=body.chair, item=item)
    file_written_objection(actor=body.representative(9), item=item, reason="No budget.")
    assert end(sent, at_instant).outcome == WrittenOutcome.LAPSED
    with pytest.raises(ValidationError) as error:
        open_silence(actor=body.chair, item=item)
    assert (error.value.code, Decision.objects.count()) == ("objection", 0)


@pytest.mark.rule("D4")
def test_what_is_written_is_about_the_text_that_was_read(
    item: AgendaItem, body: Body, at_instant: Any
) -> None:
    first = circulate_for_comment(actor=body.officer, item=item)
    end(first, at_instant)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=words("Urban"), written_from=1)
    second = circulate_for_comment(actor=body.officer, item=item)
    client = sign_in(Client(), body.representative(9))
    assert f'value="{second.pk}"' in client.get(page(item, "reply")).content.decode()
    assert client.post(page(item, "reply"), {"words": "Yes."}).status_code == 422
    late = client.post(page(item, "reply"), {"round": first.pk, "words": "Yes."})
    assert (late.status_code, "Another text is in circulation now" in late.content.decode()) == (422, True)
    assert not WrittenReply.objects.exists()


def test_it_lapses_when_the_rule_the_text_or_the_item_changed(
    item: AgendaItem, body: Body, at_instant: Any, on: None
) -> None:
    sent = open_silence(actor=body.chair, item=item)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=words("Urban"), written_from=1)
    assert end(sent, at_instant).outcome == WrittenOutcome.LAPSED
    assert not Decision.objects.exists()


def test_one_that_cannot_be_recorded_stops_no_other(
    item: AgendaItem, body: Body, at_instant: Any, on: None
) -> None:
    other = AgendaItem.objects.create(
        meeting=item.meeting, position=3, title_en="Urban", effect="gcm.nobody_declares_this"
    )
    put_text(actor=body.officer, item=other, source_language="fr", wordings=words("Urban"))
    failing = open_silence(actor=body.chair, item=other)
    sent = open_silence(actor=body.chair, item=item)
    assert end(sent, at_instant).outcome == WrittenOutcome.DECIDED
    failing.refresh_from_db()
    assert (failing.outcome, Decision.objects.get().item) == (WrittenOutcome.LAPSED, item)
    told = inbox.tasks_of(body.chair).get(kind="gcm.see_failed_silence")
    assert (told.params["position"], told.get_absolute_url()) == (3, page(other))
    AgendaItem.objects.filter(pk=other.pk).update(state=ItemState.DEFERRED)
    end_written_rounds()
    assert not inbox.tasks_of(body.chair).filter(kind="gcm.see_failed_silence").exists()


@pytest.mark.rule("Q4")
def test_a_seat_with_an_alternate_alone_is_asked_and_breaks_it(
    item: AgendaItem, body: Body, on: None
) -> None:
    people = {body.alternate(9), body.alternate(10)}
    Delegate.objects.filter(person=body.representative(9)).delete()
    sent = open_silence(actor=body.chair, item=item)
    assert [each["seat"] for each in sent.asked] == body.numbers
    assert len(mails("gcm.text_circulated")) == len(body.numbers) + 1
    asked = [user for user in people if inbox.tasks_of(user).filter(kind="gcm.reply_in_writing").exists()]
    assert len(asked) == 2
    break_silence(actor=body.alternate(9), round_=sent, reason="No budget.")
    sent.refresh_from_db()
    assert sent.outcome == WrittenOutcome.BROKEN


@pytest.mark.rule("D10")
def test_a_seat_whose_first_delegate_comes_meanwhile_replies(item: AgendaItem, body: Body, on: None) -> None:
    Delegate.objects.filter(person__in=(body.representative(9), body.alternate(9))).delete()
    sent = open_silence(actor=body.chair, item=item)
    assert 9 not in [each["seat"] for each in sent.asked]
    newcomer = body.accredit(9, "representative")
    reply_in_writing(actor=newcomer, round_=sent, words="We read it.")
    assert break_silence(actor=newcomer, round_=sent, reason="No budget.").seat.number == 9


def test_the_clock_decides_nothing_once_the_rule_is_off(
    item: AgendaItem, body: Body, at_instant: Any, on: None
) -> None:
    sent = open_silence(actor=body.chair, item=item)
    other_rules({"gcm.decisions.silence_procedure": False})
    with pytest.raises(ValidationError) as error:
        break_silence(actor=body.representative(9), round_=sent, reason="No.")
    assert error.value.code == "off"
    assert (end(sent, at_instant).outcome, Decision.objects.count()) == (WrittenOutcome.LAPSED, 0)


def test_only_the_chair_opens_and_only_members_reply(item: AgendaItem, body: Body, on: None) -> None:
    for stranger in (body.officer, body.vice_chair, body.representative(9)):
        with pytest.raises(PermissionDenied):
            open_silence(actor=stranger, item=item)
    with pytest.raises(PermissionDenied):
        circulate_for_comment(actor=body.representative(9), item=item)
    sent = open_silence(actor=body.chair, item=item)
    for stranger in (body.officer, body.accredit(9, "adviser")):
        for verb, said in ((reply_in_writing, "words"), (break_silence, "reason")):
            with pytest.raises(PermissionDenied):
                verb(actor=stranger, round_=sent, **{said: "No."})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"state": "draft"}, "not_to_come"),
        ({"starts_at": timezone.now() + timedelta(days=1)}, "too_late"),
    ],
)
def test_a_meeting_to_come_that_leaves_the_time(
    item: AgendaItem, body: Body, on: None, change: Any, code: str
) -> None:
    type(item.meeting).objects.filter(pk=item.meeting_id).update(**change)
    with pytest.raises(ValidationError) as error:
        open_silence(actor=body.chair, item=item)
    assert error.value.code == code


def test_one_round_at_a_time(item: AgendaItem, body: Body, on: None) -> None:
    circulate_for_comment(actor=body.chair, item=item)
    with pytest.raises(ValidationError) as error:
        open_silence(actor=body.chair, item=item)
    assert error.value.code == "running"


def test_the_database_keeps_every_reply(item: AgendaItem, body: Body) -> None:
    sent = circulate_for_comment(actor=body.officer, item=item)
    reply = reply_in_writing(actor=body.representative(9), round_=sent, words="Shorter.")
    for change in (lambda: reply.delete(), lambda: WrittenReply.objects.update(words="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.rule("D4")
@pytest.mark.parametrize("parts", ["before", "meanwhile"])
def test_silence_decides_nothing_that_its_words_do_not_say(
    item: AgendaItem, body: Body, at_instant: Any, on: None, monkeypatch: pytest.MonkeyPatch, parts: str
) -> None:
    """The words that the effect drafts are others, when the text is sent or when the time is over."""
    done: list[Any] = []
    effect = effects.Effect("test.rural", "", run=lambda **given: done.append(given))
    said = words("Rural" if parts == "meanwhile" else "Urban")
    monkeypatch.setitem(effects._effects, "test.rural", effect)
    monkeypatch.setitem(drafted._known, "test.rural", lambda _subject, language, _day: said[language])
    AgendaItem.objects.filter(pk=item.pk).update(effect="test.rural")
    if parts == "before":
        with pytest.raises(ValidationError, match="not the one that was drafted"):
            open_silence(actor=body.chair, item=item)
        return
    sent = open_silence(actor=body.chair, item=item)
    said.update(words("Urban"))
    assert end(sent, at_instant).outcome == WrittenOutcome.LAPSED
    assert (done, Decision.objects.exists()) == ([], False)
