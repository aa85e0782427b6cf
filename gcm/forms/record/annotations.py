"""What is typed about a decision after the gavel."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class ErratumForm(forms.Form):
    """One slip in one language (D13)."""

    language = forms.ChoiceField(label=_("Language of the text"), choices=settings.LANGUAGES)
    reads = forms.CharField(
        label=_("Reads"),
        help_text=_("The words exactly as they stand in the decision."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    should_read = forms.CharField(
        label=_("Should read"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class NoteForm(forms.Form):
    """A reason, or an outcome, in a few lines."""

    note = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: object, label: object = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["note"].label = label  # type: ignore[assignment]
