"""The same fields once a language."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.text import without_controls
from partners.forms.revised import LANGUAGES

Make = Callable[[], forms.Field]


def names_of(*fields: str) -> tuple[str, ...]:
    """Each language whole, one after the other: title_fr, lead_fr, title_en ..."""
    return tuple(f"{field}_{code}" for code in LANGUAGES for field in fields)


def add_languages(form: forms.BaseForm, fields: Mapping[str, tuple[Any, Make]]) -> None:
    """Put each of `fields` (label, and how it is made) into the form in every language; none is required of
    a draft."""
    for code, language in LANGUAGES.items():
        for name, (label, make) in fields.items():
            field = make()
            field.label = _("%(field)s (%(language)s)") % {"field": label, "language": language}
            field.required = False
            field.widget.attrs["lang"] = code
            form.fields[f"{name}_{code}"] = field


class TextField(forms.CharField):
    """Text that goes into feeds: without what they cannot carry."""

    def to_python(self, value: Any) -> str:
        return without_controls(super().to_python(value) or "")


class LineField(TextField):
    """One line: what breaks it becomes a space."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


def line() -> forms.Field:
    return TextField(max_length=200)


def short_text() -> forms.Field:
    return TextField(max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
