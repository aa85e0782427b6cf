"""A declared interest in an item, and standing aside (D11)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.room import ask, locked_meeting, touch
from gcm.models import AgendaItem, Delegate, Interest, Position


@transaction.atomic
def declare_interest(*, actor: Any, item: AgendaItem, words: str, stands_aside: bool) -> Interest:
    """Declare an interest of one's seat, and whether it stands aside; said again, the latest word counts.
    The seat goes on counting for the quorum. Raises PermissionDenied for whoever takes part for no seat;
    ValidationError without words, once the item has ended, or when the seat would stand aside over an
    objection that it maintains."""
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.state_position", meeting)
    found = AgendaItem.objects.get(pk=item.pk)
    seat_id = _seat_of(actor)
    _require(found, meeting.is_held, words)
    if stands_aside and Position.objects.live().filter(item=found, seat=seat_id).exists():
        raise ValidationError(_("Your seat has stated a position: withdraw it before you stand aside."))
    interest, _made = Interest.objects.update_or_create(
        item=found,
        seat_id=seat_id,
        defaults={
            "declared_by": actor,
            "words": words.strip(),
            "stands_aside": stands_aside,
            "declared_at": timezone.now(),
        },
    )
    touch(meeting)
    ledger.append(
        kind="gcm.interest_declared",
        subject=interest,
        actor=actor,
        data={"item": found.pk, "seat": seat_id, "stands_aside": stands_aside},
    )
    return interest


def _seat_of(actor: Any) -> int:
    mine = Delegate.objects.at().take_part().filter(person=actor).order_by("term__seat__number").first()
    if mine is None:
        raise PermissionDenied
    return mine.term.seat_id


def _require(item: AgendaItem, is_held: bool, words: str) -> None:
    if not item.is_open or is_held:
        raise ValidationError(_("This item has ended: what was said on it stands."), code="ended")
    if not words.strip():
        raise ValidationError({"words": _("Please say in a few words what the interest is.")})
