"""Who acts for an organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.enums import MembershipRole


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address of the colleague"),
        help_text=_("The link in the mail works once, and for an account with this address alone."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        help_text=_(
            "A reader sees what your organisation sees. An editor also writes in its name. A focal point "
            "also decides who acts for it."
        ),
    )

    def __init__(self, data: Any = None, *, roles: Any) -> None:
        super().__init__(data, initial={"role": MembershipRole.READER})  # the one that may least
        self.fields["role"].choices = roles  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=MembershipRole.choices, widget=forms.RadioSelect)
