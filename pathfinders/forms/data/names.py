"""Another name or code of a country, as the secretariat adds it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from pathfinders.domain.data.reference import key_for
from pathfinders.models import CountryName


class CountryNameForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = CountryName
        fields: ClassVar[list[str]] = ["value", "kind", "country"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("value") and cleaned.get("kind"):
            key = key_for(cleaned["kind"], cleaned["value"])
            taken = CountryName.objects.filter(kind=cleaned["kind"], key=key).exclude(pk=self.instance.pk)
            if not key:
                self.add_error("value", _("This has no letter and no digit to go by."))
            elif other := taken.select_related("country").first():
                words = _("This is known already, as a name of: %(country)s.")
                area = other.country or _("an area that is not among the member States")
                self.add_error("value", words % {"country": area})
            self.instance.key = key
        return cleaned
