"""The speaker chooses whether the minutes say who it was (N9)."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.room import ask, locked_meeting, touch
from gcm.models import AgendaItem, Attribution, Meeting, Seat
from gcm.queries.delegations import delegations_of
from gcm.queries.minuting.attribution import can_choose


@transaction.atomic
def choose_attribution(
    *, actor: Any, meeting: Meeting, seat: Seat, items: Iterable[AgendaItem]
) -> list[Attribution]:
    """What the seat said on these items is attributed to it in the minutes; on every other item it is "a
    member". The choice takes the place of the one before, in the room or afterwards, until the minutes are
    issued.

    Raises PermissionDenied for whoever does not take part for the seat; ValidationError before the meeting
    is opened, once its minutes are out, and for items of another meeting.
    """
    locked = locked_meeting(meeting)
    ask(actor, "gcm.choose_attribution", locked)
    if seat.pk not in {each.seat_id for each in delegations_of(actor) if each.takes_part}:
        raise PermissionDenied
    if not can_choose(locked):
        raise ValidationError(
            _("This is chosen from the opening of the meeting until its minutes are issued."), code="not_now"
        )
    wanted = list(items)
    if any(each.meeting_id != locked.pk for each in wanted):
        raise ValidationError({"items": _("These items are not on the agenda of this meeting.")})
    chosen = Attribution.objects.filter(item__meeting=locked, seat=seat)
    chosen.exclude(item__in=wanted).delete()
    known = set(chosen.values_list("item", flat=True))
    Attribution.objects.bulk_create(
        Attribution(item=each, seat=seat, asked_by=actor) for each in wanted if each.pk not in known
    )
    data = {"seat": seat.pk, "items": sorted(each.position for each in wanted)}
    ledger.append(kind="gcm.attribution_chosen", subject=locked, actor=actor, data=data)
    if locked.is_in_session:
        touch(locked)
    return list(chosen.all())
