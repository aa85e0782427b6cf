"""The answer to a call for interest."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation


class InterestForm(forms.Form):
    organisation: Any = forms.ModelChoiceField(
        label=_("Organisation that answers"), queryset=Organisation.objects.none(), empty_label=None
    )
    words = forms.CharField(
        label=_("How your organisation meets the criteria"),
        help_text=_("Read by the officers of the nominating body and by the secretariat."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=3000,
    )

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
