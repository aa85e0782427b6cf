"""Why the secretariat withdraws what a partner made public."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TakeDownForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The partner reads it by e-mail."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
