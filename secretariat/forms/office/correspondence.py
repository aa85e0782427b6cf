"""What is entered into the register of correspondence."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core import uploads
from alliance87.core.dates import today_in_geneva
from alliance87.core.day_fields import DayField
from alliance87.core.uploads.models import Upload
from partners.models import Organisation
from secretariat.domain.letters.register import PURPOSE
from secretariat.enums import Direction
from secretariat.forms.languages import TextField
from secretariat.forms.office.tickets import DAY
from secretariat.models import Ticket

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def organisation_named(name: str) -> Organisation | None:
    """The one with exactly this name. Raises ValidationError when there is none, or more than one."""
    if not name.strip():
        return None
    found = list(Organisation.objects.filter(name=name.strip())[:2])
    if len(found) != 1:
        raise forms.ValidationError(_("No organisation has exactly this name in the language of this page."))
    return found[0]


class CorrespondenceForm(forms.Form):
    """The organisation is written by its name: nobody scrolls through 20,000."""

    direction = forms.ChoiceField(label=_("Direction"), choices=Direction.choices, widget=forms.RadioSelect)
    on = DayField(label=_("Date of the letter"), widget=DAY)
    organisation = TextField(
        label=_("Organisation"),
        required=False,
        help_text=_("Its name as the directory has it. Left empty when it is on no list."),
    )
    other_side = TextField(
        label=_("From or to"), max_length=200, help_text=_("Who signed it, or whom it was sent to.")
    )
    subject = TextField(label=_("Subject"), max_length=200)
    their_reference = TextField(label=_("Their reference"), required=False, max_length=80)
    file = uploads.FileField(label=_("File"), purpose=PURPOSE, required=False)
    upload = TextField(
        label=_("Or the address of a file on the portal"),
        required=False,
        max_length=500,
        help_text=_("A letter that somebody sent to the portal already is referred to, not copied."),
    )
    ticket = forms.IntegerField(label=_("Ticket no."), required=False, min_value=1)
    about = TextField(
        label=_("Page of the portal that it is about"),
        required=False,
        max_length=500,
        help_text=_("Copied from the browser: a meeting, an application, a country."),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        initial = {"direction": Direction.INCOMING, "on": today_in_geneva()}
        super().__init__(data, files, initial=initial)

    def clean_organisation(self) -> Organisation | None:
        return organisation_named(self.cleaned_data["organisation"])

    def clean_upload(self) -> Upload | None:
        address = self.cleaned_data["upload"].strip()
        if not address:
            return None
        key = UUID.search(address)
        found = Upload.objects.kept().filter(pk=key.group()).first() if key else None
        if found is None:
            raise forms.ValidationError(_("There is no file at this address."))
        return found

    def clean_ticket(self) -> Ticket | None:
        number = self.cleaned_data["ticket"]
        if number is None:
            return None
        found = Ticket.objects.filter(pk=number).first() if number < 2**31 else None
        if found is None:
            raise forms.ValidationError(_("There is no ticket with this number."))
        return found

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "direction": Direction(self.cleaned_data["direction"])}


class StrikeForm(forms.Form):
    reason = TextField(label=_("Why it does not count"), max_length=300)
