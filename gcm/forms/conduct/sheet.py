"""The results of a roll call on paper, typed in."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models import Delegate, Meeting
from gcm.queries.conduct.people import SheetRow, name_of
from gcm.queries.room import in_language


class SheetForm(forms.Form):
    """One choice a seat: nobody, or one of those accredited for it."""

    time = forms.TimeField(
        label=_("Time at which the roll was called"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def __init__(self, *args: Any, meeting: Meeting, rows: list[SheetRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.fields["time"].help_text = _("In the time of the place of the meeting: %(zone)s.") % {
            "zone": meeting.zone.replace("_", " ")
        }
        for row in rows:
            people = [(each.pk, name_of(each)) for each in row.delegates]
            self.fields[f"seat_{row.number}"] = forms.TypedChoiceField(
                label=_("Seat %(number)s: %(holder)s")
                % {"number": row.number, "holder": in_language(row.holder) or _("vacant")},
                choices=[("", _("not there")), *people],
                coerce=int,
                empty_value=None,
                required=False,
                disabled=not people,
            )

    @property
    def taken_at(self) -> datetime:
        """The hour that was typed, on the day on which the meeting is: the latest one that is not to come."""
        zone = self.meeting.place_zone
        now = timezone.localtime(timezone=zone)
        day = timezone.localtime(self.meeting.opened_at or self.meeting.starts_at, zone).date()
        at = datetime.combine(day, self.cleaned_data["time"], tzinfo=zone)
        tomorrow = datetime.combine(now.date(), self.cleaned_data["time"], tzinfo=zone)
        return tomorrow if at < tomorrow <= now else at

    @property
    def present(self) -> list[Delegate]:
        """Those who were there, as accredited."""
        chosen = [value for name, value in self.cleaned_data.items() if name.startswith("seat_") and value]
        return list(Delegate.objects.filter(pk__in=chosen).select_related("term", "person"))
