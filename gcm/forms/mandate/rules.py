"""A change of rules: every value that can be ruled, empty where nothing changes."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from alliance87.core.rulesets import InForce, registry
from alliance87.core.rulesets.house_rules import in_words
from alliance87.core.rulesets.registry import Definition
from gcm.domain.mandate.rule_drafts import Wish
from gcm.models import RuleDraft
from partners.forms.revised import LANGUAGES

YES_NO = (("", _("unchanged")), ("1", _("yes")), ("0", _("no")))


class NumbersField(forms.CharField):
    """Whole numbers with commas between them."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        parts = [each.strip() for each in text.split(",")] if text else []
        if not all(each.isdecimal() for each in parts):
            raise forms.ValidationError(_("Please write whole numbers with commas, such as 12, 6, 3."))
        return tuple(int(each) for each in parts) if parts else None


class RuleDraftForm(forms.Form):
    """`rules` are those that the values are compared with; `draft` what is changed again."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    effective_on = DayField(
        label=_("In force from"),
        help_text=_("A day to come, as it begins in Geneva: after the meeting that decides."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Any = None, *, rules: InForce, draft: RuleDraft | None = None) -> None:
        super().__init__(data, initial=_initial(draft))
        for code, _name in settings.LANGUAGES:
            label = _("Title (%(language)s)") % {"language": LANGUAGES[code]}
            self.fields[f"title_{code}"] = forms.CharField(label=label, max_length=150)
        for definition in registry.definitions():
            value, reason = _fields_of(definition, rules[definition.key])
            self.fields[f"value:{definition.key}"] = value
            self.fields[f"reason:{definition.key}"] = reason

    @property
    def head(self) -> list[Any]:
        """The day and the titles, and the revision."""
        return [field for field in self if ":" not in field.name]

    @property
    def clauses(self) -> list[tuple[Any, list[tuple[Any, Any]]]]:
        """For each clause its title and the pairs of value and reason."""
        found: dict[str, list[tuple[Any, Any]]] = {}
        for each in registry.definitions():
            pair = (self[f"value:{each.key}"], self[f"reason:{each.key}"])
            found.setdefault(each.clause, []).append(pair)
        return [(registry.clause(key), pairs) for key, pairs in found.items()]

    def titles(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"title_{code}"] for code, _name in settings.LANGUAGES}

    def wishes(self) -> dict[str, Wish]:
        """What was filled in."""
        return {
            each.key: Wish(_typed(each, value), self.cleaned_data[f"reason:{each.key}"])
            for each in registry.definitions()
            if (value := self.cleaned_data[f"value:{each.key}"]) not in (None, "")
        }


def _fields_of(definition: Definition, value: Any) -> tuple[forms.Field, forms.Field]:
    options = {
        "label": definition.label,
        "required": False,
        "help_text": _("Now: %(value)s") % {"value": in_words(definition, value)},
    }
    reason = forms.CharField(label=_("Reason"), required=False, max_length=500)
    if definition.type is bool:
        return forms.ChoiceField(choices=YES_NO, **options), reason  # type: ignore[arg-type]
    if definition.type is tuple:
        return NumbersField(**options), reason  # type: ignore[arg-type]
    return forms.IntegerField(**options), reason  # type: ignore[arg-type]


def _typed(definition: Definition, value: Any) -> Any:
    return value == "1" if definition.type is bool else value


def _initial(draft: RuleDraft | None) -> dict[str, Any]:
    if draft is None:
        return {"revision": 0}
    values: dict[str, Any] = {"effective_on": draft.effective_on, "revision": draft.revision}
    values |= {f"title_{code}": getattr(draft, f"title_{code}") for code, _name in settings.LANGUAGES}
    for each in draft.changes.all():
        definition = registry.definition(each.key)
        values[f"value:{each.key}"] = _shown(definition, each.new)
        values[f"reason:{each.key}"] = each.reason
    return values


def _shown(definition: Definition, value: Any) -> Any:
    if definition.type is bool:
        return "1" if value else "0"
    return ", ".join(map(str, value)) if definition.type is tuple else value
