"""What partners type about needs and offers."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from partners.forms.initiative import DAY, AboutForm, area
from partners.forms.partner_field import PartnerField
from partners.forms.proposal import in_languages
from partners.models import Organisation, Posting
from partners.queries.postings import groups_to_name, initiatives_to_name, may_have_helped

TEXTS = ("title", "text")


class PostingForm(AboutForm):
    """Incomplete is fine until it is posted."""

    names = TEXTS

    class Meta:
        model = Posting
        fields = (
            *("side", "kind", "topics", "countries", "until", "group", "initiative"),
            *in_languages(TEXTS),
        )
        field_classes: ClassVar[dict[str, Any]] = {"until": DayField}
        widgets: ClassVar[dict[str, Any]] = {
            "side": forms.RadioSelect,
            "kind": forms.RadioSelect,
            "until": DAY,
            "topics": forms.CheckboxSelectMultiple,
            "countries": forms.SelectMultiple(attrs={"size": 8}),
            **{name: area() for name in in_languages(TEXTS[1:])},
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "until": _("The last day on which others can answer, by the calendar of Geneva."),
            "countries": _("None means that the place does not matter."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = self.instance.organisation
        named = {"group": groups_to_name(organisation), "initiative": initiatives_to_name(organisation)}
        for name, found in named.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined]
            self.fields[name].empty_label = _("None")  # type: ignore[attr-defined]
            if not found.exists():
                del self.fields[name]


class WriteForm(forms.Form):
    """To those who posted it, in the name of a partner."""

    organisation: Any = forms.ModelChoiceField(
        label=_("In the name of"), queryset=Organisation.objects.none(), empty_label=None
    )
    words = forms.CharField(
        label=_("Your message"),
        help_text=_(
            "The focal points of the partner get it by e-mail with the name of your organisation, even "
            "if it is "
            "not listed publicly, and answer on the portal. No address is shown to either side."
        ),
        max_length=3000,
        widget=area(6),
    )

    def __init__(self, data: Any = None, *, organisations: Any) -> None:
        super().__init__(data)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    words = forms.CharField(label=_("Your message"), max_length=3000, widget=area(5))


class CloseForm(forms.Form):
    """What came of it, for everybody to read."""

    result = forms.CharField(label=_("What came of it"), max_length=2000, widget=area(4))
    closed_with = PartnerField(
        label=_("With whom"),
        help_text=_(
            "The name of the partner as the directory has it. Ask them first: the page names the partner. "
            "Left empty: with nobody, or with somebody outside the Alliance."
        ),
        required=False,
    )

    def __init__(self, data: Any = None, *, posting: Posting) -> None:
        super().__init__(data)
        self.fields["closed_with"].queryset = may_have_helped(posting)  # type: ignore[attr-defined]
