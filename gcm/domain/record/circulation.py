"""Texts that go round between meetings (D10). For comment always; for a decision by silence only while the
rule set in force says that decisions can be taken in writing, which the GCG alone adopts."""

import logging
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import add_working_days, day_in_geneva
from gcm.domain.conduct.written import keep_objection
from gcm.domain.consensus import Lock
from gcm.domain.gavel import note_silence
from gcm.domain.record.lapses import close_what_is_over, tell_the_chair
from gcm.domain.room import ask, locked_meeting, touch
from gcm.emails.circulation import text_circulated
from gcm.enums import ItemKind, ItemState, WrittenOutcome
from gcm.models import AgendaItem, Delegate, Meeting, Seat, WrittenReply, WrittenRound
from gcm.models.meeting import TO_COME
from gcm.queries.convocation import members
from gcm.queries.delegations import seat_of
from gcm.queries.drafted import agrees
from gcm.queries.obstacles import PLAIN
from gcm.queries.record.circulation import has_objection
from gcm.queries.snapshot import in_languages

logger = logging.getLogger(__name__)
# What an effect, or the state of the thing that is decided on, answers when it cannot be done.
REFUSED = (ValidationError, PermissionDenied, TransitionNotAllowed, LookupError, ObjectDoesNotExist)
REPLY_TASK = "gcm.reply_in_writing"
Outcome = WrittenOutcome


def silence_is_on() -> bool:
    """Whether the GCG adopted that decisions can be taken in writing (D10)."""
    return bool(rulesets.in_force()["gcm.decisions.silence_procedure"])


@transaction.atomic
def circulate_for_comment(*, actor: Any, item: AgendaItem) -> WrittenRound:
    """Send the latest text of an item of a meeting to come to all who take part for a seat, who may comment
    for the working days of the rule set. Nothing is decided by it. Raises PermissionDenied; ValidationError
    as `open_silence` does, save for the rule."""
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.circulate_text", meeting)
    return _open(actor, meeting, item, decides=False)


@transaction.atomic
def open_silence(*, actor: Any, item: AgendaItem) -> WrittenRound:
    """The chair puts the text to all who take part for a seat, for a decision by silence.

    Raises PermissionDenied for everybody else; ValidationError while the GCG has not adopted the procedure,
    for an item that is not for decision or not to come, without a text or with one that says something else
    than its effect would do, once a member objected in whatever way, while another round runs, and when the
    meeting begins before the time is over.
    """
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.open_silence", meeting)
    _require_rule()
    if has_objection(item):
        raise ValidationError(_("An objection stands on this item: it is for the meeting."), code="objection")
    return _open(actor, meeting, item, decides=True)


@transaction.atomic
def reply_in_writing(*, actor: Any, round_: WrittenRound, words: str) -> WrittenReply:
    """Comment for the seat one takes part for. Raises PermissionDenied; ValidationError without words and
    once the time is over."""
    found, seat = _open_for(actor, round_)
    return _reply(found, seat, actor, words, breaks=False)


@transaction.atomic
def break_silence(*, actor: Any, round_: WrittenRound, reason: str) -> WrittenReply:
    """Object for the seat: the round ends at once without a decision, and the item stays for the meeting, to
    which the reason is read as an objection in writing (D7). Raises PermissionDenied; ValidationError while
    the procedure is off, without a reason, for a text that is out for comment only, and once the time is
    over."""
    found, seat = _open_for(actor, round_)
    _require_rule()
    if not found.decides:
        raise ValidationError(
            _("This text is out for comment: there is no silence to break."), code="comment"
        )
    made = _reply(found, seat, actor, reason, breaks=True)
    its_seat = Seat.objects.get(pk=seat.seat_id)
    keep_objection(actor=actor, item=found.item, seat=its_seat, reason=reason)
    _end(found, Outcome.BROKEN, actor)
    return made


def end_written_rounds() -> int:
    """End each round whose time is over, by the clock; a second run changes nothing. A decision that cannot
    be recorded lapses, and stops no other. Answers how many."""
    due = WrittenRound.objects.running().filter(closes_at__lte=timezone.now())
    ended = sum(_end_or_lapse(pk) for pk in list(due.values_list("pk", flat=True)))
    close_what_is_over()
    return ended


def _end_or_lapse(pk: int) -> bool:
    try:
        return _end_when_due(pk)
    except REFUSED:
        logger.exception("The decision by silence of round %s could not be recorded", pk)
        return _lapse(pk)


@transaction.atomic
def _lapse(pk: int) -> bool:
    """After all that the decision did was rolled back: the round ends without one, and the chair is told."""
    found = _locked_round(pk)
    if found.ended_at is None:
        _end(found, Outcome.LAPSED, None)
        tell_the_chair(found)
    return True


@transaction.atomic
def _end_when_due(pk: int) -> bool:
    found = _locked_round(pk)
    if found.ended_at is not None:
        return False
    if not found.decides:
        outcome = Outcome.OVER
    elif silence_is_on() and _still_stands(found):
        note_silence(round_=found)
        outcome = Outcome.DECIDED
    else:
        outcome = Outcome.LAPSED
    _end(found, outcome, None)
    return True


def _locked_round(pk: int) -> WrittenRound:
    """With its item, under the lock of the meeting."""
    meeting = locked_meeting(WrittenRound.objects.select_related("item__meeting").get(pk=pk).item.meeting)
    found = WrittenRound.objects.select_related("text", "opened_by").get(pk=pk)
    found.item = AgendaItem.objects.get(pk=found.item_id)
    found.item.meeting = meeting
    return found


def _still_stands(round_: WrittenRound) -> bool:
    """Nothing has changed since it was put: the item waits for its meeting, with this text as its latest, and
    no objection was raised elsewhere."""
    latest = round_.item.texts.order_by("-number").first()
    return (
        round_.item.meeting.state in TO_COME
        and round_.item.state == ItemState.SCHEDULED
        and latest == round_.text
        and not has_objection(round_.item)
    )


def _open(actor: Any, meeting: Meeting, item: AgendaItem, *, decides: bool) -> WrittenRound:
    found = AgendaItem.objects.get(pk=item.pk)
    text = found.texts.order_by("-number").first()
    closes = add_working_days(timezone.now(), rulesets.in_force()["gcm.decisions.written_working_days"])
    if meeting.state not in TO_COME or found.state != ItemState.SCHEDULED or found.kind != ItemKind.DECISION:
        raise ValidationError(
            _("Only an item for decision of a meeting to come goes round in writing."), code="not_to_come"
        )
    if text is None:
        raise ValidationError(_("There is no text to circulate."), code="no_text")
    if found.written_rounds.running().exists():
        raise ValidationError(_("A text of this item is in circulation already."), code="running")
    if closes >= meeting.starts_at:
        raise ValidationError(_("The meeting begins before the time for replies is over."), code="too_late")
    if decides and not agrees(found, text, day_in_geneva(closes)):
        raise ValidationError(PLAIN[Lock.REWORDED], code="words")
    people = members()
    made = WrittenRound.objects.create(
        item=found,
        text=text,
        decides=decides,
        asked=_asked(people),
        opened_by=actor,
        closes_at=closes,
    )
    ledger.append(
        kind="gcm.silence_opened" if decides else "gcm.text_circulated",
        subject=made,
        actor=actor,
        data={"item": found.pk, "text": text.hash, "seats": len(made.asked)},
    )
    persons = list({each.person_id: each.person for each in people}.values())
    for person in persons:
        _ask(made, meeting, person)
    text_circulated(made, meeting, persons)
    return made


def _ask(round_: WrittenRound, meeting: Meeting, person: Any) -> None:
    inbox.open_task(
        kind=REPLY_TASK,
        subject=round_,
        user=person,
        title=gettext_noop("Read a text that goes round before meeting no. %(meeting)s"),
        note=gettext_noop("Without a reply the text stands as it is"),
        params={"meeting": meeting.number},
        url_name="gcm:circulation",
        url_kwargs={"public_id": str(meeting.public_id), "item_id": str(round_.item.public_id)},
        due_at=round_.closes_at,
    )


def _asked(people: list[Delegate]) -> list[dict[str, Any]]:
    """The seats that somebody takes part for, be it an alternate alone (Q4), the lowest number first."""
    terms = {each.term.seat.number: each.term for each in people}
    return [
        {"seat": number, "holder": in_languages(term.organisation, "name")} for number, term in terms.items()
    ]


def _open_for(actor: Any, round_: WrittenRound) -> tuple[WrittenRound, Any]:
    """The round under the lock of its meeting, and the actor's seat: whoever is accredited now replies, also
    for one that nobody took part for when the round began."""
    meeting = locked_meeting(round_.item.meeting)
    ask(actor, "gcm.state_position", meeting)
    found = WrittenRound.objects.select_related("item").get(pk=round_.pk)
    mine = seat_of(actor)
    if mine is None:
        raise PermissionDenied
    if not found.is_open and found.item.written_rounds.running().exists():
        raise ValidationError(  # D4: what was written is about the text that was read
            _("Another text is in circulation now: please read it, then reply."), code="another"
        )
    if not found.is_open:
        raise ValidationError(_("The time for replies is over."), code="over")
    return found, mine


def _reply(round_: WrittenRound, seat: Any, actor: Any, words: str, *, breaks: bool) -> WrittenReply:
    if not words.strip():
        raise ValidationError({"words": _("Please write your reply.")})
    made = WrittenReply(
        round=round_, seat_id=seat.seat_id, breaks=breaks, words=words.strip(), written_by=actor
    )
    made.clean_fields()
    made.save()
    data = {"round": round_.pk, "seat": seat.seat_id, "breaks": breaks}
    ledger.append(kind="gcm.replied_in_writing", subject=made, actor=actor, data=data)
    return made


def _end(round_: WrittenRound, outcome: str, actor: Any) -> None:
    round_.ended_at, round_.outcome = timezone.now(), outcome
    round_.save(update_fields=["ended_at", "outcome"])
    data = {"outcome": str(outcome)}
    ledger.append(kind="gcm.circulation_ended", subject=round_, actor=actor, data=data)
    inbox.close_tasks(subject=round_, closed_by=actor)
    touch(round_.item.meeting)


def _require_rule() -> None:
    if not silence_is_on():
        raise ValidationError(
            _("The GCG has not adopted that decisions can be taken in writing (D10)."), code="off"
        )
