"""Who may see a file."""

from typing import Any

import rules

from alliance87.core.access.registry import define_permission
from alliance87.core.uploads import purposes


@rules.predicate  # type: ignore[untyped-decorator]
def may_view_subject(user: Any, upload: Any = None) -> bool:
    """A file is seen by whoever holds its purpose's permission on what it belongs to."""
    if upload is None or upload.deleted_at or not purposes.is_known(upload.purpose):
        return False
    purpose = purposes.purpose(upload.purpose)
    if not purpose.view_permission:
        return purpose.public
    return upload.subject is not None and bool(user.has_perm(purpose.view_permission, upload.subject))


define_permission("uploads.view_upload", may_view_subject)
