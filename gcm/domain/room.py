"""What every act in the room has in common: one lock, one version, one kind of refusal."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from gcm.enums import ItemState, MeetingState
from gcm.models import AgendaItem, DecisionText, Delegate, Meeting, Presence, QuorumTurn, RoomState
from gcm.queries.quorum import quorum_of
from gcm.queries.snapshot import snapshot_of


class StaleTextError(Exception):
    """The act names a text that is not on the screen any more (D4). `text` is the one that is."""

    def __init__(self, text: DecisionText | None) -> None:
        super().__init__("another text is on the screen")
        self.text = text


def locked_meeting(meeting: Meeting) -> Meeting:
    """The meeting, locked until the transaction ends. Whatever changes the room takes this lock first, so
    that acts happen one after the other (D18)."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def touch(meeting: Meeting) -> None:
    """Write down what the room sees now, and tell the polled pages. The last thing that an act does, under
    the lock of the meeting."""
    Meeting.objects.filter(pk=meeting.pk).update(room_version=F("room_version") + 1)
    now = Meeting.objects.get(pk=meeting.pk)
    _note_turn(now)
    RoomState.objects.update_or_create(
        meeting=now, defaults={"version": now.room_version, "content": snapshot_of(now)}
    )


def _note_turn(meeting: Meeting) -> None:
    """Write down that the quorum is there, is lost, or is back, at the instant at which it is so (Q8)."""
    if not meeting.is_in_session:
        return
    now = quorum_of(meeting)
    before = meeting.quorum_turns.last()
    if before is not None and before.is_met == now.is_met:
        return
    QuorumTurn.objects.create(
        meeting=meeting,
        item=meeting.items.filter(state=ItemState.IN_DISCUSSION).first(),
        is_met=now.is_met,
        present=now.present,
        required=now.required,
        missing_groups=list(now.missing_groups),
    )


def ask(who: Any, permission: str, subject: Any) -> None:
    """Whether they may. Raises PermissionDenied."""
    if not who.has_perm(permission, subject):
        raise PermissionDenied


def require_session(meeting: Meeting) -> None:
    """Raises ValidationError unless the meeting is in session."""
    if meeting.state != MeetingState.OPEN:
        raise ValidationError(_("The meeting is not in session."), code="not_in_session")


def require_presence(who: Any, meeting: Meeting) -> Presence:
    """The stay of somebody who is in the room, and still accredited for the seat. Raises ValidationError."""
    here = Presence.objects.here().filter(meeting=meeting, person=who).first()
    if here is None:
        raise ValidationError(_("Only who is present can do this: join the meeting first."), code="absent")
    accredited = Delegate.objects.at().take_part().filter(person=who, term__seat=here.seat_id)
    if not accredited.exists():  # handed over since (R8)
        raise PermissionDenied
    return here


def item_in_discussion(item: AgendaItem) -> AgendaItem:
    """The item as it stands under the lock of its meeting. Raises ValidationError unless it is the one in
    discussion."""
    found = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    if found.state != ItemState.IN_DISCUSSION:
        raise ValidationError(_("This item is not in discussion."), code="not_in_discussion")
    return found


def text_on_screen(item: AgendaItem, number: int) -> DecisionText:
    """The latest text of the item, when it has this number. Raises StaleTextError otherwise."""
    latest = item.texts.order_by("-number").first()
    if latest is None or latest.number != number:
        raise StaleTextError(latest)
    return latest
