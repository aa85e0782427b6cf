"""What somebody holds of the register, to be checked."""

import json
from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from gcm.queries.record.chain import read_copy
from gcm.queries.record.checking import read_head

LARGEST_COPY = 20 * 1024 * 1024  # bytes


class HeadForm(forms.Form):
    """A digest of a certificate, or a head that was mailed after a meeting."""

    head = forms.CharField(
        label=_("Digest or head"),
        max_length=200,
        help_text=_("From a certificate: 64 characters. From a mail: a number, a colon, and 64 characters."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_head(self) -> tuple[int | None, str]:
        said = read_head(self.cleaned_data["head"])
        if said is None:
            raise forms.ValidationError(_("A digest has 64 characters, from 0 to 9 and from a to f."))
        return said


class CopyForm(forms.Form):
    """A register that was exported as JSON. It is read here and kept nowhere."""

    copy: Any = forms.FileField(
        label=_("Exported register (JSON)"), widget=forms.FileInput(attrs={"accept": ".json"})
    )

    def clean_copy(self) -> dict[str, Any]:
        file = self.cleaned_data["copy"]
        if file.size > LARGEST_COPY:
            limit = filesizeformat(LARGEST_COPY)
            raise forms.ValidationError(_("This file is larger than %(limit)s.") % {"limit": limit})
        try:
            return read_copy(json.loads(file.read().decode("utf-8-sig")))
        except (ValueError, RecursionError):  # NotARegisterError, and all that is no JSON
            raise forms.ValidationError(
                _("This file is not a register that was exported here as JSON.")
            ) from None
