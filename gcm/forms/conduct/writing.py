"""What members and the secretariat write about an item beside positions (D7, D11, D12)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.enums import ItemKind
from gcm.models import AgendaItem, Meeting, Seat
from gcm.models.agenda import OPEN


class InWritingForm(forms.Form):
    """An objection in writing, by a member who is not in the room."""

    reason = forms.CharField(
        label=_("Reason of the objection"),
        help_text=_("It is shown to the room before the gavel, with the name of your seat."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        error_messages={"required": _("Please give the reason of the objection (D3).")},
    )


class LetterForm(InWritingForm):
    """The same, as the secretariat received it."""

    field_order = ("seat", "reason")
    seat = forms.ModelChoiceField(
        label=_("Seat"),
        queryset=Seat.objects.none(),
        help_text=_("The one that wrote, and is not in the room."),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = meeting.presences.here().values("seat")
        self.fields["seat"].queryset = Seat.objects.as_of().exclude(pk__in=there)  # type: ignore[attr-defined]
        self.fields["reason"].help_text = _("In the words of the letter.")


class InterestForm(forms.Form):
    """A declared interest, and whether the seat stands aside."""

    words = forms.CharField(
        label=_("The interest, in a few words"),
        help_text=_("For example that your country is the candidate."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please say in a few words what the interest is.")},
    )
    stands_aside = forms.BooleanField(
        label=_("My seat stands aside from this item"),
        help_text=_("It states no position on it, and goes on counting for the quorum."),
        required=False,
    )


class PackageForm(forms.Form):
    """The items that are taken together."""

    items: "forms.ModelMultipleChoiceField[AgendaItem]" = forms.ModelMultipleChoiceField(
        label=_("Items to take together"),
        queryset=AgendaItem.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each keeps its text and gets a number of its own. Any member may take one out again."),
        error_messages={"required": _("A package has two items of this meeting at least.")},
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = meeting.items.filter(kind=ItemKind.DECISION, state__in=OPEN, package=None)
        self.fields["items"].queryset = choice.order_by("position")  # type: ignore[attr-defined]
