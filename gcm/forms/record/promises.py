"""Which promise of a decision something fulfils."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gcm.models import FollowUp


class JoinForm(forms.Form):
    """Among the follow-up actions that are not closed, and the one that it fulfils already, by its key."""

    follow_up: Any = forms.ModelChoiceField(
        label=_("Follow-up action of a decision"), required=False, queryset=None, empty_label=_("none")
    )

    def __init__(self, data: Any = None, *, current: int | None, prefix: str | None = None) -> None:
        super().__init__(data, prefix=prefix, initial={"follow_up": current})
        found = FollowUp.objects.filter(Q(closed_at__isnull=True) | Q(pk=current))
        self.fields["follow_up"].queryset = found.order_by("due_on", "pk")  # type: ignore[attr-defined]
