"""What tests about the life of an organisation share."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.files.samples import pdf


def letter() -> SimpleUploadedFile:
    return SimpleUploadedFile("letter.pdf", pdf(), "application/pdf")
