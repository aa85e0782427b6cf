"""The media kit: what the Alliance is in a paragraph, and the files that the press may use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, uploads
from alliance87.core.languages import LANGUAGES
from alliance87.core.uploads.models import Upload
from partners.domain.stale import StaleEditError, opened
from secretariat.models import Boilerplate, MediaFile
from secretariat.queries.site.media import FILE, PREVIEW

MOST_PIXELS = 640  # of the longer side, on a page; whoever downloads gets the file as it was sent
PICTURES = ("png", "jpeg")


@transaction.atomic
def save_boilerplate(*, actor: Any, texts: Mapping[str, str], revision: int = 0) -> Boilerplate:
    """From now on the public reads these; the earlier ones stay. `texts` are text_fr and so on, `revision` is
    that of the one which they replace. Raises PermissionDenied, StaleEditError when another one stands;
    ValidationError, by field, for a missing language."""
    _ask(actor)
    Boilerplate.objects.select_for_update().first()  # one after the other
    last = Boilerplate.objects.first()
    if last is not None and last.revision != revision:
        raise StaleEditError(last)
    _require(texts, ("text",))
    made = Boilerplate.objects.create(**{name: text.strip() for name, text in texts.items()})
    ledger.append(kind="secretariat.boilerplate", subject=made, actor=actor, data={})
    return made


@transaction.atomic
def save_media_file(
    *,
    actor: Any,
    texts: Mapping[str, str],
    order: int,
    shown: bool,
    file: File[bytes] | None = None,
    record: MediaFile | None = None,
    revision: int = 0,
) -> MediaFile:
    """Add a file, or change what is said of it; another `file` takes the place of the one before. `texts` are
    title_fr, alt_fr and so on. Raises PermissionDenied, StaleEditError when `revision` is not the one that
    stands; ValidationError, by field, for a missing language, a new record without a file, and a file that is
    not as it should be."""
    _ask(actor)
    _require(texts, ("title", "alt"))
    if record is None and file is None:
        raise ValidationError({"file": _("Please choose a file.")}, code="no_file")
    kept: MediaFile = opened(MediaFile, record, revision)
    for name, text in texts.items():
        setattr(kept, name, text.strip())
    kept.order, kept.shown = order, shown
    kept.save()
    if file is not None:
        for earlier in Upload.objects.of(kept):
            uploads.delete_upload(actor=actor, upload=earlier)
        stored = uploads.store(actor=actor, file=file, purpose=FILE, subject=kept)
        if stored.type in PICTURES:
            _store_preview(actor, file, kept)
    said = {"shown": shown, "file": file is not None}
    ledger.append(kind="secretariat.media_file", subject=kept, actor=actor, data=said)
    return kept


def _store_preview(actor: Any, file: File[bytes], kept: MediaFile) -> None:
    """Nothing for a picture that is small as it is."""
    from alliance87.core.uploads.content.images import smaller  # only who works on pictures loads Pillow

    if preview := smaller(file, MOST_PIXELS):
        uploads.store(actor=actor, file=preview, purpose=PREVIEW, subject=kept)


def _ask(actor: Any) -> None:
    if not actor.has_perm("secretariat.edit_site"):
        raise PermissionDenied


def _require(texts: Mapping[str, str], fields: tuple[str, ...]) -> None:
    names = [f"{field}_{code}" for field in fields for code in LANGUAGES]
    missing = {name: _("This language is missing.") for name in names if not texts.get(name, "").strip()}
    if missing:
        raise ValidationError(missing)
