"""Writing the minutes."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from alliance87.core.uploads import FileField
from gcm.forms.record.actions import OwnerFields
from gcm.models import MinutesPassage
from partners.forms.revised import LANGUAGES, RevisedForm


class PassageForm(RevisedForm):
    """The summary and the conclusions on one item, in three languages."""

    languages_of = "summary"
    before = "conclusions_fr"

    class Meta:
        model = MinutesPassage
        fields = tuple(f"{field}_{code}" for field in ("summary", "conclusions") for code in LANGUAGES)
        help_texts: ClassVar[dict[str, Any]] = {
            f"summary_{code}": _(
                "Statements of groups and on behalf of a region are attributed; an individual member is “a "
                "member” unless the speaker asks otherwise (N9)."
            )
            for code in LANGUAGES
        }


class FollowUpForm(OwnerFields):
    """One action; its owner is a seat, an organisation or a group, or else the secretariat."""

    due_on = DayField(label=_("Due"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].help_text = _(
            "Without a seat, an organisation and a group, the secretariat is responsible."
        )
        for code in LANGUAGES:
            label = _("What is to be done (%(language)s)") % {"language": LANGUAGES[code]}
            self.fields[f"text_{code}"] = forms.CharField(label=label, max_length=500, required=False)
        self.order_fields([f"text_{code}" for code in LANGUAGES])

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if len(self.owners()) > 1:
            raise forms.ValidationError(_("One owner: a seat, an organisation or a group (N12)."))
        if not any(values.get(f"text_{code}") for code in LANGUAGES):
            raise forms.ValidationError(_("Please say what is to be done."))
        return values

    def values(self) -> dict[str, Any]:
        """For the verb that adds it."""
        return {**self.cleaned_data, "by_secretariat": not self.owners()}


class ReportForm(forms.Form):
    evidence_url = forms.URLField(
        label=_("Address of what shows that it is done"), max_length=500, assume_scheme="https"
    )


class InstructionForm(forms.Form):
    """The letter or mail in which the chair's instruction came."""

    note = forms.CharField(label=_("Signed by whom, and when"), max_length=500)
    file = FileField(label=_("The letter or mail"), purpose="gcm.instruction")
