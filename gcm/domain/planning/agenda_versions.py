"""The agenda as it is given to members: each version is written down when it leaves (G5)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.agenda import Titles, place_at, place_last
from gcm.domain.room import ask, locked_meeting, touch
from gcm.enums import ItemKind, ItemState, MeetingState
from gcm.models import AgendaItem, AgendaVersion, Meeting
from gcm.models.meeting import IN_SESSION
from gcm.queries.planning.deadlines import takes_decisions
from gcm.queries.quorum import quorum_of
from gcm.queries.snapshot import in_languages

FINAL = (MeetingState.AGENDA_FROZEN, *IN_SESSION)
BEFORE_THE_END = (MeetingState.CONVENED, *FINAL)


def issue_agenda(meeting: Meeting, *, is_final: bool = False, reason: str = "") -> AgendaVersion:
    """Write down the agenda as it stands. For verbs that hold the lock of the meeting and send it."""
    items = meeting.items.order_by("position")
    return AgendaVersion.objects.create(
        meeting=meeting,
        number=meeting.agenda_versions.count() + 1,
        is_final=is_final,
        reason=reason,
        content=[_line(item) for item in items],
    )


@transaction.atomic
def reorder_final_agenda(*, actor: Any, item: AgendaItem, position: int, reason: str) -> AgendaItem:
    """The chair moves an item of a final agenda, when its paper came late for instance (G9): a new version
    of the agenda says why. Raises PermissionDenied; ValidationError without a reason, for the opening (G11),
    and unless the agenda is final and the meeting still to come."""
    locked = locked_meeting(item.meeting)
    ask(actor, "gcm.direct_meetings", locked)
    if locked.state != MeetingState.AGENDA_FROZEN:
        raise ValidationError(_("This is for a final agenda, before the session."), code="not_final")
    found = AgendaItem.objects.filter(meeting=locked, pk=item.pk, state=ItemState.SCHEDULED).first()
    if found is None:
        raise ValidationError(_("This item is no longer to come on the agenda."), code="not_scheduled")
    found.meeting = locked
    moved = place_at(found, position, actor)
    issue_agenda(locked, is_final=True, reason=_said(reason))
    return moved


@transaction.atomic
def add_other_business(*, actor: Any, meeting: Meeting, titles: Titles) -> AgendaItem:
    """Somebody raises another matter, up to the end of the meeting: an item for information, which the room
    may agree to decide on (G10). Raises PermissionDenied for whoever is neither the chair nor of the
    secretariat; ValidationError without a title, before the notice and after the end."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.place_items", locked)
    if locked.state not in BEFORE_THE_END:
        raise ValidationError(_("Other business is raised between the notice and the end of a meeting."))
    item = AgendaItem(meeting=locked, kind=ItemKind.INFORMATION, is_other_business=True)
    placed = place_last(item, titles, actor)
    if locked.state in FINAL:
        issue_agenda(locked, is_final=True)
    return placed


@transaction.atomic
def agree_to_decide(*, actor: Any, item: AgendaItem) -> AgendaItem:
    """Whoever presides notes that the room agrees by consensus to decide on a matter that was not on the
    agenda (G10). Agreeing is an act of the room, so that it needs the quorum like any other (Q7).

    Raises PermissionDenied; ValidationError for another kind of item, one that is not in discussion, without
    a quorum, or in a meeting that takes no decisions (G4).
    """
    locked = locked_meeting(item.meeting)
    ask(actor, "gcm.preside", locked)
    found = AgendaItem.objects.get(pk=item.pk)
    _require_other_business(found, locked)
    found.kind = ItemKind.DECISION
    found.save(update_fields=["kind"])
    touch(locked)
    ledger.append(
        kind="gcm.other_business_to_decide", subject=found, actor=actor, data={"meeting": locked.pk}
    )
    return found


def _require_other_business(item: AgendaItem, meeting: Meeting) -> None:
    if not item.is_other_business or item.kind != ItemKind.INFORMATION:
        raise ValidationError(_("Only other business for information becomes an item for decision."))
    if meeting.state != MeetingState.OPEN or item.state != ItemState.IN_DISCUSSION:
        raise ValidationError(_("This item is not in discussion."), code="not_in_discussion")
    if not takes_decisions(meeting):
        raise ValidationError(_("This meeting takes no decisions (G4)."), code="no_decisions")
    if not quorum_of(meeting).is_met:
        raise ValidationError(_("There is no quorum: the room cannot agree now."), code="no_quorum")


def _line(item: AgendaItem) -> dict[str, Any]:
    return {
        "id": str(item.public_id),
        "position": item.position,
        "kind": item.kind,
        "title": in_languages(item, "title"),
        "other_business": item.is_other_business,
    }


def _said(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": _("Please give the reason: everybody sees it.")}, code="no_reason")
    return reason.strip()[:300]
