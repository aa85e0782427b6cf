"""What members answer, and what the secretariat records of a review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.models import ReviewAnswer
from gcm.queries.mandate.questions import QUESTIONS, RATINGS


class QuestionnaireForm(forms.Form):
    """One choice a question, and room for words."""

    def __init__(self, data: Any = None, *, answer: ReviewAnswer | None = None) -> None:
        given = answer.ratings if answer else {}
        super().__init__(data, initial={**given, "comment": answer.comment if answer else ""})
        for key, question in QUESTIONS.items():
            self.fields[key] = forms.ChoiceField(
                label=question, choices=list(RATINGS.items()), widget=forms.RadioSelect
            )
        self.fields["comment"] = forms.CharField(
            label=_("What should become better?"),
            help_text=_("Members read this without your name. Write nothing that tells who you are."),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    def ratings(self) -> dict[str, str]:
        return {key: self.cleaned_data[key] for key in QUESTIONS}


class OutcomeForm(forms.Form):
    outcome = forms.CharField(
        label=_("What the GCG concluded"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
