"""What one follows, and how often."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.phrases import with_colon
from partners.enums import Rhythm
from partners.queries.following import Followed


class FollowForm(forms.Form):
    """How often; and where to, for who has no account."""

    rhythm = forms.ChoiceField(
        label=_("How often"), choices=Rhythm.choices, initial=Rhythm.WEEKLY, widget=forms.RadioSelect
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You get a mail with a link. Nothing more is sent unless you follow it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("email", "rhythm")

    def __init__(self, data: Any = None, *, has_account: bool) -> None:
        super().__init__(data)
        if has_account:
            del self.fields["email"]


class RhythmsForm(forms.Form):
    """One choice for each thing followed."""

    def __init__(self, data: Any = None, *, followed: list[Followed]) -> None:
        super().__init__(data)
        for each in followed:
            name = each.name or _("No longer public")
            self.fields[f"row_{each.following.pk}"] = forms.ChoiceField(
                label=with_colon(each.following.get_kind_display(), name),
                choices=Rhythm.choices,
                initial=each.following.rhythm,
            )

    def rhythms(self) -> dict[int, str]:
        """By the key of the row."""
        return {int(name.removeprefix("row_")): value for name, value in self.cleaned_data.items()}
