"""The media kit as the public sees it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from alliance87.core.languages import LANGUAGES
from alliance87.core.uploads.models import Upload
from secretariat.models import Boilerplate, MediaFile

FILE, PREVIEW = "secretariat.media", "secretariat.media_preview"  # what it was uploaded for


@dataclass(frozen=True)
class Row:
    """A file with what is said of it; `upload` is None when it was removed, `preview` unless it is a large
    picture."""

    record: MediaFile
    upload: Any
    preview: Any

    @property
    def is_image(self) -> bool:
        return self.upload is not None and self.upload.type in ("png", "jpeg")

    @property
    def shown(self) -> Any:
        """The picture as pages show it."""
        return self.preview or self.upload


def media_files(*, all_of_them: bool = False) -> list[Row]:
    """The public ones, or all of them for the desk. Two queries."""
    found: QuerySet[MediaFile] = MediaFile.objects.all()
    records = list(found if all_of_them else found.filter(shown=True))
    kind = ContentType.objects.get_for_model(MediaFile)
    keys = [str(each.pk) for each in records]
    kept = Upload.objects.kept().filter(subject_type=kind, subject_id__in=keys)
    by_key = {(each.subject_id, each.purpose): each for each in kept.order_by("created_at")}
    rows = [Row(each, *(by_key.get((str(each.pk), name)) for name in (FILE, PREVIEW))) for each in records]
    return [row for row in rows if all_of_them or row.upload]


def boilerplates() -> list[tuple[str, str]]:
    """The paragraph in each language; an empty list before there is one. One query."""
    last = Boilerplate.objects.first()
    return [(code, getattr(last, f"text_{code}")) for code in LANGUAGES] if last else []
