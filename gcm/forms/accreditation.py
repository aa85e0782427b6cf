"""Accrediting holders and those who act for them, on the secretariat's desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.person_field import PersonField
from alliance87.core.day_fields import DayField
from gcm.domain.seating.letters import Letter
from gcm.enums import Capacity, TermBasis
from gcm.models import Seat
from partners.enums import STAKEHOLDER_GROUP_OF_KIND
from partners.models import Organisation

BASES = [each for each in TermBasis.choices if each[0] != TermBasis.APPOINTMENT]  # that is the GCG's (C2)


def day_input() -> forms.DateInput:
    """A browser's own calendar, which reads ISO 8601 in every language."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def of_group(group: str) -> Any:
    """Partners of the stakeholder group, in the order of the page's language."""
    kinds = [kind for kind, of in STAKEHOLDER_GROUP_OF_KIND.items() if of == group]
    return Organisation.objects.partners().filter(kind__in=kinds).order_by(*Organisation.name_order())


class LetterFields(forms.Form):
    """Who signed a letter, and when. `values` is for the verb."""

    signatory = forms.CharField(label=_("Signed by (name and function)"), max_length=188)
    signed_on = DayField(label=_("Date of the letter"), widget=day_input())

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        signatory, signed_on = given.pop("signatory"), given.pop("signed_on")
        return {**given, "letter": Letter(signatory, signed_on) if signed_on else None}


class TermForm(LetterFields):
    """A holder for the seat; whoever holds it now leaves office the day before."""

    organisation: Any = forms.ModelChoiceField(label=_("Holder"), queryset=Organisation.objects.none())
    basis = forms.ChoiceField(label=_("Basis"), choices=BASES, initial=TermBasis.DESIGNATION)
    starts_on = DayField(label=_("First day"), widget=day_input())
    due_on = DayField(
        label=_("Last day planned"),
        required=False,
        widget=day_input(),
        help_text=_("Left empty: by the rules for governments, without a fixed term for others (R1, R3)."),
    )
    field_order = ("organisation", "basis", "starts_on", "due_on", "signatory", "signed_on")

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation: Any = self.fields["organisation"]
        organisation.queryset = of_group(seat.category.group)


class EndTermForm(LetterFields):
    """The letter of the group, or a ground."""

    last_day = DayField(label=_("Last day in office"), widget=day_input())
    ground = forms.CharField(
        label=_("Ground, where there is no letter of the group"),
        max_length=250,
        required=False,
        help_text=_("For example: the holder exists no longer. It stays with the term."),
    )
    field_order = ("last_day", "signatory", "signed_on", "ground")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signatory"].required = self.fields["signed_on"].required = False

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("signatory") and not given.get("signed_on"):
            self.add_error("signed_on", _("Give the date of the letter too."))
        return given


class DelegateForm(LetterFields):
    """Who acts for the seat, on the letter of the holder."""

    person = PersonField(
        label=_("E-mail address of the person’s account"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    capacity = forms.ChoiceField(label=_("Capacity"), choices=Capacity.choices)
    function = forms.CharField(label=_("Function"), max_length=150, required=False)
    field_order = ("person", "capacity", "function", "signatory", "signed_on")


class ReturnNoticeForm(forms.Form):
    """Why a notice of the holder goes back to it."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
