"""What an adviser types for the representative (O11)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.enums import PositionKind

Seats = list[tuple[int, str]]


class DraftForm(forms.Form):
    """Common to what is prepared: the seat, the words and the reason."""

    words = forms.CharField(
        label=_("Proposed wording"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000
    )
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )

    def __init__(self, *args: Any, seats: Seats, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"] = forms.TypedChoiceField(label=_("For"), choices=seats, coerce=int)
        if len(seats) == 1:
            self.fields["seat"].initial = seats[0][0]
            self.fields["seat"].widget = forms.HiddenInput()


class PositionDraftForm(DraftForm):
    position = forms.ChoiceField(label=_("Position"), choices=PositionKind.choices, widget=forms.RadioSelect)

    field_order = ("seat", "position", "reason", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = False
        self.fields["words"].label = _("Wording you propose instead")
        self.order_fields(self.field_order)
