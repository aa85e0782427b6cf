"""By when the minutes follow in the other languages (N10)."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from gcm.models import Minutes
from gcm.queries.minuting.parity import other_languages
from partners.forms.revised import LANGUAGES


class DatesForm(forms.Form):
    def __init__(self, *args: Any, minutes: Minutes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = other_languages(minutes)
        for code in self.codes:
            known = minutes.translations_due.get(code)
            self.fields[code] = DayField(
                label=_("Translation to follow on (%(language)s)") % {"language": LANGUAGES[code]},
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                initial=date.fromisoformat(known) if known else None,
                required=False,
            )

    def dates(self) -> dict[str, date | None]:
        """By language."""
        return {code: self.cleaned_data.get(code) for code in self.codes}
