"""What is typed about an observer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.models import AgendaItem, Observer


class InvitationForm(forms.Form):
    """The chair's reason for a shorter notice (O2)."""

    short_notice_reason = forms.CharField(
        label=_("Reason for a shorter notice"),
        help_text=_("Members see it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=300,
    )

    def __init__(self, *sent: Any, subject: Observer, user: Any = None) -> None:
        super().__init__(*sent)


class FloorForm(forms.Form):
    item: Any = forms.ModelChoiceField(label=_("Item"), queryset=AgendaItem.objects.none(), empty_label=None)

    def __init__(self, *sent: Any, subject: Observer, user: Any = None) -> None:
        super().__init__(*sent)
        item: Any = self.fields["item"]
        item.queryset = AgendaItem.objects.filter(meeting=subject.meeting).order_by("position")
