"""Positions by telephone: a representative who cannot connect tells the secretariat, which makes sure who it
is, writes it down, and has it confirmed by mail (D20)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.access.domain.fallback import NOW
from gcm.domain.positions import Words, may_withdraw, record_position, take_back, write_position
from gcm.domain.room import ask, locked_meeting, require_presence, touch
from gcm.emails.telephone import position_by_telephone
from gcm.enums import TelephoneAct
from gcm.models import AgendaItem, Position, TelephoneNote


@transaction.atomic
def record_position_by_telephone(
    *, actor: Any, person: Any, item: AgendaItem, text_number: int, words: Words, identified_by: str
) -> Position:
    """Write down what somebody says for their seat. They are in the room, if only by telephone: the
    secretariat notes that first, and a dropped line has not ended it (A16). `identified_by` is one of
    the ways to identify somebody at this very moment, `NOW`.

    Raises PermissionDenied for whoever is not the secretariat; ValidationError without the identification,
    for somebody who is not in the room, and as `state_position` does; StaleTextError.
    """
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.record_by_telephone", meeting)
    _require_identification(identified_by)
    position = write_position(
        actor=actor, item=item, text_number=text_number, stay=require_presence(person, meeting), words=words
    )
    _note(TelephoneAct.STATED, position, person, actor, identified_by)
    touch(meeting)
    record_position(actor=actor, kind="gcm.position_stated", position=position)
    return position


@transaction.atomic
def record_withdrawal_by_telephone(
    *, actor: Any, person: Any, position: Position, identified_by: str
) -> Position:
    """Write down that a seat takes back what it said. `person` takes part for the seat, now (D5). A second
    time changes nothing. Raises PermissionDenied; ValidationError without the identification and once the
    item has ended."""
    meeting = locked_meeting(position.item.meeting)
    ask(actor, "gcm.record_by_telephone", meeting)
    _require_identification(identified_by)
    found = Position.objects.select_related("item__meeting").get(pk=position.pk)
    if not may_withdraw(person, found):
        raise PermissionDenied(_("Only those who take part for the seat withdraw what it said (D5)."))
    if found.withdrawn_at is None:
        take_back(position=found)
        _note(TelephoneAct.WITHDRAWN, found, person, actor, identified_by)
        touch(meeting)
        record_position(actor=actor, kind="gcm.position_withdrawn", position=found)
    return found


def _require_identification(identified_by: str) -> None:
    if identified_by not in NOW:
        raise ValidationError({"identified_by": _("Say how the person was identified.")})


def _note(act: TelephoneAct, position: Position, person: Any, actor: Any, identified_by: str) -> None:
    note = TelephoneNote.objects.create(
        position=position, act=act, person=person, recorded_by=actor, identified_by=identified_by
    )
    ledger.append(
        kind="gcm.telephone_noted",
        subject=note,
        actor=actor,
        data={"position": position.pk, "person": person.pk, "act": str(act), "identified_by": identified_by},
    )
    position_by_telephone(note)
