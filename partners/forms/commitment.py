from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import InstantField
from alliance87.core.languages import LANGUAGES


class CommitmentTextForm(forms.Form):
    """A new version of the commitment, in the three languages (P12)."""

    text_fr = forms.CharField(
        label=_("Text in French"), widget=forms.Textarea(attrs={"rows": 8, "lang": "fr"})
    )
    text_en = forms.CharField(
        label=_("Text in English"), widget=forms.Textarea(attrs={"rows": 8, "lang": "en"})
    )
    text_es = forms.CharField(
        label=_("Text in Spanish"), widget=forms.Textarea(attrs={"rows": 8, "lang": "es"})
    )
    effective_from = InstantField(
        label=_("In force from"),
        required=False,
        help_text=_("In your time zone. Left empty: from now on."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    asks_again = forms.BooleanField(
        label=_("Ask the partners again"),
        required=False,
        initial=True,
        help_text=_("All of them are asked, some each hour. Leave it out when only words are corrected."),
    )

    def texts(self) -> dict[str, Any]:
        return {code: self.cleaned_data[f"text_{code}"] for code in LANGUAGES}
