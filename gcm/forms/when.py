"""A day and hours, typed as they are announced: in the zone of the place (T6)."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from partners.forms.account import ZONES


class WhenForm(forms.Form):
    """A day, two times and the zone they are told in. `cleaned_data` holds the instants as `starts_at` and
    `ends_at`, None where a form lets the end open."""

    ends_too_early = _("A meeting ends after it starts.")

    day = DayField(
        label=_("Day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    starts = forms.TimeField(label=_("Start"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    ends_day = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("When it is another than the first."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    ends = forms.TimeField(label=_("End"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    zone = forms.ChoiceField(
        label=_("Time zone of the place"),
        choices=[("UTC", "UTC"), *ZONES],
        initial="Europe/Zurich",
        help_text=_("Day and times are those of this zone. Everybody sees them in their own zone as well."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if {"day", "starts", "ends", "zone"} - set(cleaned) or "ends_day" not in cleaned:
            return cleaned
        zone = ZoneInfo(cleaned["zone"])
        starts = self._instant("starts", cleaned["day"], cleaned["starts"], zone)
        last = cleaned["ends_day"] or cleaned["day"]
        ends = self._instant("ends", last, cleaned["ends"], zone) if cleaned["ends"] else None
        if starts and ends and ends <= starts:
            self.add_error("ends", self.ends_too_early)
        return {**cleaned, "starts_at": starts, "ends_at": ends}

    def _instant(self, field: str, day: date, at: time, zone: ZoneInfo) -> datetime | None:
        """In UTC. An hour that the clocks skip that night is refused; one that occurs twice is the first."""
        local = datetime.combine(day, at, tzinfo=zone)
        instant = local.astimezone(UTC)
        if instant.astimezone(zone).replace(tzinfo=None, fold=0) != local.replace(tzinfo=None):
            self.add_error(field, _("The clocks of this zone go forward then: there is no such time."))
            return None
        return instant


TYPED = ("day", "starts", "ends_day", "ends")


def typed_of(dated: Any) -> dict[str, Any]:
    """What stands in the form for a record with `starts_at`, `ends_at`, which may be open, and
    `place_zone`."""
    start = timezone.localtime(dated.starts_at, dated.place_zone)
    end = timezone.localtime(dated.ends_at, dated.place_zone) if dated.ends_at else None
    return {
        "day": start.date(),
        "starts": start.time(),
        "ends_day": end.date() if end and end.date() != start.date() else None,
        "ends": end.time() if end else None,
    }
