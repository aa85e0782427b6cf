"""Nothing stays on the disk that no row keeps."""

import time
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from alliance87.core.uploads.models import Upload
from alliance87.core.uploads.models.upload import FOLDER

DAY = 24 * 60 * 60  # seconds; younger files may belong to a transaction that is still open


def sweep() -> int:
    """Remove files that no row keeps, and mark rows whose subject is gone; how many of both."""
    return _forget_subjectless() + _remove_orphans()


def _forget_subjectless() -> int:
    gone = [each.pk for each in Upload.objects.kept().iterator() if each.subject is None]
    return int(Upload.objects.filter(pk__in=gone).update(deleted_at=timezone.now()))


def _remove_orphans() -> int:
    root = Path(settings.MEDIA_ROOT)
    kept = set(Upload.objects.kept().values_list("file", flat=True))
    removed = 0
    for path in (root / FOLDER).glob("*/*"):
        if str(path.relative_to(root)) not in kept and time.time() - path.stat().st_mtime > DAY:
            path.unlink()
            removed += 1
    return removed
