"""Meetings of a group, called by those who lead it (T7, T8)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners import emails
from partners.domain.stale import StaleEditError
from partners.models import Group, GroupMeeting

IN_CALENDAR = ("title", "starts_at", "ends_at", "zone", "place", "link")
FIELDS = (*IN_CALENDAR, "agenda", "notes")


@transaction.atomic
def save_group_meeting(
    *,
    actor: Any,
    group: Group,
    values: Mapping[str, Any],
    meeting: GroupMeeting | None = None,
    revision: int = 0,
) -> GroupMeeting:
    """Call a meeting, or change one; what `values` leaves out stays as it is (T8). Who takes part is told of
    what their calendar must know, with a calendar file.

    Raises PermissionDenied for all but those who lead the group or co-edit it; StaleEditError when
    `revision` is not the one that stands; ValidationError for an end before the start, no such zone, and a
    cancelled meeting."""
    locked = _locked(actor, group)
    found = locked.meetings.get(pk=meeting.pk) if meeting else GroupMeeting(group=locked, called_by=actor)
    if meeting and found.revision != revision:
        raise StaleEditError(found)
    if found.cancelled_at:
        raise ValidationError(_("This meeting was cancelled."))
    moved = [name for name in IN_CALENDAR if name in values and getattr(found, name) != values[name]]
    for name in FIELDS:
        if name in values:
            setattr(found, name, values[name])
    if found.starts_at and found.ends_at and found.ends_at <= found.starts_at:
        raise ValidationError({"ends": _("A meeting ends after it starts.")})
    found.revision += 1
    found.sequence += bool(meeting and moved)
    found.full_clean(exclude=["group", "called_by"])
    found.save()
    if moved and not found.is_over:
        emails.group_meeting(found)
    return found


@transaction.atomic
def cancel_group_meeting(*, actor: Any, meeting: GroupMeeting) -> GroupMeeting:
    """Call it off and take it out of calendars. Raises PermissionDenied for all but those who lead the
    group, ValidationError when it was cancelled or is over."""
    locked = _locked(actor, meeting.group)
    found = locked.meetings.get(pk=meeting.pk)
    if found.cancelled_at or found.is_over:
        raise ValidationError(_("This meeting is over, or was cancelled already."))
    found.cancelled_at = timezone.now()
    found.sequence += 1
    found.revision += 1
    found.save()
    emails.group_meeting(found)
    return found


def _locked(actor: Any, group: Group) -> Group:
    locked = Group.objects.select_for_update().get(pk=group.pk)
    if not actor.has_perm("partners.edit_group", locked):
        raise PermissionDenied
    return locked
