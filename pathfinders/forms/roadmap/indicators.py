"""The indicators of an action, one row each."""

from string import ascii_lowercase
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from pathfinders.domain.roadmap.plan import IndicatorPart, Value
from pathfinders.forms.roadmap.fields import targets_in, targets_text
from pathfinders.models import Indicator, RoadmapAction

MOST = 20
NAMES = ("code", "name", "unit", "baseline", "baseline_year", "source")


class IndicatorForm(forms.ModelForm):  # type: ignore[type-arg]
    targets = forms.CharField(
        label=_("Targets"),
        help_text=_("One a line: a year and a figure, such as “2027: 8.5”."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Indicator
        fields = NAMES
        widgets: ClassVar[dict[str, Any]] = {
            "code": forms.TextInput(attrs={"size": 6}),
            "name": forms.TextInput(attrs={"dir": "auto"}),
            "source": forms.TextInput(attrs={"dir": "auto"}),
        }
        help_texts: ClassVar[dict[str, Any]] = {"code": _("Left empty, the portal gives the next letter.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("code", "name"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """What says something needs a name; a row without a word needs none."""
        cleaned: dict[str, Any] = super().clean() or {}
        if (self.errors or says_something(cleaned)) and not cleaned.get("name"):
            self.add_error("name", self.fields["name"].error_messages["required"])
        return cleaned

    def clean_targets(self) -> Any:
        return targets_in(self.cleaned_data["targets"])


def says_something(row: Any) -> bool:
    """Beside its code, which stays in a row that somebody empties."""
    return any(value not in (None, "", ()) for name, value in row.items() if name != "code")


_IndicatorFormSet = forms.formset_factory(
    IndicatorForm, extra=0, min_num=1, max_num=MOST, absolute_max=MOST, validate_max=True
)


class IndicatorFormSet(_IndicatorFormSet):  # type: ignore[misc,valid-type]
    """A row without a word is left out when saving."""

    @classmethod
    def of(cls, action: RoadmapAction | None, data: Any = None) -> "IndicatorFormSet":
        there = action.indicators.prefetch_related("targets") if action else []
        stored = [
            {**{name: getattr(each, name) for name in NAMES}, "targets": targets_text(each.targets.all())}
            for each in there
        ]
        return cls(data, initial=stored, prefix="indicators")

    @classmethod
    def with_another_row(cls, data: Any) -> "IndicatorFormSet":
        """What was typed, and one row more. Nothing is checked yet."""
        data = data.copy()
        count = data.get("indicators-TOTAL_FORMS", "")
        rows = int(count) if count.isdecimal() and len(count) < 3 else 0
        data["indicators-TOTAL_FORMS"] = str(min(rows + 1, MOST))
        return cls(data, prefix="indicators")

    def parts(self, action: RoadmapAction | None) -> list[IndicatorPart]:
        """For the verb that saves; values that were recorded stay with the code they have."""
        rows = [form.cleaned_data for form in self.forms]
        said = [row for row in rows if says_something(row)]
        values = _recorded(action)
        codes = [row.get("code") or "" for row in said]
        free = (letter for letter in ascii_lowercase if letter not in codes)
        return [
            IndicatorPart(
                **{name: row.get(name) for name in NAMES if name != "code"},
                code=code,
                targets=row["targets"],
                values=values.get(code, ()),
            )
            for row, code in ((row, row.get("code") or next(free)) for row in said)
        ]


def _recorded(action: RoadmapAction | None) -> dict[str, tuple[Value, ...]]:
    if action is None:
        return {}
    return {
        each.code: tuple(Value(one.year, one.value, one.source) for one in each.values.all())
        for each in action.indicators.prefetch_related("values")
    }
