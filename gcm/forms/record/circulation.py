"""What a member writes about a text in circulation (D10)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.models import AgendaItem, WrittenRound


class RoundForm(forms.Form):
    """Carries the round that was on the page: what is written is about the text of that one (D4)."""

    round: Any = forms.ModelChoiceField(queryset=WrittenRound.objects.none(), widget=forms.HiddenInput)

    def __init__(self, *sent: Any, subject: AgendaItem, user: Any = None) -> None:
        super().__init__(*sent)
        field: Any = self.fields["round"]
        field.queryset = subject.written_rounds.all()
        self.initial = {"round": subject.written_rounds.running().first()}


class WordsForm(RoundForm):
    words = forms.CharField(
        label=_("Your reply"),
        help_text=_("All members read it."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
    )


class BreakForm(RoundForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)
