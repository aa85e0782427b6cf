"""A meeting as a calendar object (T7): its UID stays, its sequence rises, a cancellation takes it back."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alliance87.core import ical
from alliance87.core.mailing import Attachment
from alliance87.core.mailing.conf import sender
from gcm.enums import MeetingState
from gcm.models import AgendaItem, Meeting

# Without a date that stands: calendars take it off until they get another one with a higher sequence.
TAKEN_BACK = (MeetingState.CANCELLED, MeetingState.POSTPONED)


def calendar_of(meeting: Meeting, language: str, items: Iterable[AgendaItem] | None = None) -> bytes:
    """The .ics of the meeting in that language, in the zone of the place, with the conference link (T8), and
    with the whole agenda unless the reader sees some items alone (O3)."""
    is_cancelled = meeting.state in TAKEN_BACK
    with translation.override(language):
        return ical.event(
            uid=str(meeting.public_id),
            sequence=meeting.sequence,
            start=meeting.starts_at,
            end=meeting.ends_at,
            zone=meeting.zone,
            summary=str(meeting),
            description="" if is_cancelled else _description(meeting, items),
            location=meeting.place or meeting.conference_url,
            url=f"{settings.SITE_URL}{reverse('gcm:meeting', args=[meeting.public_id])}",
            method="CANCEL" if is_cancelled else "PUBLISH",
            organizer=sender(),
        )


def attachments_of(
    meeting: Meeting, items: Iterable[AgendaItem] | None = None
) -> dict[str, Sequence[Attachment]]:
    """The same file once a language, as a mail carries it."""
    method = "CANCEL" if meeting.state in TAKEN_BACK else "PUBLISH"
    kind = f"text/calendar; method={method}; charset=utf-8"
    return {
        code: [Attachment(filename_of(meeting), calendar_of(meeting, code, items), kind)]
        for code, _name in settings.LANGUAGES
    }


def filename_of(meeting: Meeting) -> str:
    """The name under which the calendar file is kept."""
    return f"gcm-{meeting.number}.ics"


def _description(meeting: Meeting, items: Iterable[AgendaItem] | None) -> str:
    shown = meeting.items.order_by("position") if items is None else items
    lines = [f"{item.position}. {item.title}" for item in shown]
    if meeting.conference_url:
        lines.insert(0, _("Videoconference: %(url)s") % {"url": meeting.conference_url})
    return "\n".join(lines)
