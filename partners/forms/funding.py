"""What donors, partners and the secretariat type about calls."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField, InstantField
from partners.forms.initiative import DAY, AboutForm, SpokenForm, area
from partners.forms.proposal import in_languages
from partners.models import FundingCall, Organisation

TEXTS = ("title", "text")
INSTANT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class StartCallForm(forms.Form):
    """In whose name; the secretariat may post in nobody's, for a donor outside the Alliance."""

    organisation: Any = forms.ModelChoiceField(
        label=_("In the name of"), queryset=Organisation.objects.none(), empty_label=None
    )

    def __init__(self, data: Any = None, *, organisations: Any, may_be_empty: bool) -> None:
        super().__init__(data)
        field: Any = self.fields["organisation"]
        if may_be_empty:
            field.required, field.empty_label = False, _("A donor outside the Alliance")
        field.queryset = organisations


class DeadlineField(InstantField):
    """An instant in the reader's own zone, within reason."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Deadline"),
            help_text=_(
                "In your time zone. Each reader sees it in theirs. Empty for a window that stays open."
            ),
            required=False,
            widget=INSTANT,
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        )


class FundingForm(AboutForm):
    """Incomplete is fine until it is handed in. The deadline is typed in one's own time zone."""

    names = TEXTS
    opens_on = DayField(label=_("Opens"), required=False, widget=DAY)
    deadline = DeadlineField()
    currency = forms.RegexField(
        r"^[A-Z]{3}$",
        label=_("Currency"),
        help_text=_("Three letters, such as CHF, EUR or USD."),
        required=False,
        error_messages={"invalid": _("Please give the three capital letters of the currency.")},
    )
    address = forms.URLField(
        label=_("Address of the call"), required=False, max_length=500, assume_scheme="https"
    )

    class Meta:
        model = FundingCall
        fields = (
            *("donor_name", "topics", "countries", "regions", "amount_from", "amount_to", "currency"),
            *("opens_on", "deadline", "address", *in_languages(TEXTS)),
        )
        widgets: ClassVar[dict[str, Any]] = {
            "topics": forms.CheckboxSelectMultiple,
            "countries": forms.SelectMultiple(attrs={"size": 8}),
            "regions": forms.CheckboxSelectMultiple,
            "amount_from": forms.NumberInput(attrs={"min": "0", "step": "any"}),
            "amount_to": forms.NumberInput(attrs={"min": "0", "step": "any"}),
            **{name: area() for name in in_languages(["text"])},
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "amount_from": _("For one project, in units of the currency."),
            "countries": _("Neither a country nor a region means: open to all."),
        }


class CorrectionForm(SpokenForm):
    """What can be corrected once a call is public: its words, its deadline and its address."""

    names = TEXTS
    deadline = DeadlineField()
    address = forms.URLField(label=_("Address of the call"), max_length=500, assume_scheme="https")

    class Meta:
        model = FundingCall
        fields = ("deadline", "address", *in_languages(TEXTS))
        widgets: ClassVar[dict[str, Any]] = {name: area() for name in in_languages(["text"])}
