"""The parts of a roadmap, each with the revision that it was opened with."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from partners.forms.revised import LANGUAGES, RevisedForm
from pathfinders.forms.roadmap.fields import CodesField, NamesField
from pathfinders.models import Roadmap, RoadmapAction, RoadmapPriority
from pathfinders.validators import convention_code, sdg_code

# Text in the language of the original is written from its own side (F13).
AUTO = {"dir": "auto"}


def text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **AUTO})


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RoadmapForm(RevisedForm):
    """The head: the original in its own language, a summary in a working language (F13)."""

    languages_of = "summary"
    before = "starts_on"

    class Meta:
        model = Roadmap
        fields = (
            "language",
            "title",
            "vision",
            *(f"summary_{code}" for code in LANGUAGES),
            "starts_on",
            "ends_on",
        )
        field_classes: ClassVar[dict[str, Any]] = dict.fromkeys(("starts_on", "ends_on"), DayField)
        widgets: ClassVar[dict[str, Any]] = {
            "title": forms.TextInput(attrs=AUTO),
            "vision": text(6),
            "starts_on": day(),
            "ends_on": day(),
            **{f"summary_{code}": text(5) for code in LANGUAGES},
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "language": _("The code of the language in which you write, such as “fr”, “ar” or “pt”."),
            "vision": _("In the language of the original."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", _("The roadmap ends before it begins."))
        return cleaned


class PriorityForm(RevisedForm):
    class Meta:
        model = RoadmapPriority
        fields = ("title", "text")
        widgets: ClassVar[dict[str, Any]] = {"title": forms.TextInput(attrs=AUTO), "text": text(4)}


class ActionForm(RevisedForm):
    """One action; its indicators are rows of their own."""

    sdg_indicators = CodesField(
        check=sdg_code, label=_("SDG indicators"), help_text=_("Numbers between commas, such as “8.7.1”.")
    )
    conventions = CodesField(
        check=convention_code,
        label=_("Conventions"),
        help_text=_("Codes between commas, such as “C138, C182”; protocols with P."),
    )

    class Meta:
        model = RoadmapAction
        fields = (
            "code",
            "title",
            "description",
            "starts_on",
            "ends_on",
            "by_government",
            "by_workers",
            "by_employers",
            "by_ngo",
            "by_un",
            "budget",
            "funded",
            "currency",
            "beneficiaries",
            "geography",
            "sdg_indicators",
            "conventions",
            "depends_on",
            "visibility",
        )
        field_classes: ClassVar[dict[str, Any]] = {
            **dict.fromkeys(("starts_on", "ends_on"), DayField),
            **dict.fromkeys(("by_government", "by_workers", "by_employers", "by_ngo", "by_un"), NamesField),
        }
        widgets: ClassVar[dict[str, Any]] = {
            "title": forms.TextInput(attrs=AUTO),
            "description": text(5),
            "beneficiaries": forms.TextInput(attrs=AUTO),
            "geography": forms.TextInput(attrs=AUTO),
            "starts_on": day(),
            "ends_on": day(),
            "currency": forms.TextInput(attrs={"size": 4}),
            "depends_on": forms.SelectMultiple(attrs={"size": 6}),
            "visibility": forms.RadioSelect,
            **{name: text(2) for name in ("by_government", "by_workers", "by_employers", "by_ngo", "by_un")},
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "code": _("Such as “1.2”. It stays with the action from version to version."),
            "currency": _("Three letters, such as “USD”."),
            "depends_on": _("Actions that have to be done before this one."),
            "visibility": _(
                "A restricted action is never shown to the public, in no document and no export (F14)."
            ),
        }

    def __init__(self, *args: Any, roadmap: Roadmap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = roadmap.actions.exclude(pk=self.instance.pk).order_by("code")
        self.fields["depends_on"].queryset = others  # type: ignore[attr-defined]

    def clean_currency(self) -> str:
        return str(self.cleaned_data["currency"]).upper()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The action ends before it begins."))
        money = cleaned.get("budget") is not None or cleaned.get("funded") is not None
        if money and "currency" not in self.errors and not cleaned.get("currency"):
            self.add_error("currency", _("Please name the currency of the amounts."))
        return cleaned


class SubmitForm(forms.Form):
    """The one box that says: this is what we hand in."""

    sure = forms.BooleanField(label=_("We hand in the roadmap as it stands on this page"))
