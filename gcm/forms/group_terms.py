"""Other dates for the group that is to be decided on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField


def _day(label: Any) -> DayField:
    return DayField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class TermForm(forms.Form):
    """Both days are included. `text_number` is the text that the writer had before them."""

    text_number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    starts_on = _day(_("start"))
    ends_on = _day(_("end"))
