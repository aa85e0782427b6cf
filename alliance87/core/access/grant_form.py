"""The small form of the grants panel; on its own because a template tag shows it and a view reads it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.person_field import PersonField


class GrantForm(forms.Form):
    user = PersonField(label=_("E-mail address of the person"))

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["permission"] = forms.ChoiceField(label=_("Right"), choices=choices)
