"""When a meeting is, in words: instants are told with the zone they are told in (T6)."""

from datetime import tzinfo

from django.utils import timezone
from django.utils.formats import date_format

from gcm.models import Meeting


def period_in(meeting: Meeting, zone: tzinfo) -> str:
    """From when to when in that zone, in the active language; the day of the end only where it is another."""
    start, end = timezone.localtime(meeting.starts_at, zone), timezone.localtime(meeting.ends_at, zone)
    same_day = start.date() == end.date()
    until = date_format(end, "TIME_FORMAT" if same_day else "DATETIME_FORMAT")
    return f"{date_format(start, 'DATETIME_FORMAT')} – {until}"
