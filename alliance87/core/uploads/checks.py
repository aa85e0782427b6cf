from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from alliance87.core.uploads.content import Kind, check_content
from alliance87.core.uploads.handlers import TooLargeFile
from alliance87.core.uploads.names import clean_name
from alliance87.core.uploads.purposes import Purpose


def check_file(file: Any, purpose: Purpose) -> Kind:
    """The kind of the file. Raises ValidationError, in words for whoever sent it."""
    size = file.sent if isinstance(file, TooLargeFile) else file.size
    if size > purpose.max_bytes or isinstance(file, TooLargeFile):
        raise ValidationError(
            _("This file has %(size)s; at most %(limit)s are kept."),
            params={"size": filesizeformat(size), "limit": filesizeformat(purpose.max_bytes)},
            code="too_large",
        )
    if not size:
        raise ValidationError(_("This file is empty."), code="empty")
    return check_content(file, clean_name(file.name or ""), purpose.types)
