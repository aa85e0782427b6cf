"""Documents of a group, for those whom its leads choose."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction

from alliance87.core import uploads
from alliance87.core.uploads.models import Upload
from partners.enums import DocumentAccess
from partners.models import Group
from partners.queries.group_work import PURPOSES

# What is for the leads alone is theirs to add and to remove.
PURPOSE_RIGHTS = {PURPOSES[DocumentAccess.LEADS]: "partners.lead_group"}


@transaction.atomic
def add_group_document(*, actor: Any, group: Group, access: str, file: File[bytes]) -> Upload:
    """Keep a file for everybody, for the members, or for the leads. Raises PermissionDenied for all but
    those who lead the group or co-edit it, ValueError for no such access, ValidationError as `uploads.store`
    does."""
    if not actor.has_perm("partners.edit_group", group):
        raise PermissionDenied
    if access == DocumentAccess.LEADS and not actor.has_perm("partners.lead_group", group):
        raise PermissionDenied
    return uploads.store(actor=actor, file=file, purpose=PURPOSES[DocumentAccess(access)], subject=group)


@transaction.atomic
def remove_group_document(*, actor: Any, group: Group, upload: Upload) -> None:
    """Take it off, for everybody. Raises PermissionDenied for all but those who lead the group or co-edit
    it."""
    if not actor.has_perm("partners.edit_group", group):
        raise PermissionDenied
    if not actor.has_perm(PURPOSE_RIGHTS.get(upload.purpose, "partners.edit_group"), group):
        raise PermissionDenied
    uploads.delete_upload(actor=actor, upload=upload)
