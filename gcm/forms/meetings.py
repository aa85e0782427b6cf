"""What the secretariat types about a meeting. Dates are typed as they are announced: in the zone of the
place (T6)."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.person_field import PersonField
from alliance87.core.day_fields import DayField
from gcm.enums import ItemKind, MeetingKind, MeetingMode, ObserverCategory
from gcm.forms.when import TYPED, WhenForm, typed_of
from gcm.models import AgendaItem, Meeting
from gcm.models.meeting import every_language
from partners.forms.revised import LANGUAGES
from partners.models import Organisation


class RevisedForm(forms.Form):
    """Knows which revision of the meeting it was opened with (T13); what it gives to a verb is `values`."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, meeting: Meeting | None = None) -> None:
        super().__init__(data, initial=self.initial_of(meeting) if meeting else {"revision": 0})

    def initial_of(self, meeting: Meeting) -> dict[str, Any]:
        return {name: getattr(meeting, name) for name in self.base_fields if hasattr(meeting, name)}

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class DatesForm(WhenForm, RevisedForm):
    """A day, two times and the zone they are told in."""

    def initial_of(self, meeting: Meeting) -> dict[str, Any]:
        return {**super().initial_of(meeting), **typed_of(meeting)}

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values().items() if name not in TYPED}


class ArrangementsForm(RevisedForm):
    """What can change while the date stands."""

    mode = forms.ChoiceField(label=_("Mode"), choices=MeetingMode.choices, initial=MeetingMode.REMOTE)
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    conference_url = forms.URLField(
        label=_("Link of the videoconference"), required=False, max_length=500, assume_scheme="https"
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of the meeting"),
        required=False,
        choices=list(LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
        initial=every_language,
        help_text=_("Papers are expected in each of them. With none ticked, it is all of them."),
    )
    is_recorded = forms.BooleanField(
        label=_("The meeting is recorded"),
        required=False,
        help_text=_("Everybody is told, in the notice and on the page (G13)."),
    )
    recording_until = DayField(
        label=_("Recording kept until"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def clean_languages(self) -> list[str]:
        return self.cleaned_data["languages"] or every_language()


class MeetingForm(ArrangementsForm, DatesForm):
    """A draft, whole."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=MeetingKind.choices,
        initial=MeetingKind.REGULAR,
        help_text=_("An additional videoconference takes no part in the count of absences."),
    )
    field_order = (
        "kind",
        "day",
        "starts",
        "ends_day",
        "ends",
        "zone",
        "mode",
        "place",
        "conference_url",
        "languages",
        "is_recorded",
        "recording_until",
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason, told to everybody"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500
    )


class TitlesForm(forms.Form):
    """The title of an agenda item in the three languages."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        for code, _name in settings.LANGUAGES:
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title (%(language)s)") % {"language": LANGUAGES[code]},
                widget=forms.TextInput(attrs={"lang": code}),
                max_length=200,
            )

    def titles(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"title_{code}"] for code, _name in settings.LANGUAGES}


class ItemForm(TitlesForm):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (ItemKind.DECISION, ItemKind.DECISION.label),
            (ItemKind.INFORMATION, ItemKind.INFORMATION.label),
            (ItemKind.PROCEDURE, ItemKind.PROCEDURE.label),
        ],
    )


class RemovalForm(forms.Form):
    note = forms.CharField(
        label=_("Why the item is taken off"),
        help_text=_("Whoever proposed it reads this."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )


class PlaceForm(forms.Form):
    position = forms.IntegerField(label=_("New place on the agenda"), min_value=2, max_value=999)


class ObserverForm(forms.Form):
    """Somebody who told the secretariat of their interest; they need an account to follow the meeting."""

    person = PersonField(
        label=_("E-mail address of the person"), help_text=_("They register on the portal first.")
    )
    organisation: Any = forms.ModelChoiceField(
        label=_("For which organisation"), queryset=Organisation.objects.none()
    )

    category = forms.ChoiceField(label=_("Category"), choices=ObserverCategory.choices)
    reason = forms.CharField(
        label=_("Reason of the interest"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    items: Any = forms.ModelMultipleChoiceField(
        label=_("Items"),
        help_text=_("None: the whole meeting (O3)."),
        queryset=AgendaItem.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        super().__init__(data)
        items: Any = self.fields["items"]
        items.queryset = meeting.items.order_by("position")
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.order_by(*Organisation.name_order())
