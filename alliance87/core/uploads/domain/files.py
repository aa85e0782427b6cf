"""Keeping and removing files."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import Model, QuerySet, Sum
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.uploads import purposes
from alliance87.core.uploads.checks import check_file
from alliance87.core.uploads.models import Upload
from alliance87.core.uploads.names import clean_name


@transaction.atomic
def store(*, actor: Any, file: File[bytes], purpose: str, subject: Model) -> Upload:
    """Keep a checked file for `subject`, to which the caller has asked whether the actor may add. Raises
    ValidationError in plain words for bad size or content and a full quota, KeyError for no such purpose.
    When the transaction fails, the sweep removes what was written."""
    declared = purposes.purpose(purpose)
    kind = check_file(file, declared)
    size = file.size
    get_user_model().objects.select_for_update().get(pk=actor.pk)  # two at once do not share the last room
    _check_quota(Upload.objects.kept().filter(owner=actor), size, settings.UPLOAD_QUOTA_USER_BYTES)
    _check_quota(Upload.objects.of(subject), size, settings.UPLOAD_QUOTA_SUBJECT_BYTES)
    upload = Upload(
        purpose=purpose,
        subject=subject,
        owner=actor,
        name=clean_name(file.name or ""),
        type=kind.name,
        size=size,
        sha256=_digest(file),
        public=declared.public,
    )
    upload.file.save("-", file, save=False)
    upload.save(force_insert=True)
    return upload


@transaction.atomic
def delete_upload(*, actor: Any, upload: Upload) -> None:
    """Remove the file; the row says that there was one. The caller has asked whether the actor may."""
    Upload.objects.filter(pk=upload.pk, deleted_at=None).update(deleted_at=timezone.now())
    transaction.on_commit(lambda: upload.file.storage.delete(str(upload.file.name)))


def _check_quota(kept: QuerySet[Upload], size: int, limit: int) -> None:
    used = kept.aggregate(total=Sum("size"))["total"] or 0
    if used + size > limit:
        raise ValidationError(
            _("There is room for %(limit)s in all and %(used)s are used: remove a file first."),
            params={"limit": filesizeformat(limit), "used": filesizeformat(used)},
            code="quota",
        )


def _digest(file: File[bytes]) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
