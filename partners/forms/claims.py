from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.uploads import FileField


class ClaimForm(forms.Form):
    """Why an organisation is one's own (P7)."""

    function = forms.CharField(
        label=_("Your function in the organisation"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    words = forms.CharField(
        label=_("Why it is your organisation"),
        help_text=_("The secretariat reads this, and so do those who act for it today."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    letter: Any = FileField(
        label=_("Letter of the organisation that names you"), purpose="partners.claim_letter"
    )


class ObjectionForm(forms.Form):
    text = forms.CharField(
        label=_("Why the claim is not right"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DecisionForm(forms.Form):
    reason = forms.CharField(
        label=_("Words to the person"),
        help_text=_("Asked for when you decline."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
