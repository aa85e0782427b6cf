"""Presiding when the officers cannot, and letting another preside (C6, C12, D9)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, rulesets
from gcm.domain.room import ask, item_in_discussion, locked_meeting, require_session, touch
from gcm.enums import MeetingState
from gcm.models import AgendaItem, Meeting, PassedGavel, Presence, PresidingChoice
from gcm.queries.presiding import ORDER, presiding, reason_for_choice, who_could_be_chosen


@transaction.atomic
def record_presiding_choice(
    *, actor: Any, meeting: Meeting, presence: Presence, without_objection: bool
) -> PresidingChoice:
    """The secretariat records that those present agreed on one of them to preside, neither officer being able
    to (C6, C12). Whatever that person notes says so. The choice ends by itself as soon as an officer can.

    Raises PermissionDenied; ValidationError before the scheduled start, while somebody presides, for somebody
    who is not a representative in the room or is concerned by the item, unless nobody present objected, or
    where the house rules let nobody else preside.
    """
    locked = locked_meeting(meeting)
    ask(actor, "gcm.record_presence", locked)
    _require_begun(locked)
    if not without_objection:
        raise ValidationError(
            {"without_objection": _("The choice is by consensus: did anybody present object?")}
        )
    if not rulesets.in_force()["gcm.presidency.member_may_be_chosen"]:
        raise ValidationError(_("The house rules let nobody else preside (C12)."), code="nobody_else")
    if presiding(locked) is not None:
        raise ValidationError(_("Somebody presides already."), code="presided")
    chosen = next((each for each in who_could_be_chosen(locked) if each.pk == presence.pk), None)
    if chosen is None:
        raise ValidationError(
            _("Only a representative in the room whom the item does not concern can be chosen.")
        )
    now = timezone.now()
    PresidingChoice.objects.filter(meeting=locked, replaced_at__isnull=True).update(replaced_at=now)
    made = PresidingChoice.objects.create(
        meeting=locked,
        seat_id=chosen.seat_id,
        person_id=chosen.person_id,
        reason=reason_for_choice(locked),
        chosen_at=now,
        recorded_by=actor,
    )
    touch(locked)
    ledger.append(
        kind="gcm.presiding_member_chosen",
        subject=made,
        actor=actor,
        data={"meeting": locked.pk, "seat": made.seat_id, "reason": str(made.reason)},
    )
    return made


@transaction.atomic
def pass_gavel(*, actor: Any, item: AgendaItem) -> PassedGavel:
    """The chair, or the vice-chair presiding, lets another preside over the item in discussion and takes part
    as a member (D9, C11). It holds until the item ends. Raises PermissionDenied for whoever does not preside
    by office; ValidationError out of session or for another item."""
    locked = locked_meeting(item.meeting)
    ask(actor, "gcm.preside", locked)
    require_session(locked)
    found = item_in_discussion(item)
    now = presiding(locked)
    if now is None or now.stay.seat.office not in ORDER:
        raise PermissionDenied
    made = PassedGavel.objects.create(
        item=found, seat_id=now.stay.seat_id, passed_by=actor, passed_at=timezone.now()
    )
    touch(locked)
    ledger.append(
        kind="gcm.gavel_passed",
        subject=made,
        actor=actor,
        data={"item": found.pk, "seat": made.seat_id, "hat": str(now.quality)},
    )
    return made


def _require_begun(meeting: Meeting) -> None:
    if meeting.is_in_session:
        return
    if meeting.state != MeetingState.AGENDA_FROZEN or timezone.now() < meeting.starts_at:
        raise ValidationError(_("The meeting has not begun."), code="not_begun")
