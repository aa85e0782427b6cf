from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from alliance87.core.uploads import FileField


class WithdrawalForm(forms.Form):
    """The notice by which an organisation leaves (P11)."""

    last_day = DayField(
        label=_("Last day as a partner"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reference = forms.CharField(label=_("Date and reference of the letter"), max_length=200)
    letter: Any = FileField(
        label=_("Official letter of the organisation"), purpose="partners.withdrawal_letter"
    )
