"""What a briefing note is asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.forms.proposals import MeetingChoice
from gcm.models import Meeting
from gcm.models.meeting import TO_COME
from secretariat.enums import BriefKind
from secretariat.models import Representation


class BriefForm(forms.Form):
    """The kind, and what it is about where the kind asks for it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=BriefKind.choices)
    meeting: Any = MeetingChoice(
        label=_("Meeting"),
        queryset=Meeting.objects.none(),
        required=False,
        help_text=_("For a brief before a meeting."),
    )
    representation: Any = forms.ModelChoiceField(
        label=_("Representation"),
        queryset=Representation.objects.none(),
        required=False,
        help_text=_("For a brief before a representation."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        coming = Meeting.objects.filter(state__in=TO_COME).order_by("starts_at")
        self.fields["meeting"].queryset = coming  # type: ignore[attr-defined]
        self.fields["representation"].queryset = Representation.objects.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What the kind does not ask for is left aside; what it asks for must be there."""
        cleaned = super().clean() or {}
        for field in (BriefKind.MEETING, BriefKind.REPRESENTATION):
            if cleaned.get("kind") != field:
                cleaned[field.value] = None
            elif not cleaned.get(field.value) and field.value not in self.errors:
                self.add_error(field.value, _("Choose what the note is for."))
        return cleaned
