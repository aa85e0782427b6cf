"""What members ask the chair for between meetings: an additional videoconference (G3), an item on an agenda
(Z2). The chair answers, and whoever asked is told."""

from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from gcm.domain.agenda import CAN_CHANGE, place_last
from gcm.domain.meetings import begin_meeting
from gcm.domain.room import ask, locked_meeting
from gcm.emails import planning as emails
from gcm.enums import MeetingKind, MeetingMode
from gcm.models import AgendaItem, ItemProposal, Meeting, MeetingRequest
from gcm.queries.delegations import seat_of
from partners.validators import validate_time_zone

Asked = TypeVar("Asked", MeetingRequest, ItemProposal)


@transaction.atomic
def request_meeting(
    *, actor: Any, starts_at: datetime, ends_at: datetime, zone: str, reason: str
) -> MeetingRequest:
    """A member asks for an additional videoconference at an instant that suits them (G3); the chair is told.
    Raises PermissionDenied for whoever takes part for no seat; ValidationError without a reason or for an
    instant that cannot be."""
    _require_permission(actor, "gcm.request_meeting")
    validate_time_zone(zone)
    made = MeetingRequest(
        seat_id=_seat_id(actor),
        asked_by=actor,
        starts_at=starts_at,
        ends_at=ends_at,
        zone=zone,
        reason=_text(reason, "reason"),
    )
    _require_to_come(starts_at, ends_at)
    made.save()
    _tell_chair(made, gettext_noop("A member asks for an additional videoconference"))
    return _recorded("gcm.meeting_requested", made, actor)


@transaction.atomic
def grant_request(*, actor: Any, request: MeetingRequest, note: str = "") -> Meeting:
    """The chair grants it: the secretariat finds a draft of that meeting on its desk, and whoever asked is
    told. Raises PermissionDenied for everybody else; ValidationError once the instant is past;
    TransitionNotAllowed when it was answered or withdrawn."""
    found = _locked(request)
    _require_permission(actor, "gcm.direct_meetings")
    _require_to_come(found.starts_at, found.ends_at)
    found.grant()
    found.meeting = begin_meeting(
        Meeting(
            kind=MeetingKind.SUPPLEMENTARY,
            mode=MeetingMode.REMOTE,
            starts_at=found.starts_at,
            ends_at=found.ends_at,
            zone=found.zone,
        ),
        actor,
    )
    _answer(found, note, actor, "gcm.meeting_request_granted")
    inbox.open_task(
        kind="gcm.prepare_requested_meeting",
        subject=found.meeting,
        role="secretariat",
        title=gettext_noop("Prepare the videoconference that the chair granted"),
        url_name="admin:gcm_meeting_change",
        url_kwargs={"object_id": str(found.meeting.pk)},
        due_at=found.starts_at,
    )
    return found.meeting


@transaction.atomic
def decline_request(*, actor: Any, request: MeetingRequest, reason: str) -> MeetingRequest:
    """The chair declines and says why. Raises PermissionDenied; ValidationError without a reason;
    TransitionNotAllowed when it was answered or withdrawn."""
    found = _locked(request)
    _require_permission(actor, "gcm.direct_meetings")
    found.decline()
    return _answer(found, _text(reason, "reason"), actor, "gcm.meeting_request_declined")


@transaction.atomic
def propose_item(*, actor: Any, title: str, language: str, kind: str, reason: str) -> ItemProposal:
    """A member proposes an item, in their own words; the chair is told. Raises PermissionDenied for whoever
    takes part for no seat, ValidationError without a title or a reason."""
    _require_permission(actor, "gcm.request_meeting")
    made = ItemProposal(
        seat_id=_seat_id(actor),
        asked_by=actor,
        title=_text(title, "title"),
        language=language,
        kind=kind,
        reason=_text(reason, "reason"),
    )
    made.full_clean(exclude=["state"])  # a protected state cannot be cleaned
    made.save()
    _tell_chair(made, gettext_noop("A member proposes an item for an agenda"))
    return _recorded("gcm.item_proposed", made, actor)


@transaction.atomic
def accept_item(*, actor: Any, proposal: ItemProposal, meeting: Meeting, note: str = "") -> AgendaItem:
    """The chair takes it up: it comes last on the agenda of that meeting, under the title that was proposed;
    the secretariat adds the other languages. Raises PermissionDenied for everybody else; ValidationError
    once that agenda is final or for a decision where none is taken (G4); TransitionNotAllowed when it was
    answered or withdrawn."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.direct_meetings", locked)
    if locked.state not in CAN_CHANGE:
        raise ValidationError(_("The agenda of this meeting is final."), code="agenda_final")
    found = _locked(proposal)
    found.accept()
    found.item = place_last(AgendaItem(meeting=locked, kind=found.kind), {found.language: found.title}, actor)
    _answer(found, note, actor, "gcm.item_accepted")
    return found.item


@transaction.atomic
def refuse_item(*, actor: Any, proposal: ItemProposal, reason: str) -> ItemProposal:
    """The chair does not take it up and says why. Raises PermissionDenied; ValidationError without a reason;
    TransitionNotAllowed when it was answered or withdrawn."""
    found = _locked(proposal)
    _require_permission(actor, "gcm.direct_meetings")
    found.refuse()
    return _answer(found, _text(reason, "reason"), actor, "gcm.item_refused")


@transaction.atomic
def withdraw_asked(*, actor: Any, asked: Asked) -> Asked:
    """Whoever acts for the seat takes back what it asked. Raises PermissionDenied for others;
    TransitionNotAllowed once the chair has answered."""
    found = _locked(asked)
    _require_permission(actor, "gcm.request_meeting")
    if found.seat_id != _seat_id(actor):
        raise PermissionDenied
    found.withdraw()
    found.save()
    inbox.close_tasks(subject=found, closed_by=actor)
    return _recorded("gcm.asked_withdrawn", found, actor)


def _require_permission(actor: Any, permission: str) -> None:
    if not actor.has_perm(permission):
        raise PermissionDenied


def _seat_id(actor: Any) -> int:
    mine = seat_of(actor)
    if mine is None:
        raise PermissionDenied
    return mine.seat_id


def _locked(row: Asked) -> Asked:
    """The row as it stands, until the transaction ends."""
    return type(row).objects.select_for_update().get(pk=row.pk)


def _text(words: str, field: str) -> str:
    if not words.strip():
        raise ValidationError({field: _("Please fill this in.")}, code="empty")
    return words.strip()


def _require_to_come(starts_at: datetime, ends_at: datetime) -> None:
    if starts_at <= timezone.now():
        raise ValidationError({"starts": _("The meeting must start later than now.")}, code="past")
    if ends_at <= starts_at:
        raise ValidationError({"ends": _("A meeting ends after it starts.")}, code="order")


def _tell_chair(asked: Any, title: str) -> None:
    inbox.open_task(
        kind="gcm.answer_member",
        subject=asked,
        role="chair",
        title=title,
        note=gettext_noop("Asked for by seat %(seat)s"),
        params={"seat": asked.seat.number},
        url_name="gcm:requests",
    )


def _answer(asked: Asked, words: str, actor: Any, kind: str) -> Asked:
    asked.answer, asked.answered_at = words.strip()[:500], timezone.now()
    asked.save()
    inbox.close_tasks(subject=asked, closed_by=actor)
    emails.asked_answered(asked)
    return _recorded(kind, asked, actor)


def _recorded(kind: str, asked: Asked, actor: Any) -> Asked:
    ledger.append(kind=kind, subject=asked, actor=actor, data={"seat": asked.seat_id})
    return asked
