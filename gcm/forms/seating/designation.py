"""Officers, calls, letters, names and rotation of the nominating bodies."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.person_field import PersonField
from alliance87.core.dates import today_in_geneva
from alliance87.core.day_fields import DayField
from alliance87.core.phrases import with_colon
from alliance87.core.uploads import FileField
from gcm.enums import FormalDefect, NominationState, SeatBlock, StakeholderGroup
from gcm.forms.accreditation import day_input, of_group
from gcm.models import Credentials, NominatingBody, Nomination, Seat
from partners.forms.revised import LANGUAGES
from partners.models import GroupOffice, Organisation


class TextsForm(forms.Form):
    """A text in the three languages, the reader's own words first; one is enough."""

    text_name: ClassVar[str] = ""
    text_label: ClassVar[Any] = ""
    text_length: ClassVar[int] = 3000

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, language in LANGUAGES.items():
            self.fields[f"{self.text_name}_{code}"] = forms.CharField(
                label=_("%(field)s (%(language)s)") % {"field": self.text_label, "language": language},
                max_length=self.text_length,
                required=False,
                widget=forms.Textarea(attrs={"rows": 5, "lang": code}),
            )
        self.order_fields([f"{self.text_name}_{code}" for code in LANGUAGES])

    def values(self) -> dict[str, Any]:
        """For the verb: the texts by language under one name."""
        given = dict(self.cleaned_data)
        texts = {code: given.pop(f"{self.text_name}_{code}") for code in LANGUAGES}
        return {self.text_name: texts, **given}


class OfficerForm(forms.Form):
    person = PersonField(
        label=_("E-mail address of the person’s account"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    function = forms.CharField(label=_("Function"), max_length=150, required=False)
    reference = forms.CharField(
        label=_("Letter that names the person"),
        max_length=200,
        help_text=_("Who signed it, and its date (S12)."),
    )


class CallForm(TextsForm):
    text_name, text_label = "criteria", _("Criteria")
    opens_on = DayField(label=_("Opens"), widget=day_input())
    closes_on = DayField(label=_("Closes"), widget=day_input())
    contact = forms.EmailField(label=_("Address for replies"), help_text=_("It is shown in public."))


class RotationForm(TextsForm):
    text_name, text_label, text_length = "text", _("How the group rotates its seats"), 6000
    adopted_on = DayField(label=_("Adopted by the group on"), widget=day_input())
    term_months = forms.IntegerField(
        label=_("Months of a term"),
        required=False,
        min_value=1,
        max_value=240,
        help_text=_("Empty where the group sets no fixed term (R3)."),
    )
    reappointment = forms.NullBooleanField(
        label=_("The same holder may be designated again at once"), required=False
    )
    full_term = forms.NullBooleanField(
        label=_("After an early handover the successor gets a full term"),
        required=False,
        help_text=_("Unknown: the house rule applies, which is the remainder by default (R7)."),
    )

    def __init__(self, *args: Any, body: NominatingBody, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if body.category.group == StakeholderGroup.GOVERNMENT:
            del self.fields["term_months"]


class LetterForm(forms.Form):
    """The letter of the body. `optional_file`: one is on file already."""

    signatory = forms.CharField(label=_("Signed by (name and function)"), max_length=200)
    signed_on = DayField(label=_("Date of the letter"), widget=day_input())
    expires_on = DayField(label=_("Valid until"), required=False, widget=day_input())
    consensus = forms.CharField(
        label=_("How the group agreed"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("When, where and how the consensus within the group was reached (S18)."),
    )
    file = FileField(label=_("The letter"), purpose="gcm.credentials")

    def __init__(self, *args: Any, body: NominatingBody, on_file: Credentials | None = None, **kwargs: Any):
        if on_file is not None:
            names = ("signatory", "signed_on", "expires_on", "consensus")
            kwargs["initial"] = {name: getattr(on_file, name) for name in names}
        super().__init__(*args, **kwargs)
        self.fields["file"].required = on_file is None
        if not body.agrees_by_consensus:
            del self.fields["consensus"]


class NameForm(forms.Form):
    """One name in a letter."""

    organisation: Any = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())
    seat: Any = forms.ModelChoiceField(
        label=_("Seat"),
        queryset=Seat.objects.none(),
        required=False,
        help_text=_(
            "Empty: the first vacant seat. Where none is vacant, or another name waits for the seat, the "
            "name stands on the reserve list (S13)."
        ),
    )
    group_office: Any = forms.ModelChoiceField(
        label=_("Office in a group, when the seat is held because of it"),
        queryset=GroupOffice.objects.none(),
        required=False,
    )
    person = PersonField(
        label=_("E-mail address of the representative’s account"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    statement = forms.CharField(
        label=_("Statement of the group"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when the same holder is designated again (R5)."),
    )

    def __init__(self, *args: Any, body: NominatingBody, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["organisation"].queryset = candidates(body)
        fields["seat"].queryset = body.seats().order_by("number")
        if body.category.block == SeatBlock.UN_IGO:
            fields["group_office"].queryset = GroupOffice.objects.filter(until__isnull=True).select_related(
                "group", "organisation"
            )
            fields["group_office"].label_from_instance = lambda each: with_colon(
                each.organisation, f"{each.get_kind_display()}, {each.group}"
            )
        else:
            del fields["group_office"]


def candidates(body: NominatingBody) -> Any:
    """Partners of the group of the body, in the order of the page's language."""
    found = of_group(body.category.group)
    if body.regional_group_id:
        found = found.filter(country__regional_group=body.regional_group_id)
    return found


class ReturnForm(forms.Form):
    defect = forms.ChoiceField(
        label=_("Formal defect"), choices=FormalDefect.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("What to mend"), max_length=500, required=False)


class CallUpForm(forms.Form):
    seat: Any = forms.ModelChoiceField(label=_("Seat"), queryset=Seat.objects.none())

    def __init__(self, *args: Any, nomination: Nomination, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = nomination.credentials.body
        waited_for = Nomination.objects.filter(state=NominationState.NOMINATED, seat__isnull=False)
        seat: Any = self.fields["seat"]
        seat.queryset = body.seats().exclude(pk__in=waited_for.values("seat")).order_by("number")


class PlannedForm(forms.Form):
    """Carries the first day that was shown, so that nothing else is confirmed."""

    starts_on = DayField(widget=forms.HiddenInput, initial=today_in_geneva)
