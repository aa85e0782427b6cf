"""The yearly report, the filters of the board, and answers to help that is wanted."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from gcm.enums import StakeholderGroup
from partners.models import Country, Organisation, RegionalGroup, Topic
from pathfinders.enums import Attention, LightColour
from pathfinders.forms.implementation.progress import area


class ReportForm(forms.Form):
    """What a country writes. `revision` is the one that was read (see StaleEditError)."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    language = forms.ChoiceField(label=_("Language of the report"), choices=settings.LANGUAGES)
    results = area(_("Results"), max_length=8000, rows=8)
    obstacles = area(_("Obstacles"), max_length=8000, rows=6)
    outlook = area(_("Next steps"), max_length=8000, rows=6)
    consulted = forms.MultipleChoiceField(
        label=_("Who was consulted on this report"),
        required=False,
        choices=StakeholderGroup.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    consultation = area(_("How they were consulted"), max_length=3000)

    def values(self) -> dict[str, Any]:
        """For the verb that saves."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class BoardForm(forms.Form):
    """Filters sent in the address: what is unknown filters nothing."""

    region = forms.ChoiceField(label=_("Region"), required=False)
    light = forms.ChoiceField(label=_("Light"), required=False)
    criterion = forms.ChoiceField(label=_("Asks for attention"), required=False)
    year = forms.TypedChoiceField(label=_("As at the end of"), required=False, coerce=int)

    def __init__(self, data: Any, *, years: list[int]) -> None:
        super().__init__(data)
        everything = [("", _("All"))]
        groups = [(each.code, each.name) for each in RegionalGroup.objects.all()]
        self._offer("region", [*everything, *groups])
        self._offer("light", [*everything, *LightColour.choices])
        self._offer("criterion", [*everything, *Attention.choices])
        self._offer("year", [("", _("Today")), *((each, each) for each in years[1:])])

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What was chosen, without what is not offered."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or ("" if name != "year" else 0) for name in self.fields}


class HelpFilterForm(forms.Form):
    country: Any = forms.ModelChoiceField(
        label=_("Country"), required=False, queryset=None, to_field_name="iso2", empty_label=_("All")
    )
    topic: Any = forms.ModelChoiceField(
        label=_("Topic"), required=False, queryset=None, to_field_name="slug", empty_label=_("All")
    )

    def __init__(self, data: Any, *, countries: Any) -> None:
        super().__init__(data)
        found = Country.objects.filter(pk__in=countries)
        self.fields["country"].queryset = found.in_order()  # type: ignore[attr-defined]
        self.fields["topic"].queryset = Topic.objects.all()  # type: ignore[attr-defined]


class OfferForm(forms.Form):
    organisation: Any = forms.ModelChoiceField(label=_("In the name of"), queryset=None, empty_label=None)
    message = area(_("What you can do"), required=True, max_length=2000)

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations.order_by(  # type: ignore[attr-defined]
            *Organisation.name_order()
        )
