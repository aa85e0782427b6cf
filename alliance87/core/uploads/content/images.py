from __future__ import annotations

import io
import zipfile
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

MAX_PIXELS = 50_000_000  # a large camera; decoded it takes 200 MB


def check_png(file: IO[bytes]) -> None:
    """Raises ValidationError for what is no whole PNG picture of at most MAX_PIXELS."""
    _check(file, "PNG")


def check_jpeg(file: IO[bytes]) -> None:
    """Raises ValidationError for what is no whole JPEG picture of at most MAX_PIXELS."""
    _check(file, "JPEG")


def smaller(file: File[bytes], most: int) -> ContentFile[bytes] | None:
    """The checked picture with its longer side at `most` pixels, of the same kind and under the same name,
    without what a camera writes beside it; None when it is not larger than that."""
    file.seek(0)
    with Image.open(file, formats=["PNG", "JPEG"]) as picture:
        if max(picture.size) <= most:
            return None
        kind, upright = picture.format, ImageOps.exif_transpose(picture)
        upright.thumbnail((most, most))
        content = io.BytesIO()
        upright.save(content, kind, optimize=True)
    file.seek(0)
    return ContentFile(content.getvalue(), name=file.name)


def _check(file: IO[bytes], kind: str) -> None:
    if zipfile.is_zipfile(file):
        raise ValidationError(_("This picture hides an archive."), code="polyglot")
    _check_pixels(file, kind)
    file.seek(0)
    try:
        with Image.open(file, formats=[kind]) as picture:
            picture.load()
    except Exception as error:  # whatever a decoder of hostile input may raise
        raise _damaged() from error


def _check_pixels(file: IO[bytes], kind: str) -> None:
    """The header alone says how large it will be: nothing is decoded yet."""
    file.seek(0)
    try:
        picture = Image.open(file, formats=[kind])
        width, height = picture.size
        picture.verify()
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except Exception as error:
        raise _damaged() from error
    if width * height > MAX_PIXELS:
        raise _too_large()


def _damaged() -> ValidationError:
    return ValidationError(_("This picture is damaged or incomplete."), code="damaged")


def _too_large() -> ValidationError:
    return ValidationError(_("This picture has too many pixels: send a smaller one."), code="bomb")
