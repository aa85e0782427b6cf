"""Forms about one's own account."""

from typing import Any, ClassVar
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core.mailing.categories import switched_by_address
from alliance87.core.mailing.queries import lists_of
from partners.models import User

ZONES = [
    (name, name.replace("_", " "))
    for name in sorted(available_timezones())
    if "/" in name and not name.startswith(("Etc/", "SystemV/"))
]


class SignupForm(forms.Form):
    """What registering asks beyond e-mail and password. The language is the one the page is read in."""

    name = forms.CharField(
        label=_("Full name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    def signup(self, request: Any, user: User) -> None:
        """Called by allauth while the account is being made."""
        user.name = self.cleaned_data["name"]
        user.language = get_language() or "fr"
        user.save()


class PreferencesForm(forms.ModelForm):  # type: ignore[type-arg]
    """How the portal speaks to a person: name, language of mails, zone of dates."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=ZONES, help_text=_("Every date and time is shown to you in this zone.")
    )

    lists = forms.MultipleChoiceField(
        label=_("Mails that you get"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever reported a mail of ours as unwanted gets none of these, until one is ticked."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lists"].choices = [(each.name, each.label) for each in switched_by_address()]  # type: ignore[attr-defined]
        self.fields["lists"].initial = lists_of(self.instance.email)

    class Meta:
        model = User
        fields = ("name", "language", "time_zone")
        widgets: ClassVar[dict[str, Any]] = {"name": forms.TextInput(attrs={"autocomplete": "name"})}
        help_texts: ClassVar[dict[str, Any]] = {"language": _("The language of the mails you get.")}
