"""The files that were sent for records."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType

from alliance87.core.uploads.models import Upload


def files_of(model: Any, keys: Iterable[int]) -> dict[str, list[Upload]]:
    """The files kept for each of the records of one model, by key as a text. One query."""
    kind = ContentType.objects.get_for_model(model)
    found: dict[str, list[Upload]] = defaultdict(list)
    wanted = [str(key) for key in keys]
    for each in Upload.objects.kept().filter(subject_type=kind, subject_id__in=wanted).order_by("created_at"):
        found[each.subject_id].append(each)
    return dict(found)
