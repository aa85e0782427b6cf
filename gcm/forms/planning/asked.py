"""What members ask for, and what the chair answers."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gcm.enums import ItemKind
from gcm.forms.meetings import DatesForm
from gcm.forms.proposals import PlaceForm
from partners.forms.revised import LANGUAGES


def reason_field() -> forms.CharField:
    return forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 4}), max_length=1000)


class PeriodForm(DatesForm):
    """A day, two times and a zone, of no meeting yet."""

    revision = None  # type: ignore[assignment]

    def __init__(self, data: Any = None, *, zone: str = "") -> None:
        super().__init__(data)
        if zone:
            self.initial["zone"] = zone


class RequestForm(PeriodForm):
    reason = reason_field()


class ItemForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    language = forms.ChoiceField(label=_("Language of the title"), choices=list(LANGUAGES.items()))
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (ItemKind.INFORMATION, ItemKind.INFORMATION.label),
            (ItemKind.DECISION, ItemKind.DECISION.label),
        ],
    )
    reason = reason_field()

    def __init__(self, data: Any = None) -> None:
        language = get_language() or settings.LANGUAGE_CODE
        super().__init__(data, initial={"language": language})


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("Answer"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text=_("To say no, give the reason: whoever asked reads it."),
    )


class AnswerItemForm(AnswerForm, PlaceForm):
    """With the meeting on whose agenda it comes."""

    field_order = ("meeting", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].required = False
