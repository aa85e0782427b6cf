"""Which meeting is to decide on a proposal."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from gcm.domain.agenda import CAN_CHANGE
from gcm.models import Meeting


class MeetingChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        day = obj.starts_at.astimezone(obj.place_zone).date()
        return f"{obj}, {date_format(day, 'DATE_FORMAT')}"


class PlaceForm(forms.Form):
    """Meetings whose agenda is not final yet."""

    meeting: Any = MeetingChoice(label=_("Meeting"), queryset=Meeting.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_agendas = Meeting.objects.filter(state__in=CAN_CHANGE).order_by("starts_at")
        self.fields["meeting"].queryset = self.open_agendas  # type: ignore[attr-defined]

    @property
    def has_choice(self) -> bool:
        return self.open_agendas.exists()
