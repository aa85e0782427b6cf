"""The two registers that the secretariat keeps by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from gcm.forms.when import TYPED, WhenForm, typed_of
from partners.forms.partner_field import PartnerField
from partners.forms.revised import RevisionField
from partners.models import Organisation, Topic
from secretariat.enums import InitiativeState, RepresentationKind
from secretariat.models import FollowedInitiative, Representation

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class FollowedInitiativeForm(forms.Form):
    revision = RevisionField()
    title = forms.CharField(label=_("Title"), max_length=200)
    partner = PartnerField(
        label=_("Partner that leads it"),
        required=False,
        help_text=_("Its name as the directory has it. Left empty when it is no partner."),
    )
    led_by = forms.CharField(label=_("Led by, when it is no partner"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("State"), choices=InitiativeState.choices)
    next_on = DayField(label=_("Next date"), required=False, widget=DAY)
    next_step = forms.CharField(label=_("What happens then"), required=False, max_length=300)
    contact = forms.CharField(
        label=_("Contact"),
        required=False,
        max_length=200,
        help_text=_("Seen by the secretariat alone. A function or an office rather than a person."),
    )
    address = forms.URLField(label=_("Web address"), required=False, max_length=500, assume_scheme="https")
    topics: Any = forms.ModelMultipleChoiceField(
        label=_("Topics"),
        queryset=Topic.objects.filter(active=True),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, of: FollowedInitiative | None = None) -> None:
        super().__init__(data, initial=self._initial(of) if of else None)
        self.fields["partner"].queryset = Organisation.objects.partners()  # type: ignore[attr-defined]

    def _initial(self, of: FollowedInitiative) -> dict[str, Any]:
        known = {name: getattr(of, name) for name in self.base_fields if name not in ("partner", "topics")}
        return {**known, "partner": of.organisation or "", "topics": of.topics.all()}

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given["organisation"] = given.pop("partner")
        return given

    def of_record(self) -> dict[str, Any]:
        return {name: value for name, value in self.values().items() if name != "revision"}


class RepresentationForm(WhenForm):
    """Day and hours are those of the place; the end may be open."""

    ends_too_early = _("A representation ends after it starts.")

    revision = RevisionField()
    kind = forms.ChoiceField(label=_("Kind"), choices=RepresentationKind.choices)
    title = forms.CharField(label=_("Title"), max_length=200)
    place = forms.CharField(label=_("Place"), max_length=200)
    organiser = forms.CharField(label=_("Organiser"), max_length=200)
    represented_by = forms.CharField(label=_("Who speaks for the Alliance"), max_length=200)
    key_messages = forms.CharField(
        label=_("Key messages"),
        required=False,
        max_length=3000,
        help_text=_("One a line."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    follow_up = forms.CharField(
        label=_("Follow-up"), required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, data: Any = None, *, of: Representation | None = None) -> None:
        super().__init__(data, initial=self._initial(of) if of else None)
        self.fields["ends"].required = False
        self.order_fields(["kind", "title", *TYPED])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("ends_day") and "ends" in cleaned and not cleaned["ends"]:
            self.add_error("ends", _("With a last day, say the hour of its end too."))
        return cleaned

    def _initial(self, of: Representation) -> dict[str, Any]:
        known = {name: getattr(of, name) for name in self.base_fields if name not in TYPED}
        return {**known, **typed_of(of)}

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in TYPED}

    def of_record(self) -> dict[str, Any]:
        return {name: value for name, value in self.values().items() if name != "revision"}
