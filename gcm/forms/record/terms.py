"""What is typed about a draft decision beside its words (D14, D16)."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from alliance87.core.rulesets import registry
from gcm.domain.record.terms import FIELDS
from gcm.enums import AnnotationKind
from gcm.models import Decision
from partners.forms.revised import LANGUAGES


class DecisionChoice(forms.ModelChoiceField):
    """By number and title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.symbol} – {obj.text.wording().title}"


def term_fields() -> dict[str, forms.Field]:
    """The fields by name, none of them required."""
    fields: dict[str, forms.Field] = {
        "in_force_on": _day(_("Enters into force on"), _("Without a day: when it is decided.")),
        "review_on": _day(_("To be reviewed by"), _("The chair and the secretariat are reminded in time.")),
        "clause": forms.ChoiceField(
            label=_("Clause of the mandate relied on"),
            choices=[("", "–"), *((each.key, each.title) for each in registry.clauses())],
            required=False,
        ),
        "supersedes": DecisionChoice(
            label=_("Takes the place of decision"),
            queryset=_replaceable(),
            required=False,
            help_text=_("Both decisions will name each other."),
        ),
    }
    for code, _name in settings.LANGUAGES:
        fields[f"conditions_{code}"] = forms.CharField(
            label=_("Conditions (%(language)s)") % {"language": LANGUAGES[code]},
            widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            max_length=2000,
            required=False,
        )
    return fields


def typed_terms(values: dict[str, Any]) -> dict[str, Any]:
    """For the verb that puts the text."""
    return {name: values[name] for name in FIELDS}


def _day(label: Any, help_text: Any) -> DayField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return DayField(label=label, help_text=help_text, widget=widget, required=False)


def _replaceable() -> Any:
    replaced = Decision.objects.filter(annotations__kind=AnnotationKind.SUPERSEDED)
    kept = Decision.objects.exclude(pk__in=replaced.values("pk"))
    return kept.select_related("text").prefetch_related("text__wordings").order_by("-sequence")
