"""What seats say on a draft decision (D3, D4, D5). Silence joins; nothing here counts who joins (D2)."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.conduct.attempts import attempt_on
from gcm.domain.presence import note_line_back
from gcm.domain.room import (
    ask,
    item_in_discussion,
    locked_meeting,
    require_presence,
    require_session,
    text_on_screen,
    touch,
)
from gcm.enums import PositionKind
from gcm.models import AgendaItem, DecisionText, Interest, Position, Presence
from gcm.queries.conduct.people import admitted


@dataclass(frozen=True)
class Words:
    """What a position says."""

    kind: str
    reason: str = ""
    proposed_wording: str = ""
    as_group: bool = False


@transaction.atomic
def state_position(
    *,
    actor: Any,
    item: AgendaItem,
    text_number: int,
    kind: str,
    reason: str = "",
    proposed_wording: str = "",
    as_group: bool = False,
) -> Position:
    """Object, reserve, dissociate or join ad referendum, for the seat one is present for, on the text that
    one has read. A new statement of the seat takes the place of the one before, save that an objection has
    to be withdrawn first. `as_group`: the minutes name the stakeholder group instead of the seat (D19); an
    objection is always a seat's own.

    Raises PermissionDenied for observers, advisers and others without a seat; ValidationError for whoever is
    not present, out of session, after the gavel or the end of the attempt, without the reason of an
    objection, while an objection of the seat stands, or for a seat that stands aside (D11); StaleTextError
    when another text is on the screen.
    """
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.state_position", meeting)
    words = Words(kind, reason.strip(), proposed_wording.strip(), as_group)
    position = write_position(
        item=item, text_number=text_number, stay=require_presence(actor, meeting), words=words, actor=actor
    )
    touch(meeting)
    record_position(actor=actor, kind="gcm.position_stated", position=position)
    return position


def write_position(
    *, actor: Any, item: AgendaItem, text_number: int, stay: Presence, words: Words
) -> Position:
    """State a position for the seat of the stay, whoever writes it down. The caller holds the lock of the
    meeting, has asked, and touches the room. Raises as `state_position` does."""
    require_session(stay.meeting)
    found = item_in_discussion(item)
    text = text_on_screen(found, text_number)
    _require_words(words)
    _require_attempt(text)
    _require_part(found, stay)
    _make_way(found, stay)
    note_line_back(actor=actor, presence=stay)  # who speaks is there
    return Position.objects.create(
        item=found,
        text=text,
        seat_id=stay.seat_id,
        person_id=stay.person_id,
        kind=PositionKind(words.kind),
        reason=words.reason,
        proposed_wording=words.proposed_wording,
        as_group=words.as_group,
        stated_at=timezone.now(),
    )


@transaction.atomic
def withdraw_position(*, actor: Any, position: Position) -> Position:
    """Take back what one's seat said: its author, or the other person who takes part for the seat (D5), in
    the room for that seat. A second time changes nothing. Raises PermissionDenied for everybody else, the
    chair and the secretariat included; ValidationError for whoever is not present, or is there for another
    seat (Q5), and once the item has ended."""
    meeting = locked_meeting(position.item.meeting)
    ask(actor, "gcm.state_position", meeting)
    found = Position.objects.select_related("item__meeting").get(pk=position.pk)
    if not may_withdraw(actor, found):
        raise PermissionDenied
    if found.withdrawn_at is not None:
        return found
    if require_presence(actor, meeting).seat_id != found.seat_id:
        raise ValidationError(_("One person stands for one seat: you are here for another one (Q5)."))
    take_back(position=found)
    touch(meeting)
    record_position(actor=actor, kind="gcm.position_withdrawn", position=found)
    return found


def take_back(*, position: Position) -> None:
    """Mark a position as withdrawn, under the lock of its meeting. Raises ValidationError once the item has
    ended."""
    if not position.item.is_open:
        raise ValidationError(_("This item has ended: what was said on it stands."), code="ended")
    position.withdrawn_at = timezone.now()
    position.save(update_fields=["withdrawn_at"])


def may_withdraw(actor: Any, position: Position) -> bool:
    """Whether the person takes part in the meeting for the seat that stated the position, now. One query."""
    there = admitted(position.item.meeting)
    return bool(there.filter(person=actor, term__seat=position.seat_id).exists())


def _require_words(words: Words) -> None:
    if words.kind not in PositionKind.values:
        raise ValidationError(_("There is no such position."), code="unknown")
    if words.kind != PositionKind.OBJECTION:
        return
    if not words.reason:
        raise ValidationError({"reason": _("Please give the reason of the objection (D3).")})
    if words.as_group:
        raise ValidationError(_("An objection is a seat’s own: it is that seat that withdraws it (D5)."))


def _require_attempt(text: DecisionText) -> None:
    if not attempt_on(text).is_running:
        raise ValidationError(_("The attempt on this text has ended without consensus (D5)."), code="closed")


def _require_part(item: AgendaItem, stay: Presence) -> None:
    if Interest.objects.filter(item=item, seat_id=stay.seat_id, stands_aside=True).exists():
        raise ValidationError(
            _("Your seat stands aside from this item: take part again before you state a position (D11)."),
            code="aside",
        )


def _make_way(item: AgendaItem, here: Presence) -> None:
    """Raises ValidationError while an objection of the seat stands."""
    before = Position.objects.live().filter(item=item, seat_id=here.seat_id).first()
    if before is None:
        return
    if before.kind == PositionKind.OBJECTION:
        raise ValidationError(
            _("An objection of your seat stands: withdraw it before you state another position."),
            code="objection_stands",
        )
    before.withdrawn_at = timezone.now()
    before.save(update_fields=["withdrawn_at"])


def record_position(*, actor: Any, kind: str, position: Position) -> None:
    """Write it into the ledger."""
    ledger.append(
        kind=kind,
        subject=position,
        actor=actor,
        data={
            "item": position.item_id,
            "seat": position.seat_id,
            "text": position.text_id,
            "position": position.kind,
            "hat": "member",  # whoever presides, too, says what their seat thinks as a member (C11)
        },
    )
