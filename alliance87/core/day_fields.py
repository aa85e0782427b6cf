"""Fields for a day and for an instant that somebody types. Django's own take any year: a form that used them
could bring down every page that counts from what was typed."""

from typing import Any

from django import forms

from alliance87.core.dates import WITHIN_REASON


class DayField(forms.DateField):
    def __init__(self, **options: Any) -> None:
        super().__init__(validators=WITHIN_REASON, **options)


class InstantField(forms.DateTimeField):
    def __init__(self, **options: Any) -> None:
        super().__init__(validators=WITHIN_REASON, **options)
