"""A meeting from its draft to the eve of the session: convening, moving, cancelling (Z1, G5, G7)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger, rulesets
from gcm.domain.agenda import add_opening, require_that_it_decides
from gcm.domain.counting import next_number
from gcm.domain.effects import run_disposal
from gcm.domain.planning.agenda_versions import issue_agenda
from gcm.domain.planning.short_notice import CONVENE_TASK
from gcm.domain.replies import ask_again, ask_for_answers, close_answer_tasks
from gcm.domain.room import ask, locked_meeting, touch
from gcm.emails import meetings as emails
from gcm.enums import ItemKind, MeetingMode, MeetingState
from gcm.models import Meeting
from gcm.models.meeting import every_language
from gcm.queries.planning.deadlines import notice_due_at
from gcm.queries.planning.short_notice import accepted_short_notice, standing_words
from partners.domain.stale import StaleEditError
from partners.validators import validate_time_zone

DATES = ("starts_at", "ends_at", "zone")
ARRANGEMENTS = ("mode", "place", "conference_url", "languages", "is_recorded", "recording_until")
FIELDS = ("kind", *DATES, *ARRANGEMENTS)


@transaction.atomic
def draft_meeting(*, actor: Any, **fields: Any) -> Meeting:
    """A meeting in preparation, with the adoption of the agenda as its first item (G11). `fields` are those
    of FIELDS; instants carry their zone. Raises PermissionDenied, ValidationError."""
    meeting = Meeting(**{name: fields[name] for name in FIELDS if name in fields})
    ask(actor, "gcm.prepare_meeting", meeting)
    return begin_meeting(meeting, actor)


def begin_meeting(meeting: Meeting, beginner: Any) -> Meeting:
    """Keep a new draft. For verbs that have asked the right. Raises ValidationError."""
    _check(meeting)
    meeting.save()
    add_opening(meeting)
    ledger.append(kind="gcm.meeting_drafted", subject=meeting, actor=beginner, data={})
    return meeting


@transaction.atomic
def change_meeting(*, actor: Any, meeting: Meeting, revision: int, values: Mapping[str, Any]) -> Meeting:
    """Change a draft in everything, a meeting that is convened in mode, place and conference link alone:
    then everybody gets the notice again, and their answers stand. What `values` does not name stays as it
    is (T8).

    Raises PermissionDenied, StaleEditError when `revision` is not the one that stands, ValidationError for
    another date of a convened meeting (see `reschedule_meeting`) and once the session is open.
    """
    locked = locked_meeting(meeting)
    ask(actor, "gcm.prepare_meeting", locked)
    if locked.revision != revision:
        raise StaleEditError(locked)
    if locked.state != MeetingState.DRAFT and not locked.is_to_come:
        raise ValidationError(_("This meeting cannot be changed any more."), code="not_to_come")
    allowed = FIELDS if locked.state == MeetingState.DRAFT else ARRANGEMENTS
    changed = _differing(locked, values)
    if set(changed) - set(allowed):
        raise ValidationError(_("The meeting is convened: reschedule it instead."), code="reschedule")
    if not changed:
        return locked
    _set(locked, changed)
    if locked.state == MeetingState.DRAFT:
        return _saved(locked, actor, "gcm.meeting_changed")
    _require_place(locked)
    return _announce_arrangements(locked, actor)


@transaction.atomic
def convene_meeting(*, actor: Any, meeting: Meeting) -> Meeting:
    """Give the meeting its number, without a gap (T24), and send the notice to every representative and
    alternate (T11). Each seat that is held is asked for an answer.

    Raises PermissionDenied; ValidationError for a date that is past, without a place or a link, or with less
    notice than `gcm.meetings.notice_days` that the chair has not accepted (G5); TransitionNotAllowed unless
    a draft.
    """
    locked = locked_meeting(meeting)
    ask(actor, "gcm.prepare_meeting", locked)
    if locked.state == MeetingState.POSTPONED:
        raise ValidationError(_("This meeting is postponed: set another date."), code="reschedule")
    locked.convene()
    _require_place(locked)
    _require_notice(locked)
    locked.number, locked.convened_at = next_number("meetings", after=_highest_number()), timezone.now()
    saved = _saved(locked, actor, "gcm.meeting_convened")
    issue_agenda(saved)
    ask_for_answers(saved)
    emails.meeting_convened(saved)
    return saved


@transaction.atomic
def freeze_agenda(*, actor: Any, meeting: Meeting) -> Meeting:
    """Make the agenda final and send it to the members. Raises PermissionDenied, TransitionNotAllowed
    unless convened."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.prepare_meeting", locked)
    locked.freeze_agenda()
    saved = _saved(locked, actor, "gcm.agenda_frozen")
    issue_agenda(saved, is_final=True)
    ask_for_answers(saved)
    emails.agenda_final(saved)
    return saved


@transaction.atomic
def reschedule_meeting(
    *,
    actor: Any,
    meeting: Meeting,
    starts_at: datetime,
    ends_at: datetime,
    zone: str = "",
    revision: int | None = None,
) -> Meeting:
    """Another date for a convened meeting, or one for a postponed meeting: the same number and UID, a new
    sequence, and everybody is asked again; what they answered is kept as a draft (G7). The conference link
    stays (T8). Deadlines that the chair had shortened were those of the other date, and lapse (G5).

    Raises PermissionDenied, StaleEditError, ValidationError as `convene_meeting` does and when the date is
    the same, or when the meeting is not to come.
    """
    locked = locked_meeting(meeting)
    ask(actor, "gcm.prepare_meeting", locked)
    if revision is not None and locked.revision != revision:
        raise StaleEditError(locked)
    if not (locked.takes_answers or locked.state == MeetingState.POSTPONED):
        raise ValidationError(_("Only a meeting to come can be rescheduled."), code="not_to_come")
    dates = {"starts_at": starts_at, "ends_at": ends_at, "zone": zone or locked.zone}
    if not _differing(locked, dates):
        raise ValidationError(_("This is the date that was announced already."), code="same_date")
    _set(locked, dates)
    _require_notice(locked)
    locked.papers_due_at, locked.agenda_due_at, locked.deadlines_reason = None, None, ""
    if locked.state == MeetingState.POSTPONED:
        locked.convene()
    locked.sequence += 1
    saved = _saved(locked, actor, "gcm.meeting_rescheduled")
    ask_again(saved, actor=actor)
    emails.meeting_rescheduled(saved)
    return saved


@transaction.atomic
def postpone_meeting(*, actor: Any, meeting: Meeting, reason: str) -> Meeting:
    """Put the meeting off without another date yet: everybody is told why and their calendars take it back.
    It keeps its number, its agenda and its answers, and `reschedule_meeting` convenes it anew (A6, Z1).

    Raises PermissionDenied, ValidationError without a reason, TransitionNotAllowed unless it is to come.
    """
    locked = locked_meeting(meeting)
    ask(actor, "gcm.prepare_meeting", locked)
    if not reason.strip():
        raise ValidationError(_("Please give the reason."), code="no_reason")
    locked.postpone()
    locked.sequence += 1
    saved = _saved(locked, actor, "gcm.meeting_postponed")
    close_answer_tasks(saved, closed_by=actor)
    emails.meeting_postponed(saved, reason.strip())
    return saved


@transaction.atomic
def cancel_meeting(*, actor: Any, meeting: Meeting, reason: str) -> Meeting:
    """Call the meeting off: everybody is told why and their calendars take it back (T7); what was on the
    agenda is handed back to where it came from. Its number is not given again.

    Raises PermissionDenied, ValidationError without a reason, TransitionNotAllowed unless it is to come.
    """
    locked = locked_meeting(meeting)
    ask(actor, "gcm.prepare_meeting", locked)
    if not reason.strip():
        raise ValidationError(_("Please give the reason."), code="no_reason")
    locked.cancel()
    locked.sequence += 1
    saved = _saved(locked, actor, "gcm.meeting_cancelled")
    _hand_back_items(saved, actor, reason.strip())
    close_answer_tasks(saved, closed_by=actor)
    emails.meeting_cancelled(saved, reason.strip())
    return saved


def is_short_notice(meeting: Meeting) -> bool:
    """Whether a notice sent now comes later than the house rules ask (G5)."""
    return timezone.now() > notice_due_at(meeting)


def _require_notice(meeting: Meeting) -> None:
    if meeting.starts_at <= timezone.now():
        raise ValidationError(_("The meeting must start later than now."), code="past")
    is_short = is_short_notice(meeting)
    accepted = accepted_short_notice(meeting) if is_short else None
    if is_short and accepted is None:
        days = rulesets.in_force()["gcm.meetings.notice_days"]
        words = _("Notice is given %(days)s days before. For less, the chair gives the reason (G5).")
        raise ValidationError(words % {"days": days}, code="short_notice")
    meeting.short_notice_reason = accepted.reason if accepted else ""
    standing_words(meeting).update(used_at=timezone.now())  # G5: for the notice that now goes out, no other
    inbox.close_tasks(subject=meeting, kind=CONVENE_TASK)


def _highest_number() -> int:
    return Meeting.objects.aggregate(last=Max("number"))["last"] or 0


def _require_place(meeting: Meeting) -> None:
    if meeting.mode == MeetingMode.IN_PERSON and not meeting.place:
        raise ValidationError({"place": _("Say where the meeting takes place.")})
    if meeting.mode != MeetingMode.IN_PERSON and not meeting.conference_url:
        raise ValidationError({"conference_url": _("Give the link by which members connect.")})


def _differing(meeting: Meeting, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: values[name] for name in FIELDS if name in values and values[name] != getattr(meeting, name)
    }


def _set(meeting: Meeting, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(meeting, name, value)
    _check(meeting)


def _check(meeting: Meeting) -> None:
    validate_time_zone(meeting.zone)
    if meeting.ends_at <= meeting.starts_at:
        raise ValidationError({"ends_at": _("A meeting ends after it starts.")})
    if not meeting.languages or set(meeting.languages) - set(every_language()):
        raise ValidationError({"languages": _("Choose the languages of the meeting.")})
    _check_recording(meeting)
    if meeting.pk:
        for item in meeting.items.filter(kind=ItemKind.DECISION):
            item.meeting = meeting
            require_that_it_decides(item)
    meeting.full_clean(exclude=["state"])  # a protected state cannot be cleaned


def _check_recording(meeting: Meeting) -> None:
    """A recording is kept until a day after the meeting, which everybody is told (G13)."""
    if not meeting.is_recorded:
        meeting.recording_until = None
    elif meeting.recording_until is None or meeting.recording_until <= meeting.ends_at.date():
        raise ValidationError(
            {"recording_until": _("Say until which day after the meeting the recording is kept (G13).")}
        )


def _announce_arrangements(meeting: Meeting, actor: Any) -> Meeting:
    """Calendars take an update with a higher sequence alone (RFC 5545, 3.8.7.4); the date is the same, so
    that answers go with it."""
    meeting.sequence += 1
    meeting.replies.filter(sequence=meeting.sequence - 1).update(sequence=meeting.sequence)
    saved = _saved(meeting, actor, "gcm.meeting_changed")
    ask_for_answers(saved)
    emails.meeting_changed(saved)
    return saved


def _hand_back_items(meeting: Meeting, actor: Any, reason: str) -> None:
    for item in meeting.items.all():
        if item.is_open:
            item.defer()
            item.disposition = reason[:500]
            item.save()
            run_disposal(actor=actor, item=item)


def _saved(meeting: Meeting, actor: Any, kind: str) -> Meeting:
    meeting.revision += 1
    meeting.save()
    touch(meeting)
    data = {"number": meeting.number, "sequence": meeting.sequence}
    ledger.append(kind=kind, subject=meeting, actor=actor, data=data)
    return meeting
