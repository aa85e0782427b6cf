"""What a partner writes for the newsletter, and why it is not taken."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.forms.proposal import Languages, in_languages
from secretariat.models import Contribution


class ContributionForm(forms.ModelForm):  # type: ignore[type-arg]
    """One language is enough: the secretariat sees to the others."""

    url = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Where one reads more, if there is such a page."),
    )

    class Meta:
        model = Contribution
        fields = ("organisation", *in_languages(("title", "text")), "url")
        widgets: ClassVar[dict[str, Any]] = {
            name: forms.Textarea(attrs={"rows": 5}) for name in in_languages(("text",))
        }

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]

    @property
    def texts(self) -> list[Languages]:
        return [Languages(self, name) for name in ("title", "text")]

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "organisation"}


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Its authors read it."),
    )
