"""Stops keeping a file that is too large, without losing what else was typed in the form."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class TooLargeFile(SimpleUploadedFile):
    """In the place of a file of which nothing was kept; `sent` is its size in bytes."""

    sent: int = 0


class SizeLimitHandler(FileUploadHandler):
    """Lets a file through up to UPLOAD_MAX_BYTES and throws the rest away as it arrives."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start + len(raw_data) <= settings.UPLOAD_MAX_BYTES else None

    def file_complete(self, file_size: int) -> Any:
        if file_size <= settings.UPLOAD_MAX_BYTES:
            return None
        file = TooLargeFile(self.file_name or "-", b"", self.content_type or "application/octet-stream")
        file.sent = file_size
        return file
