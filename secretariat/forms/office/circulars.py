"""What is typed for mail to partners."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.languages import LANGUAGES
from partners.forms.revised import RevisedForm
from secretariat.domain.circulars import FIELDS
from secretariat.forms.languages import LineField, TextField, add_languages
from secretariat.models import Circular

TEXTS = ("subject", "body")
EVERY = _("All")
KEYS = {"to_country": "iso2", "to_region": "code", "to_topic": "slug", "to_group": "slug"}


def _line() -> forms.Field:
    return LineField(max_length=200)


def _body() -> forms.Field:
    return TextField(
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("An empty line between paragraphs, a hyphen before each point of a list."),
    )


def _every_one(form: forms.BaseForm) -> None:
    """What is left open is said: all of them."""
    for name in FIELDS:
        field: Any = form.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.empty_label = EVERY
        else:
            field.choices = [("", EVERY), *(each for each in field.choices if each[0])]


class DescriptionForm(forms.ModelForm):  # type: ignore[type-arg]
    """To which partners; what is left empty is open. Addresses name countries, topics and the like as the
    directory does, so that a list of partners can link here."""

    class Meta:
        model = Circular
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _every_one(self)
        for name, field in KEYS.items():
            self.fields[name].to_field_name = field  # type: ignore[attr-defined]


class CircularForm(RevisedForm):
    """The texts in three languages, and to which partners."""

    class Meta:
        model = Circular
        fields: ClassVar[tuple[str, ...]] = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _every_one(self)
        add_languages(self, {"subject": (_("Subject"), _line), "body": (_("Text"), _body)})
        for name in (f"{field}_{code}" for field in TEXTS for code in LANGUAGES):
            self.fields[name].initial = getattr(self.instance, name) or ""

    @property
    def languages(self) -> list[list[forms.BoundField]]:
        return [[self[f"{field}_{code}"] for field in TEXTS] for code in LANGUAGES]

    @property
    def description(self) -> list[forms.BoundField]:
        return [self[name] for name in FIELDS]
