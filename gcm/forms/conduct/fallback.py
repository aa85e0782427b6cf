"""A code in place of a second factor that fails."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.forms.conduct.telephone import identification_field, person_field
from gcm.models import Meeting
from gcm.queries.conduct.people import people_here


class GrantFallbackForm(forms.Form):
    """Whom the officer has on the line, and how they made sure of it."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = person_field(people_here(meeting))
        self.fields["identified_by"] = identification_field()


class FallbackCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the secretariat"),
        help_text=_("Eight digits. It stands for your second factor once, for one act, for ten minutes."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
