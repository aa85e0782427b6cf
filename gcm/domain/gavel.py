"""Noting the consensus: the one act by which the GCG decides (D1, D18, Q7).

Everything happens in one transaction under the lock of the meeting: what is required is read again, the
number is given, the situation is written down, and what was decided is done.
"""

import secrets
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.dates import day_in_geneva
from gcm.domain.conduct.attempts import adopt_attempt
from gcm.domain.counting import next_number
from gcm.domain.effects import effect_of, run_effect
from gcm.domain.publication import PUBLISH_TASK, put_into_public_register
from gcm.domain.record.consequences import draw_consequences
from gcm.domain.room import ask, item_in_discussion, locked_meeting, text_on_screen, touch
from gcm.enums import PresidedBy
from gcm.models import AgendaItem, Decision, DecisionText, Meeting, WrittenRound
from gcm.queries.digests import hash_of_record
from gcm.queries.obstacles import words_of
from gcm.queries.snapshot import Content, in_languages, obstacles_in, snapshot_of, text_content

SAID = ("seat", "holder", "group", "kind", "reason", "as_group", "by_telephone")


class ConsensusLockedError(ValidationError):
    """The consensus cannot be noted; the messages say why."""


@transaction.atomic
def note_consensus(*, actor: Any, item: AgendaItem, text_number: int) -> Decision:
    """Note that the representatives present agree on the text with this number.

    The decision gets its number (D15), the presence, the quorum, the text and the rule set of this instant,
    and the digest of the decision before it; its effect runs. Asked again for the same text, it answers
    with the decision that is there (D18). Raises PermissionDenied for whoever does not preside,
    ConsensusLockedError, ValidationError for an item that is not in discussion, StaleTextError when another
    text is on the screen, and what the effect raises.
    """
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.note_consensus", meeting)
    found = AgendaItem.objects.get(pk=item.pk)
    known = Decision.objects.filter(item=found).select_related("text").first()
    if known is not None and known.text.number == text_number:
        return known
    found = item_in_discussion(found)
    content = snapshot_of(meeting)
    text = text_on_screen(found, text_number)
    locks = words_of(obstacles_in(content))
    if locks:
        raise ConsensusLockedError(locks)
    decision = _write_down(meeting, found, text, content)
    adopt_attempt(text=text)
    found.decide()
    found.save(update_fields=["state"])
    run_effect(actor=actor, item=found, decision=decision)
    draw_consequences(actor=actor, decision=decision)
    touch(meeting)
    _tell(decision, actor)
    _publish_or_ask(found, decision, actor)
    return decision


def note_silence(*, round_: WrittenRound) -> Decision:
    """Record what was decided by a silence that nobody broke, in the same way and the same chain (D10): the
    text, who was asked, the rule set. Nobody was present, and the record says so. Called at the end of the
    round by `gcm.domain.record.circulation`, which holds the lock of the meeting and has read what is
    required. Raises what the effect raises.
    """
    item, meeting, actor = round_.item, round_.item.meeting, round_.opened_by
    content = {**snapshot_of(meeting), "positions": [], "written": [], "interests": []}
    content["presiding"] = {"office": PresidedBy.CHAIR, "seat": None}
    decision = _write_down(meeting, item, round_.text, content, round_)
    item.decide_by_silence()
    item.save(update_fields=["state"])
    run_effect(actor=actor, item=item, decision=decision)
    draw_consequences(actor=actor, decision=decision)
    touch(meeting)
    _tell(decision, actor)
    _publish_or_ask(item, decision, actor)
    return decision


def _write_down(
    meeting: Meeting,
    item: AgendaItem,
    text: DecisionText,
    content: Content,
    round_: WrittenRound | None = None,
) -> Decision:
    now = timezone.now().replace(microsecond=0)
    sequence = next_number("decisions")
    year = day_in_geneva(now).year
    number = Decision.objects.filter(year=year).count() + 1  # under the lock of the counter
    before = Decision.objects.filter(sequence=sequence - 1).first()
    decision = Decision(
        item=item,
        text=text,
        sequence=sequence,
        year=year,
        number=number,
        decided_at=now,
        presided_by=content["presiding"]["office"],
        rule_set=content["rule_set"],
        text_hash=text.hash,
        previous_hash=before.hash if before else "",
    )
    decision.record = _record(decision, meeting, content, now)
    if round_ is not None:
        decision.record |= _silence(round_, decision.record["presence"])
    decision.hash = hash_of_record(decision.record)
    decision.save(force_insert=True)
    return decision


def _record(decision: Decision, meeting: Meeting, content: Content, now: datetime) -> Content:
    """The whole of what was the case. Organisations are named, persons are not."""
    return {
        "symbol": decision.symbol,
        "decided_at": _stamp(now),
        "meeting": {"number": meeting.number},
        "item": {"position": decision.item.position, "title": in_languages(decision.item, "title")},
        "text": text_content(decision.text),
        "presided_by": decision.presided_by,
        "presiding_seat": content["presiding"]["seat"],
        "rule_set": decision.rule_set,
        "quorum": content["quorum"],
        "presence": [_place(each) for each in content["seats"]],
        "positions": [{name: each[name] for name in SAID} for each in content["positions"]],
        # D7, D11: read to the room, and blocking nothing.
        "written_objections": [
            {name: each[name] for name in ("seat", "holder", "reason")} for each in content["written"]
        ],
        "interests": [
            {name: each[name] for name in ("seat", "holder", "words", "stands_aside")}
            for each in content["interests"]
        ],
        "previous": decision.previous_hash,
        "salt": secrets.token_hex(16),
    }


def _silence(round_: WrittenRound, presence: list[Content]) -> Content:
    """What the record of a decision by silence says beside: until when, and which seats were asked."""
    asked = {each["seat"] for each in round_.asked}
    return {
        "procedure": {
            "kind": "silence",
            "opened_at": _stamp(round_.opened_at),
            "until": _stamp(round_.closes_at),
            "asked": len(asked),
        },
        "presence": [{**each, "asked": each["seat"] in asked} for each in presence],
    }


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _place(seat: Content) -> Content:
    """One seat at the gavel. Of a representative and an alternate who are both there, the first counts."""
    here = sorted(seat["here"], key=lambda each: each["capacity"], reverse=True)
    return {
        "seat": seat["seat"],
        "group": seat["group"],
        "holder": seat["holder"],
        "present": bool(here),
        "capacity": here[0]["capacity"] if here else None,
        "connection_lost": bool(here) and all(each["lost"] for each in here),
    }


def _tell(decision: Decision, actor: Any) -> None:
    ledger.append(
        kind="gcm.consensus_noted",
        subject=decision,
        actor=actor,
        data={
            "symbol": decision.symbol,
            "decision": decision.hash,
            "text": decision.text_hash,
            "previous": decision.previous_hash or None,
            "rule_set": decision.rule_set,
            "present": decision.record["quorum"]["present"],
            "hat": str(decision.presided_by),  # C11
        },
    )


def _publish_or_ask(item: AgendaItem, decision: Decision, actor: Any) -> None:
    """D17: the decision itself publishes, or else the chair is asked."""
    effect = effect_of(item)
    if effect is not None and effect.publishes:
        put_into_public_register(actor=actor, decision=decision)
        return
    inbox.open_task(
        kind=PUBLISH_TASK,
        subject=decision,
        role="chair",
        title=gettext_noop("Decide whether to publish %(symbol)s"),
        note=gettext_noop("Taken at meeting no. %(meeting)s; it stays internal until you publish it"),
        params={"symbol": decision.symbol, "meeting": decision.record["meeting"]["number"]},
        url_name="gcm:decision",
        url_kwargs={"year": decision.year, "number": decision.number},
    )
