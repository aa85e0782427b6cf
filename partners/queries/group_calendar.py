"""A meeting of a group as a calendar object (T7): its UID stays, its sequence rises, a cancellation takes it
back."""

from collections.abc import Sequence

from django.conf import settings
from django.utils import translation

from alliance87.core import ical
from alliance87.core.mailing import Attachment
from alliance87.core.mailing.conf import sender
from alliance87.core.phrases import with_colon
from partners.models import GroupMeeting


def calendar_of(meeting: GroupMeeting, language: str) -> bytes:
    """The .ics of the meeting, in the zone of the place, with the conference link (T8)."""
    with translation.override(language):
        return ical.event(
            uid=str(meeting.public_id),
            sequence=meeting.sequence,
            start=meeting.starts_at,
            end=meeting.ends_at,
            zone=meeting.zone,
            summary=with_colon(meeting.group, meeting.title),
            description="" if meeting.cancelled_at else meeting.agenda,
            location=meeting.place or meeting.link,
            url=f"{settings.SITE_URL}{meeting.get_absolute_url()}",
            method=_method(meeting),
            organizer=sender(),
        )


def attachments_of(meeting: GroupMeeting) -> dict[str, Sequence[Attachment]]:
    """The same file once a language, as a mail carries it."""
    kind = f"text/calendar; method={_method(meeting)}; charset=utf-8"
    return {
        code: [Attachment(filename_of(meeting), calendar_of(meeting, code), kind)]
        for code, _name in settings.LANGUAGES
    }


def filename_of(meeting: GroupMeeting) -> str:
    """The name under which the calendar file is kept."""
    return f"{meeting.group.slug[:40]}-{meeting.starts_at:%Y-%m-%d}.ics"


def _method(meeting: GroupMeeting) -> ical.Method:
    return "CANCEL" if meeting.cancelled_at else "PUBLISH"
