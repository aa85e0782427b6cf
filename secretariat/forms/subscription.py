"""What a reader of the newsletter types."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.models import Country, Topic
from secretariat.models import Subscriber
from secretariat.validators import validate_address


class ChoicesForm(forms.ModelForm):  # type: ignore[type-arg]
    """The reader's choices. Nothing but the language and how often is asked for."""

    class Meta:
        model = Subscriber
        fields = ("language", "frequency", "topics", "country", "category")
        widgets: ClassVar[dict[str, Any]] = {
            "language": forms.RadioSelect,
            "frequency": forms.RadioSelect,
            "topics": forms.CheckboxSelectMultiple,
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "topics": _("Choose none to read about all of them."),
            "country": _("Only if you would like to hear of what concerns your country."),
            "category": _("Only if you would like to hear of what concerns your kind of organisation."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = Topic.objects.filter(active=True)  # type: ignore[attr-defined]
        self.fields["country"].queryset = Country.objects.in_order()  # type: ignore[attr-defined]


class SubscribeForm(ChoicesForm):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        validators=[validate_address],
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = get_language()
        self.order_fields(["email"])

    def choices(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "email"}
