from datetime import date, datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva


class DayForm(forms.Form):
    """The day whose rules are shown: today when nothing is said."""

    on = forms.DateField(
        label=_("Rules in force on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Please write the day as year-month-day, such as 2026-03-31.")},
    )

    def clean_on(self) -> date | None:
        day: date | None = self.cleaned_data["on"]
        if day is not None and day > today_in_geneva():
            raise forms.ValidationError(_("This day is still to come. Choose an earlier one."))
        return day

    def instant(self) -> datetime | None:
        """The last instant of the day in Geneva, None for now. Only for a valid form."""
        day: date | None = self.cleaned_data["on"]
        if day is None:
            return None
        end = datetime.combine(day, time.max, tzinfo=timezone.get_default_timezone())
        return min(end, timezone.now())
