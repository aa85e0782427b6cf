"""What partners type about their initiatives and practices."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from alliance87.core.uploads import FileField
from partners.forms.proposal import Languages, in_languages
from partners.forms.revised import RevisedForm
from partners.models import Country, GoodPractice, Initiative, Organisation, Topic

LONG = ("aim", "achievable", "resources")
ORDER = ("title", "aim", "indicator", "baseline", "target", "achievable", "resources", "standards")
PRACTICE = ("title", "problem", "action", "result", "evidence", "scaling")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class InNameOfForm(forms.Form):
    """For which partner."""

    organisation: Any = forms.ModelChoiceField(
        label=_("In the name of"), queryset=Organisation.objects.none(), empty_label=None
    )

    def __init__(self, data: Any = None, *, organisations: Any) -> None:
        super().__init__(data)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class SpokenForm(RevisedForm):
    """The texts `names` in three languages."""

    names: ClassVar[tuple[str, ...]] = ()

    @property
    def texts(self) -> dict[str, Languages]:
        return {name: Languages(self, name) for name in self.names}


class AboutForm(SpokenForm):
    """About topics and countries, in three languages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = Topic.objects.filter(active=True)  # type: ignore[attr-defined]
        self.fields["countries"].queryset = Country.objects.in_order()  # type: ignore[attr-defined]


class InitiativeForm(AboutForm):
    """Incomplete is fine until it is published."""

    names = ORDER

    class Meta:
        model = Initiative
        fields = ("kind", "starts_on", "ends_on", "topics", "countries", *in_languages(ORDER))
        field_classes: ClassVar[dict[str, Any]] = dict.fromkeys(("starts_on", "ends_on"), DayField)
        widgets: ClassVar[dict[str, Any]] = {
            "kind": forms.RadioSelect,
            "starts_on": DAY,
            "ends_on": DAY,
            "topics": forms.CheckboxSelectMultiple,
            "countries": forms.SelectMultiple(attrs={"size": 8}),
            **{name: area() for name in in_languages(LONG)},
        }


class PracticeForm(AboutForm):
    names = PRACTICE

    class Meta:
        model = GoodPractice
        fields = ("topics", "countries", *in_languages(PRACTICE))
        widgets: ClassVar[dict[str, Any]] = {
            "topics": forms.CheckboxSelectMultiple,
            "countries": forms.SelectMultiple(attrs={"size": 8}),
            **{name: area() for name in in_languages(PRACTICE[1:])},
        }


class ReportForm(forms.Form):
    """Once a year: the figure, a few words, and what shows it."""

    value = forms.CharField(label=_("Where the indicator stands now"), max_length=200)
    text = forms.CharField(label=_("What was done"), max_length=4000, widget=area(6))
    evidence = FileField(
        label=_("A file that shows it"), purpose="partners.initiative_evidence", required=False
    )

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        file = given.pop("evidence")
        return {**given, "evidence": [file] if file else []}


class EndForm(forms.Form):
    completed = forms.TypedChoiceField(
        label=_("How does it end?"),
        choices=[
            ("yes", _("Completed: it stays public with its reports")),
            ("no", _("Withdrawn: it is no longer public")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class ReviewForm(forms.Form):
    """The secretariat's reading."""

    accepted = forms.TypedChoiceField(
        label=_("After reading"),
        choices=[("yes", _("Publish it")), ("no", _("Return it with a question"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    question = forms.CharField(
        label=_("Question to the partner"), required=False, max_length=2000, widget=area(3)
    )


class EndorseForm(InNameOfForm):
    words = forms.CharField(label=_("A few words"), required=False, max_length=500, widget=area(2))


class AdoptForm(EndorseForm):
    country: Any = forms.ModelChoiceField(label=_("Country"), queryset=Country.objects.none())
    field_order = ("organisation", "country", "words")

    def __init__(self, data: Any = None, *, organisations: Any) -> None:
        super().__init__(data, organisations=organisations)
        self.fields["country"].queryset = Country.objects.in_order()  # type: ignore[attr-defined]
