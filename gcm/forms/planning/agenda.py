"""Other deadlines, another order, other business."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import InstantField
from gcm.models import AgendaItem, Meeting
from gcm.queries.planning.deadlines import deadlines_of

WHEN = "%Y-%m-%dT%H:%M"


class DeadlinesForm(forms.Form):
    """Instants are typed in the zone of the meeting's place (T6); an empty one stays as it is."""

    papers_at = InstantField(
        label=_("Papers due"),
        required=False,
        widget=forms.DateTimeInput(format=WHEN, attrs={"type": "datetime-local"}),
    )
    agenda_at = InstantField(
        label=_("Final agenda due"),
        required=False,
        widget=forms.DateTimeInput(format=WHEN, attrs={"type": "datetime-local"}),
    )
    reason = forms.CharField(label=_("Reason, shown to everybody"), max_length=300)

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        self.zone, stand = meeting.place_zone, deadlines_of(meeting)
        told = {"papers_at": stand.papers_at, "agenda_at": stand.agenda_at}
        local = {name: timezone.localtime(at, self.zone).replace(tzinfo=None) for name, at in told.items()}
        super().__init__(data, initial={**local, "reason": meeting.deadlines_reason})

    def clean_papers_at(self) -> datetime | None:
        return self._changed("papers_at")

    def clean_agenda_at(self) -> datetime | None:
        return self._changed("agenda_at")

    def _changed(self, name: str) -> datetime | None:
        """In the zone of the place; None for what was left as it stood, to the minute."""
        typed, stood = self.cleaned_data[name], self.initial[name].replace(second=0, microsecond=0)
        if typed is None:
            return None
        local = timezone.make_naive(typed, timezone.get_current_timezone())
        return None if local == stood else local.replace(tzinfo=self.zone)


class MoveForm(forms.Form):
    """An item of a final agenda, and its new place."""

    item: Any = forms.ModelChoiceField(
        label=_("Item"), queryset=AgendaItem.objects.none(), empty_label=None, to_field_name="public_id"
    )
    position = forms.IntegerField(label=_("New place on the agenda"), min_value=2, max_value=999)
    reason = forms.CharField(label=_("Reason, shown to everybody"), max_length=300)

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        super().__init__(data)
        field: Any = self.fields["item"]
        field.queryset = meeting.items.filter(position__gt=1).order_by("position")
        field.label_from_instance = lambda item: f"{item.position}. {item.title}"
