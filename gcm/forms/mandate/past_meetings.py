"""The CSV of earlier meetings, as a file or, once previewed, as the text that was read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 200_000


class PastMeetingsForm(forms.Form):
    file = forms.FileField(label=_("CSV file (UTF-8)"), required=False)
    text = forms.CharField(widget=forms.HiddenInput, required=False, strip=False, max_length=MOST_BYTES)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "file" not in self.errors and cleaned.get("file"):
            cleaned["text"] = self._read(cleaned["file"])
        if not self.errors and not cleaned.get("text"):
            self.add_error("file", _("Please choose a file."))
        return cleaned

    def _read(self, file: Any) -> str:
        if file.size > MOST_BYTES:
            self.add_error("file", _("The file is larger than a list of meetings can be."))
            return ""
        try:
            return str(file.read().decode())
        except UnicodeDecodeError as error:
            words = _("The file is not UTF-8: byte %(place)s is wrong.")
            self.add_error("file", words % {"place": error.start + 1})
            return ""
