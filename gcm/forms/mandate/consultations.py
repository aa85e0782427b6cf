"""A consultation: the chair's question, a member's words, the summary."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import InstantField


class InLanguageForm(forms.Form):
    """Says in which language something is written; the reader's own by default."""

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial={"language": get_language(), **(initial or {})})
        self.fields["language"] = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class QuestionForm(InLanguageForm):
    question = forms.CharField(label=_("Question"), max_length=300)
    background = forms.CharField(
        label=_("Background"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    closes_at = InstantField(
        label=_("Contributions until"),
        help_text=_("In your time zone."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class ContributionForm(InLanguageForm):
    text = forms.CharField(
        label=_("Your contribution"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6})
    )


class SummaryForm(forms.Form):
    summary = forms.CharField(label=_("Summary"), max_length=8000, widget=forms.Textarea(attrs={"rows": 8}))
