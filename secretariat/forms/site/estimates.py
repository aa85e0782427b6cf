"""A figure on the target, with its year and its source."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from partners.forms.revised import RevisionField
from secretariat.forms.languages import add_languages, line, names_of
from secretariat.models import Estimate
from secretariat.queries.site.target import estimates

LABELS = names_of("label")
PLAIN = ("value", "year", "source", "source_url", "published_on", "retrieved_on")
DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class EstimateForm(forms.Form):
    """The figure of another year of what is counted already, or a new figure."""

    revision = RevisionField()
    key = forms.ChoiceField(label=_("Figure"), required=False)
    value = forms.DecimalField(
        label=_("Millions"),
        min_value=0,
        max_digits=8,
        decimal_places=1,
        help_text=_("The unit is a million."),
    )
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    source = forms.CharField(label=_("Title of the source"), max_length=300)
    source_url = forms.URLField(label=_("Address of the source"), max_length=500, assume_scheme="https")
    published_on = DayField(label=_("Published on"), widget=DAY)
    retrieved_on = DayField(
        label=_("Retrieved on"),
        required=False,
        widget=DAY,
        help_text=_("Left empty: today."),
    )

    def __init__(self, data: Any = None, *, of: Estimate | None = None) -> None:
        initial = {name: getattr(of, name) for name in (*LABELS, *PLAIN, "revision")} if of else None
        super().__init__(data, initial=initial)
        add_languages(self, {"label": (_("What it counts, and at what age"), line)})
        self.fields[LABELS[0]].help_text = _(
            "As it follows the number: “children aged 5 to 17 in child labour”. Left empty for another year "
            "of a figure that is there: as before."
        )
        self.order_fields(["key", *LABELS, *PLAIN])
        if of:
            del self.fields["key"]
        else:
            known = [(each.key, each.label) for each in estimates()]
            self.fields["key"].choices = [("", _("A new figure")), *known]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {
            "key": self.cleaned_data.get("key", ""),
            "values": self.of_record(),
            "revision": self.cleaned_data["revision"],
        }

    def of_record(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*LABELS, *PLAIN)}
