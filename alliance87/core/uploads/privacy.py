"""What is kept about whoever sends a file."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import privacy
from alliance87.core.uploads.models import Upload

privacy.define_retention(
    _("Files that you send, with their name"),
    _("To check an application or to publish what an organisation shares"),
    _("as long as what they belong to; names go when the person is erased"),
)


@privacy.define_eraser
def erase_from_uploads(user: Any) -> None:
    """The names that the person gave their files go; the files belong to the organisation's business and
    stay, except those that belong to the person alone."""
    Upload.objects.filter(owner=user).update(name="")
