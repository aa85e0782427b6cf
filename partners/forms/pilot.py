"""What partners type about pilots."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from partners.enums import PilotOutcome
from partners.forms.initiative import DAY, AboutForm, area
from partners.forms.partner_field import PartnersField
from partners.forms.proposal import Languages, in_languages
from partners.models import Pilot
from partners.queries.pilots import partners_to_name

TEXTS = ("title", "idea", "place")
RESULTS = ("result", "lessons")


class PilotForm(AboutForm):
    """Incomplete is fine until it is public."""

    names = TEXTS
    partners = PartnersField(
        label=_("Partners"),
        help_text=_("With whom it is tried. Ask them first. Names as the directory has them, one a line."),
        required=False,
    )

    class Meta:
        model = Pilot
        fields = ("topics", "countries", "partners", "starts_on", "ends_on", *in_languages(TEXTS))
        field_classes: ClassVar[dict[str, Any]] = dict.fromkeys(("starts_on", "ends_on"), DayField)
        widgets: ClassVar[dict[str, Any]] = {
            "topics": forms.CheckboxSelectMultiple,
            "countries": forms.SelectMultiple(attrs={"size": 6}),
            "starts_on": DAY,
            "ends_on": DAY,
            **{name: area() for name in in_languages(["idea"])},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partners"].queryset = partners_to_name(self.instance.organisation)  # type: ignore[attr-defined]


class EndPilotForm(forms.ModelForm):  # type: ignore[type-arg]
    """What came of it, and what did not work."""

    outcome = forms.ChoiceField(
        label=_("Did it work?"), choices=PilotOutcome.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = Pilot
        fields = in_languages(RESULTS)
        widgets: ClassVar[dict[str, Any]] = {name: area() for name in in_languages(RESULTS)}

    @property
    def texts(self) -> dict[str, Languages]:
        return {name: Languages(self, name) for name in RESULTS}

    def values(self) -> dict[str, Any]:
        """Cleaned texts for the verb."""
        return {name: value for name, value in self.cleaned_data.items() if name != "outcome"}
