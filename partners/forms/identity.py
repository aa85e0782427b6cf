from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alliance87.core.day_fields import DayField
from partners.enums import PartnerKind, SuccessionKind
from partners.models import Country

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _name(language: Any) -> forms.CharField:
    return forms.CharField(label=language, max_length=200, required=False)


class IdentityForm(forms.Form):
    """What an organisation is called, is, and where it has its seat (P6)."""

    name_fr = _name(_("Official name in French"))
    name_en = _name(_("Official name in English"))
    name_es = _name(_("Official name in Spanish"))
    kind = forms.ChoiceField(label=_("Kind"), choices=PartnerKind.choices)
    country: Any = forms.ModelChoiceField(label=_("Country"), queryset=Country.objects.none(), required=False)
    first_day = DayField(
        label=_("In force since"),
        help_text=_("The former name is kept with its last day, the day before."),
        widget=DAY,
    )
    reason = forms.CharField(
        label=_("Why, and where this is written"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = Country.objects.in_order()  # type: ignore[attr-defined]


class AnswerIdentityForm(forms.Form):
    answer = forms.CharField(
        label=_("Words to the organisation"),
        help_text=_("Asked for when you decline."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class FindForm(forms.Form):
    into = forms.CharField(
        label=_("The other organisation: its name, or the address of its page"),
        max_length=300,
        required=False,
    )


class SuccessionForm(forms.Form):
    """Why one takes the place of another, and since when."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("succession", "Reason"), choices=SuccessionKind.choices, widget=forms.RadioSelect
    )
    first_day = DayField(label=_("First day of the successor"), widget=DAY)
    reference = forms.CharField(
        label=_("Where this is written"),
        help_text=_("A decree, a letter. Asked for when one organisation takes over from another."),
        max_length=300,
        required=False,
    )
