"""What the GCG is to be asked about a group, and at which meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from gcm.forms.proposals import PlaceForm
from partners.domain.group_changes import kinds_for
from partners.models import Group


class ChangeForm(PlaceForm):
    """Of the changes that fit where the group stands."""

    kind = forms.ChoiceField(label=_("What is proposed"), widget=forms.RadioSelect)
    ends_on = DayField(
        label=_("New last day"),
        help_text=_("For an extension or a reactivation."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        required=False,
    )
    longer_reason = forms.CharField(
        label=_("Reason for a longer duration"),
        help_text=_("When the new term is longer than the house rules say (W4)."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
    field_order = ("kind", "ends_on", "longer_reason", "meeting")

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(each, each.label) for each in kinds_for(group)]  # type: ignore[attr-defined]
