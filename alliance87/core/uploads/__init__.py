"""Files that people send: checked by content, counted against a quota, streamed after asking.

uploads.define_purpose("app.letter", types={"pdf"}, max_bytes=5 * MB, view_permission="app.view_case")
upload = uploads.store(actor=user, file=form.cleaned_data["letter"], purpose="app.letter", subject=case)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.files.base import File

from alliance87.core.uploads.fields import FileField
from alliance87.core.uploads.purposes import MB, Purpose, define_purpose, purpose

if TYPE_CHECKING:
    from django.db.models import Model

    from alliance87.core.uploads.models import Upload

__all__ = ["MB", "FileField", "Purpose", "define_purpose", "delete_upload", "purpose", "store"]


def store(*, actor: Any, file: File[bytes], purpose: str, subject: Model) -> Upload:
    """Keep a file for `subject`; see `domain.files.store`. Raises ValidationError in plain words."""
    from alliance87.core.uploads.domain import files

    return files.store(actor=actor, file=file, purpose=purpose, subject=subject)


def delete_upload(*, actor: Any, upload: Upload) -> None:
    """Remove a file, see `domain.files.delete_upload`."""
    from alliance87.core.uploads.domain import files

    files.delete_upload(actor=actor, upload=upload)
