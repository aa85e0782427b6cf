"""What the secretariat types about an attendance after the meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliance87.core.uploads import FileField
from gcm.enums import Attended
from gcm.models import Attendance


class EvidenceForm(forms.Form):
    """What a change rests on."""

    words = forms.CharField(
        label=_("What it rests on"),
        help_text=_("What came, from whom, how and when. The chair reads it."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
    )

    def __init__(self, *sent: Any, subject: Attendance, user: Any = None) -> None:
        super().__init__(*sent)


class ConnectionForm(EvidenceForm):
    """With what shows that the line failed, where there is a file of it (A9)."""

    file = FileField(
        label=_("File that shows it"),
        help_text=_("A log of the conference, a picture of the screen: PDF, PNG or JPEG."),
        purpose="gcm.evidence",
        required=False,
    )


class CorrectionForm(EvidenceForm):
    """What was the case instead of what is recorded (A14)."""

    field_order = ("attended", "words")

    def __init__(self, *sent: Any, subject: Attendance, user: Any = None) -> None:
        super().__init__(*sent, subject=subject)
        wanted = (Attended.PRESENT, Attended.EXCUSED, Attended.ABSENT)
        self.fields["attended"] = forms.ChoiceField(
            label=_("Attendance"),
            choices=[(each, each.label) for each in wanted if each != subject.attended],
            widget=forms.RadioSelect,
        )
        self.order_fields(self.field_order)
