"""What is typed in the community space, and about support (F16, F17)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from alliance87.core.day_fields import DayField
from gcm.forms.accreditation import day_input
from partners.models import Country
from pathfinders.enums import SupportKind, ThreadKind
from pathfinders.forms.way import OfSubject, area


class ThreadForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=ThreadKind.choices, widget=forms.RadioSelect, initial=ThreadKind.QUESTION
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("Text"), widget=area(8), max_length=5000)
    countries: Any = forms.ModelMultipleChoiceField(
        label=_("Countries"),
        queryset=Country.objects.none(),
        required=False,
        help_text=_("Of a practice: where it was tried."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["countries"].queryset = Country.objects.in_order()  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    text = forms.CharField(label=_("Your answer"), widget=area(5), max_length=5000)


class CommunityWorkshopForm(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=2016, max_value=2100)
    starts_on = DayField(label=_("First day"), widget=day_input())
    place = forms.CharField(label=_("Place"), max_length=200)
    subject = forms.CharField(label=_("Subject"), max_length=300)
    link = forms.URLField(label=_("Address of the programme"), required=False, assume_scheme="https")


class SupportForm(OfSubject):
    subject_line = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(label=_("What you ask of the secretariat"), widget=area(6), max_length=4000)
    wanted_by = DayField(label=_("Wanted by"), required=False, widget=day_input())


class GivenForm(OfSubject):
    """The help that was given."""

    kind = forms.ChoiceField(label=_("Kind of help"), choices=SupportKind.choices)
    given_on = DayField(label=_("Day"), widget=day_input(), initial=today_in_geneva)
    text = forms.CharField(label=_("What was done"), widget=area(5), max_length=4000)
    closes = forms.BooleanField(label=_("The request is met: nothing more is to come"), required=False)
