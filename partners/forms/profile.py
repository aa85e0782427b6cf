from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.forms.revised import RevisedForm
from partners.models import Organisation, Topic


class ProfileForm(RevisedForm):
    """What the partner's editors change themselves."""

    languages_of = "mission"
    before = "website"

    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = ("mission_fr", "mission_en", "mission_es", "website", "topics")
        widgets: ClassVar[dict[str, Any]] = {"topics": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = Topic.objects.filter(active=True)  # type: ignore[attr-defined]
