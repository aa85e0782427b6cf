"""What a seat asks to have corrected, and the answer to it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.enums import CorrectionOutcome

ANSWERS = [each for each in CorrectionOutcome.choices if each[0] != CorrectionOutcome.PENDING]


class CorrectionForm(forms.Form):
    """Begins with the paragraph as it stands; `seats` are those of the reader, (id, name)."""

    seat = forms.TypedChoiceField(label=_("For the seat"), coerce=int)
    proposed = forms.CharField(
        label=_("The paragraph as it should read"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, seats: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["seat"].choices = seats


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What becomes of it"), choices=ANSWERS, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("The other wording, or the reason"),
        help_text=_(
            "A request that is not accepted goes into the annex of the minutes with this reason (N6)."
        ),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ReopenForm(forms.Form):
    reason = forms.CharField(label=_("What is wrong"), max_length=500)
