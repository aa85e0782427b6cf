"""What is typed about an action after the minutes are out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.models import Decision, FollowUp, Seat
from gcm.queries.record.actions import decisions_after
from partners.enums import Listing
from partners.models import Group, Organisation


class OwnerFields(forms.Form):
    """An owner other than the secretariat: a seat, an organisation or a group."""

    seat: Any = forms.ModelChoiceField(label=_("Seat"), required=False, queryset=Seat.objects.none())
    organisation: Any = forms.ModelChoiceField(
        label=_("Organisation"), required=False, queryset=Organisation.objects.none()
    )
    group: Any = forms.ModelChoiceField(label=_("Group"), required=False, queryset=Group.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["seat"].queryset = Seat.objects.as_of().order_by("number")
        listed = Organisation.objects.partners().exclude(listing=Listing.HIDDEN)  # P5: all members read it
        fields["organisation"].queryset = listed.order_by(*Organisation.name_order())
        fields["group"].queryset = Group.objects.active().order_by("slug")

    def owners(self) -> dict[str, Any]:
        """Those that were chosen."""
        chosen = {name: self.cleaned_data.get(name) for name in ("seat", "organisation", "group")}
        return {name: value for name, value in chosen.items() if value}


class AssignForm(OwnerFields):
    def __init__(self, *sent: Any, subject: FollowUp, user: Any = None) -> None:
        super().__init__(*sent)

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors and len(self.owners()) != 1:
            raise forms.ValidationError(_("One owner: a seat, an organisation or a group (N12)."))
        return self.cleaned_data


class CancelForm(forms.Form):
    """Which decision of a later meeting cancels it (N12)."""

    decision: Any = forms.ModelChoiceField(
        label=_("Decision"), queryset=Decision.objects.none(), empty_label=None
    )

    def __init__(self, *sent: Any, subject: FollowUp, user: Any = None) -> None:
        super().__init__(*sent)
        field: Any = self.fields["decision"]
        field.queryset = decisions_after(subject)
