"""The form of a proposal, its expected results, and what the two sides write to each other about it."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from partners.domain.proposals import NOT_OF_CREATION, NOT_OF_REACTIVATION
from partners.forms.partner_field import PartnersField
from partners.forms.revised import LANGUAGES, RevisedForm
from partners.models import ExpectedResult, GroupProposal, Organisation

TEXTS = ("title", "need", "resources", "workplan")
RESULT_TEXTS = ("text", "indicator", "target")
MOST_RESULTS = 20


def in_languages(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{name}_{code}" for name in names for code in LANGUAGES)


def languages_in_order() -> list[str]:
    """The reader's first: the others are welcome, not asked for."""
    mine = get_language() or "fr"
    return [mine, *(code for code in LANGUAGES if code != mine)]


class Languages:
    """One text of a form in the three languages: the reader's in sight, the two others folded away."""

    def __init__(self, form: forms.ModelForm, name: str) -> None:  # type: ignore[type-arg]
        label = str(getattr(form._meta.model._meta.get_field(name), "verbose_name", name))
        fields = [form[f"{name}_{code}"] for code in languages_in_order()]
        for code, field in zip(languages_in_order(), fields, strict=True):
            field.label = _("%(field)s (%(language)s)") % {
                "field": label[:1].upper() + label[1:],
                "language": LANGUAGES[code],
            }
            field.field.widget.attrs["lang"] = code
        self.name, self.label, self.first, self.others = name, label, fields[0], fields[1:]

    @property
    def stands_elsewhere(self) -> bool:
        """The reader's language is empty and another is not, or something is wrong there: unfold."""
        others = any(field.value() for field in self.others) and not self.first.value()
        return others or any(field.errors for field in self.others)


class ProposalForm(RevisedForm):
    """What W1 asks, but for the expected results. Incomplete is fine until it is handed in."""

    leads = PartnersField(
        label=_("Leads"),
        help_text=_(
            "One or several partners, a name a line. The organisation that proposes need not be among them. "
            "Each of the others reads the proposal once it is handed in, with the name of the organisation "
            "that proposes even if it is not listed publicly, and is asked to confirm."
        ),
        required=False,
    )
    co_signatories = PartnersField(
        label=_("Co-signatories"),
        help_text=_(
            "Other partners that stand behind the proposal, a name a line. Each reads it once it is handed "
            "in and is asked to confirm; those that have are named to the GCG."
        ),
        required=False,
    )

    class Meta:
        model = GroupProposal
        fields = (
            *("kind", "leads", "co_signatories", "starts_on", "ends_on", "longer_reason"),
            *in_languages((*TEXTS, "charter")),
        )
        field_classes: ClassVar[dict[str, Any]] = dict.fromkeys(("starts_on", "ends_on"), DayField)
        widgets: ClassVar[dict[str, Any]] = {
            "kind": forms.RadioSelect,
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "longer_reason": forms.Textarea(attrs={"rows": 3}),
            **{name: forms.Textarea(attrs={"rows": 5}) for name in in_languages((*TEXTS[1:], "charter"))},
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "longer_reason": _("Only when the group is to last longer than the working arrangements say."),
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("leads", "co_signatories"):
            self.fields[name].queryset = Organisation.objects.partners().visible_to(user)  # type: ignore[attr-defined]
        fixed = NOT_OF_REACTIVATION if self.instance.is_reactivation else NOT_OF_CREATION
        for name in fixed:
            del self.fields[name]

    @property
    def texts(self) -> dict[str, Languages]:
        names = ("need", "resources", "workplan", "charter") if self.instance.is_reactivation else TEXTS
        return {name: Languages(self, name) for name in names}


class ResultForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = ExpectedResult
        fields = (*in_languages(RESULT_TEXTS), "due_on")
        field_classes: ClassVar[dict[str, Any]] = {"due_on": DayField}
        widgets: ClassVar[dict[str, Any]] = {
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **{name: forms.Textarea(attrs={"rows": 2}) for name in in_languages(["text"])},
        }

    @property
    def texts(self) -> list[Languages]:
        return [Languages(self, name) for name in RESULT_TEXTS]


_ResultFormSet = forms.formset_factory(
    ResultForm, extra=0, min_num=1, max_num=MOST_RESULTS, absolute_max=MOST_RESULTS, validate_max=True
)


class ResultFormSet(_ResultFormSet):  # type: ignore[misc,valid-type]
    """The expected results, one row each; a row without a word is left out when saving."""

    @classmethod
    def of(cls, proposal: GroupProposal, data: Any = None) -> "ResultFormSet":
        names = (*in_languages(RESULT_TEXTS), "due_on")
        stored = [{name: getattr(each, name) for name in names} for each in proposal.results.all()]
        return cls(data, initial=stored, prefix="results")

    @classmethod
    def with_another_row(cls, data: Any) -> "ResultFormSet":
        """What was typed, and one row more. Nothing is checked yet."""
        data = data.copy()
        count = data.get("results-TOTAL_FORMS", "")
        rows = int(count) if count.isdecimal() and len(count) < 3 else 0
        data["results-TOTAL_FORMS"] = str(min(rows + 1, MOST_RESULTS))
        return cls(data, prefix="results")

    def rows(self) -> list[dict[str, Any]]:
        """Cleaned values for the verb that saves."""
        return [form.cleaned_data for form in self.forms]


class SubmitProposalForm(forms.Form):
    """The answer, due when the secretariat asked."""

    def __init__(self, *args: Any, proposal: GroupProposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if proposal.awaits_answer:
            self.fields["answer"] = forms.CharField(
                label=_("Your answer to the secretariat"),
                widget=forms.Textarea(attrs={"rows": 5}),
                max_length=4000,
            )


class ProposeForm(forms.Form):
    """In whose name, and whether a group that rests or is closed shall work again (P8)."""

    organisation: Any = forms.ModelChoiceField(
        label=_("Organisation that proposes"), queryset=Organisation.objects.none(), empty_label=None
    )

    group = forms.ChoiceField(label=_("Which group"), required=False)

    def __init__(self, *args: Any, organisations: Any, resting: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        again = [(each.slug, _("Reactivate: %(group)s") % {"group": each}) for each in resting]
        self.fields["group"].choices = [("", _("A new group")), *again]  # type: ignore[attr-defined]
        self.resting = {each.slug: each for each in resting}

    def clean_group(self) -> Any:
        """The group, None for a new one."""
        return self.resting.get(self.cleaned_data["group"])


class ProposalQuestionForm(forms.Form):
    """What the secretariat asks when it returns a proposal."""

    question = forms.CharField(
        label=_("Question to the proposer"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000
    )


class DeclineLeadForm(forms.Form):
    """Why, for the proposer alone."""

    reason = forms.CharField(
        label=_("Reason, for the proposer"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )
