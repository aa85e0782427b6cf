"""Leaving a seat, and what people decided on a review case."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from alliance87.core.day_fields import DayField
from gcm.enums import SeatCaseOutcome
from gcm.forms.accreditation import day_input


class HandoverForm(forms.Form):
    leaves_on = DayField(label=_("Day of the handover"), widget=day_input(), initial=today_in_geneva)
    vacates_now = forms.BooleanField(
        label=_("Leave the seat at the end of today, even without a successor"), required=False
    )
    note = forms.CharField(
        label=_("Note for the successor"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("It stays with the seat, beside its open actions and positions (R9)."),
    )


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Outcome"), choices=SeatCaseOutcome.choices, widget=forms.RadioSelect)
    reference = forms.CharField(
        label=_("Decided by whom, when and where"),
        max_length=300,
        help_text=_("For example the number of the decision, or the meeting of the group."),
    )
