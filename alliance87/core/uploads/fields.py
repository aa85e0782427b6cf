from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from alliance87.core.uploads import purposes
from alliance87.core.uploads.checks import check_file
from alliance87.core.uploads.content import KINDS


class FileField(forms.FileField):
    """A file for a declared purpose, refused in plain words when its size or content is not as it should
    be. Says under the field what may be sent."""

    default_error_messages: ClassVar[dict[str, Any]] = {"empty": _("This file is empty.")}

    def __init__(self, *, purpose: str, **kwargs: Any) -> None:
        self.purpose = purpose
        kwargs.setdefault("allow_empty_file", True)  # what was too large arrives empty: `clean` tells which
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file is not initial:
            check_file(file, purposes.purpose(self.purpose))
        return file

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        """Purposes are declared after form classes are made, so the limits are told here."""
        purpose = purposes.purpose(self.purpose)
        kinds = [KINDS[name] for name in sorted(purpose.types)]
        self.widget.attrs["accept"] = ",".join(each for kind in kinds for each in kind.extensions)
        if not self.help_text:
            self.help_text = _("%(kinds)s, at most %(size)s.") % {
                "kinds": ", ".join(kind.label for kind in kinds),
                "size": filesizeformat(purpose.max_bytes),
            }
        return super().get_bound_field(form, field_name)
