"""A file with figures, and where it is from. Once read it waits for the yes of whoever sent it."""

import uuid
import zlib
from typing import Any

from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from alliance87.core.day_fields import DayField
from pathfinders.domain.data.adapters import adapter_named, adapters
from pathfinders.models import DataSource

MB = 1024 * 1024
MOST_BYTES = 20 * MB
WAITS = 60 * 60  # seconds


class ImportForm(forms.Form):
    """The file itself, or the key of one that was read and shown."""

    adapter = forms.ChoiceField(label=_("Format"), choices=lambda: [(a.name, a.label) for a in adapters()])
    source: Any = forms.ModelChoiceField(label=_("Source"), queryset=DataSource.objects.none())
    retrieved_on = DayField(
        label=_("Retrieved on"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("The day on which the file was taken from its source."),
    )
    file = forms.FileField(label=_("File"), required=False)
    waiting = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)

    def __init__(self, *args: Any, owner: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner
        self.fields["source"].queryset = DataSource.objects.all()  # type: ignore[attr-defined]
        self.fields["retrieved_on"].initial = today_in_geneva

    def clean_adapter(self) -> Any:
        return adapter_named(self.cleaned_data["adapter"])

    def clean_retrieved_on(self) -> Any:
        day = self.cleaned_data["retrieved_on"]
        if day > today_in_geneva():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "file" in self.errors:
            return cleaned
        content, name = self._sent(cleaned.get("file")) or self._waiting(cleaned.get("waiting", ""))
        if not content and "file" not in self.errors:
            self.add_error("file", _("Please choose a file."))
        return cleaned | {"content": content, "file_name": name}

    def keep(self) -> str:
        """Put the file by until its sender says yes, an hour at most; the key under which it waits."""
        key = uuid.uuid4().hex
        packed = zlib.compress(self.cleaned_data["content"])
        cache.set(self._place(key), (packed, self.cleaned_data["file_name"]), WAITS)
        return key

    def _sent(self, file: Any) -> tuple[bytes, str] | None:
        if not file:
            return None
        if file.size > MOST_BYTES:
            words = _("The file is larger than %(most)s MB: use the command import_country_data.")
            self.add_error("file", words % {"most": MOST_BYTES // MB})
            return b"", ""
        return file.read(), file.name

    def _waiting(self, key: str) -> tuple[bytes, str]:
        kept = cache.get(self._place(key)) if key else None
        return (zlib.decompress(kept[0]), kept[1]) if kept else (b"", "")

    def _place(self, key: str) -> str:
        return f"country-data:{self.owner.pk}:{key}"
