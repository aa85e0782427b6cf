"""When a meeting is, for pages and mails."""

from datetime import UTC, datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from gcm.models import Meeting
from gcm.queries.when import period_in

register = template.Library()


@register.simple_tag
def period_there(meeting: Meeting) -> str:
    """In the zone of the place."""
    return f"{period_in(meeting, meeting.place_zone)} ({meeting.zone.replace('_', ' ')})"


@register.simple_tag
def period_utc(meeting: Meeting) -> str:
    return f"{period_in(meeting, UTC)} UTC"


@register.simple_tag
def instant_there(at: datetime, meeting: Meeting) -> str:
    """An instant in the zone of the place."""
    local = timezone.localtime(at, meeting.place_zone)
    return f"{date_format(local, 'DATETIME_FORMAT')} ({meeting.zone.replace('_', ' ')})"


@register.simple_tag
def instant_utc(at: datetime) -> str:
    return f"{date_format(timezone.localtime(at, UTC), 'DATETIME_FORMAT')} UTC"


@register.simple_tag
def period_here(meeting: Meeting) -> str:
    """In the zone of the reader, when it is another than that of the place; else nothing."""
    zone: Any = timezone.get_current_timezone()
    return "" if str(zone) == meeting.zone else f"{period_in(meeting, zone)} ({str(zone).replace('_', ' ')})"
