"""A notice that is shorter than the house rules ask (G5)."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.day_fields import DayField
from alliance87.core.uploads import FileField
from gcm.models import Meeting


class AskShortNoticeForm(forms.Form):
    not_before = DayField(
        label=_("For a start on this day or later"),
        help_text=_("In the time zone of the place."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, data: Any = None, files: Any = None, *, meeting: Meeting) -> None:
        day = timezone.localdate(meeting.starts_at, meeting.place_zone)
        super().__init__(data, files, initial={"not_before": day})


class AcceptShortNoticeForm(AskShortNoticeForm):
    reason = forms.CharField(label=_("Reason, shown to everybody"), max_length=300)


class FileShortNoticeForm(AcceptShortNoticeForm):
    """The letter or mail in which the chair accepted it."""

    note = forms.CharField(label=_("Signed by whom, and when"), max_length=500)
    file = FileField(label=_("The letter or mail"), purpose="gcm.instruction")
