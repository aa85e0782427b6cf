"""What is told of an event."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import InstantField
from gcm.forms.when import TYPED, WhenForm, typed_of
from partners.forms.revised import RevisionField
from secretariat.forms.languages import add_languages, line, names_of, short_text
from secretariat.models import Event

TEXTS = names_of("title", "lead")
PLAIN = ("zone", "place", "organiser", "address")


class EventForm(WhenForm):
    """Day and hours are those of the place."""

    ends_too_early = _("An event ends after it starts.")

    revision = RevisionField()
    place = forms.CharField(label=_("Place"), max_length=200)
    organiser = forms.CharField(label=_("Organiser"), max_length=200)
    address = forms.URLField(label=_("Web address"), required=False, max_length=500, assume_scheme="https")
    is_public = forms.BooleanField(
        label=_("The public is told of it"),
        required=False,
        help_text=_("With a title in French, English and Spanish."),
    )
    publish_at = InstantField(
        label=_("Told from"),
        required=False,
        help_text=_("In your time zone. Left empty: at once, or as before."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, data: Any = None, *, of: Event | None = None) -> None:
        super().__init__(data, initial=self._known(of) if of else None)
        add_languages(self, {"title": (_("Title"), line), "lead": (_("In short"), short_text)})
        self.order_fields([*TEXTS, *TYPED, *PLAIN])

    def _known(self, of: Event) -> dict[str, Any]:
        known = {name: getattr(of, name) for name in (*TEXTS, *PLAIN)}
        asked = {"is_public": of.publish_at is not None, "publish_at": of.publish_at}
        return {**known, **typed_of(of), **asked, "revision": of.revision}

    def values(self) -> dict[str, Any]:
        others = {name: self.cleaned_data[name] for name in ("is_public", "publish_at", "revision")}
        return {"values": self.of_record(), **others}

    def of_record(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*TEXTS, *PLAIN, "starts_at", "ends_at")}
