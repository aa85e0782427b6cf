"""On which items the minutes say who spoke (N9)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.models import AgendaItem, Meeting


class AttributionForm(forms.Form):
    items: Any = forms.ModelMultipleChoiceField(
        label=_("Attribute what we said on these items"),
        help_text=_("On every other item the minutes say “a member”."),
        queryset=AgendaItem.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items: Any = self.fields["items"]
        items.queryset = meeting.items.order_by("position")
        items.label_from_instance = lambda item: f"{item.position}. {item}"
