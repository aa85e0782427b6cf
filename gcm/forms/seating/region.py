"""Asking a region, answering it, speaking for it."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from gcm.forms.accreditation import day_input
from gcm.models import AgendaItem, Meeting


class RoundForm(forms.Form):
    question = forms.CharField(label=_("Question"), max_length=3000, widget=forms.Textarea(attrs={"rows": 5}))
    closes_on = DayField(label=_("Last day for contributions"), widget=day_input())


class ContributionForm(forms.Form):
    text = forms.CharField(label=_("Contribution"), max_length=3000, widget=forms.Textarea(attrs={"rows": 6}))


class StatementForm(forms.Form):
    item: Any = forms.ModelChoiceField(
        label=_("Agenda item"),
        queryset=AgendaItem.objects.none(),
        required=False,
        help_text=_("Empty: on the meeting as a whole."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    text = forms.CharField(label=_("Statement"), max_length=6000, widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item: Any = self.fields["item"]
        item.queryset = meeting.items.order_by("position")
