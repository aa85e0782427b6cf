"""The four steps of the partner application. Drafts may be incomplete; handing in checks the whole."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from partners.enums import PartnerKind
from partners.forms.revised import RevisedForm
from partners.models import Application, Country, DeclineInstruction, Topic


class OrganisationStep(RevisedForm):
    languages_of = "name"
    before = "country"

    other_kinds = forms.MultipleChoiceField(
        label=_("Also"),
        choices=PartnerKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("If your organisation also belongs to other kinds, tick them. The first kind decides."),
    )

    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Application
        fields = ("kind", "other_kinds", "name_fr", "name_en", "name_es", "country", "website")
        help_texts: ClassVar[dict[str, Any]] = {
            "country": _(
                "Where the organisation has its seat. An international organisation may leave it open."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = Country.objects.in_order()  # type: ignore[attr-defined]

    def clean_other_kinds(self) -> list[str]:
        return sorted(set(self.cleaned_data["other_kinds"]) - {self.data.get("kind", "")})


class MissionStep(RevisedForm):
    languages_of = "mission"
    before = "topics"

    class Meta:
        model = Application
        fields = ("mission_fr", "mission_en", "mission_es", "topics")
        widgets: ClassVar[dict[str, Any]] = {"topics": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = Topic.objects.filter(active=True)  # type: ignore[attr-defined]


class FocalPointStep(RevisedForm):
    class Meta:
        model = Application
        fields = ("focal_point_name", "focal_point_function", "focal_point_email", "listing")
        widgets: ClassVar[dict[str, Any]] = {
            "listing": forms.RadioSelect,
            "focal_point_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "focal_point_function": forms.TextInput(attrs={"autocomplete": "organization-title"}),
            "focal_point_email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "listing": _(
                "Public: your page is in the directory. Name only: the directory shows the name and nothing "
                "else. "
                "Hidden: only the secretariat and the chair know, for organisations that publicity would "
                "endanger."
            ),
        }


STEPS: dict[str, type[RevisedForm]] = {
    "organisation": OrganisationStep,
    "mission": MissionStep,
    "focal-point": FocalPointStep,
}


class SubmitForm(forms.Form):
    """The commitment, accepted explicitly, with the version that was read; the answer when one is due."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    commitment = forms.BooleanField(
        label=_("Our organisation makes this commitment."),
        error_messages={"required": _("Without the commitment an organisation cannot become a partner.")},
    )

    def __init__(self, *args: Any, question: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question:
            self.fields["answer"] = forms.CharField(
                label=_("Your answer to the secretariat"),
                widget=forms.Textarea(attrs={"rows": 5}),
                max_length=4000,
            )
            self.order_fields(["answer", "commitment"])


class ConfirmForm(SubmitForm):
    """The same again, after some time (P12)."""

    commitment = forms.BooleanField(
        label=_("Our organisation confirms this commitment, and its entry is right."),
        error_messages={"required": _("Please say that your organisation confirms it.")},
    )


class QuestionForm(forms.Form):
    """What the secretariat asks when it returns an application."""

    question = forms.CharField(
        label=_("Question to the applicant"), widget=forms.Textarea(attrs={"rows": 5}), max_length=4000
    )


class DeclineForm(forms.ModelForm):  # type: ignore[type-arg]
    reason = forms.CharField(
        label=_("Reason given to the applicant"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )

    class Meta:
        model = DeclineInstruction
        fields = ("instructed_on", "reference", "consulted")
        field_classes: ClassVar[dict[str, Any]] = {"instructed_on": DayField}
        widgets: ClassVar[dict[str, Any]] = {
            "instructed_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        }
