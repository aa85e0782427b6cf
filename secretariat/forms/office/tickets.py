"""What somebody asks of the secretariat, and what it answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from partners.models import Organisation
from secretariat.enums import TicketKind
from secretariat.forms.languages import LineField, TextField
from secretariat.validators import validate_address

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
REQUESTS = [(each.value, each.label) for each in TicketKind if each != TicketKind.CONTACT]


def _long(**options: Any) -> TextField:
    return TextField(max_length=5000, widget=forms.Textarea(attrs={"rows": 7}), **options)


class MessageForm(forms.Form):
    """One message of a thread."""

    text = _long(label=_("Text"))


class ContactForm(forms.Form):
    """`website` is for machines that fill in whatever they find: people never see it."""

    name = LineField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        validators=[validate_address],
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We answer to this address, and use it for nothing else."),
    )
    subject = LineField(label=_("Subject"), max_length=200)
    text = _long(label=_("Your message"))
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, data: Any = None, *, user: Any) -> None:
        super().__init__(data)
        if user.is_authenticated:
            del self.fields["name"], self.fields["email"]

    @property
    def shown(self) -> list[forms.BoundField]:
        return [field for field in self if field.name != "website"]

    @property
    def is_by_machine(self) -> bool:
        return bool(self.data.get("website"))

    def values(self) -> dict[str, str]:
        given = {"name": "", "email": "", **self.cleaned_data}
        del given["website"]
        return given


class RequestForm(forms.Form):
    """In the name of a partner."""

    organisation: Any = forms.ModelChoiceField(
        label=_("In the name of"), queryset=Organisation.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(label=_("What you need"), choices=REQUESTS, widget=forms.RadioSelect)
    subject = LineField(label=_("Subject"), max_length=200)
    text = _long(
        label=_("What it is for"),
        help_text=_("Where it will appear, in which languages, and who else is in it."),
    )
    needed_on = DayField(label=_("Needed by"), widget=DAY)

    def __init__(self, data: Any = None, *, organisations: Any) -> None:
        super().__init__(data)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["kind"].initial = TicketKind.LOGO

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "kind": TicketKind(self.cleaned_data["kind"])}
