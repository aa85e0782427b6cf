"""Looking at the composition on another day."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva

FIRST_DAY, LAST_DAY = (
    datetime.date(2016, 9, 21),
    datetime.date(2100, 12, 31),
)  # the Alliance began in September 2016


class DayForm(forms.Form):
    date = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Please give a day, such as 2026-03-12.")},
    )

    def clean_date(self) -> datetime.date:
        day: datetime.date | None = self.cleaned_data["date"]
        if day is None:
            return today_in_geneva()
        if not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(_("There is nothing to show for that day."))
        return day
