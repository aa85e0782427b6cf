"""What a letter or a mail says of a meeting, by the names of its variables."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gcm.models import Meeting

TRAVEL_COSTS = gettext_lazy("Travel and stay are at the cost of each representative.")  # G8


def words_of_meeting(meeting: Meeting) -> dict[str, str]:
    """In the active language; the hour is that of the place, with its zone (T6). None is ever empty."""
    starts = timezone.localtime(meeting.starts_at, meeting.place_zone)
    return {
        "meeting_number": str(meeting.number or "–"),
        "meeting_day": f"{date_format(starts, 'DATETIME_FORMAT')} ({meeting.zone.replace('_', ' ')})",
        "meeting_place": meeting.place or _("by videoconference"),
        "meeting_page": settings.SITE_URL + meeting.get_absolute_url(),
    }
