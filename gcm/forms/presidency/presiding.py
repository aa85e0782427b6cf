"""Who presides when neither officer can."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.phrases import with_colon
from gcm.models import Presence


class ChoiceOfMember(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return with_colon(obj.seat, obj.person.name)


class PresidingForm(forms.Form):
    presence: Any = ChoiceOfMember(
        label=_("Member chosen"), queryset=Presence.objects.none(), empty_label=None
    )
    without_objection = forms.BooleanField(
        label=_("Those present agreed, and nobody objected"), required=False
    )

    def __init__(self, data: Any = None, *, people: list[Presence]) -> None:
        super().__init__(data)
        there = Presence.objects.filter(pk__in=[each.pk for each in people])
        presence: Any = self.fields["presence"]
        presence.queryset = there.select_related("seat", "person").order_by("seat__number")
