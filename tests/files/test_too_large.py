"""A file that is too large gets an answer in words, quickly, and nothing of it is kept."""

import io
import time
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client, RequestFactory

from alliance87.core import uploads
from tests.files import samples
from tests.files.conftest import LETTER

GB = 1024**3


class LetterForm(forms.Form):
    title = forms.CharField()
    letter = uploads.FileField(purpose=LETTER)


def sent(content: bytes, name: str = "letter.pdf") -> HttpRequest:
    data = {"title": "kept", "letter": SimpleUploadedFile(name, content)}
    return RequestFactory().post("/", data)


def form_of(request: HttpRequest) -> LetterForm:
    return LetterForm(request.POST, request.FILES)


def test_an_honest_file_passes_the_form() -> None:
    form = form_of(sent(samples.pdf()))
    assert form.is_valid()
    assert form.cleaned_data["letter"].name == "letter.pdf"


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(settings: Any) -> None:
    settings.UPLOAD_MAX_BYTES = 1000
    form = form_of(sent(bytes(300_000)))
    assert {name: [each.replace("\xa0", " ") for each in errors] for name, errors in form.errors.items()} == {
        "letter": ["This file has 293.0 KB; at most 1.0 MB are kept."]
    }
    assert form["title"].value() == "kept"


def test_the_rest_of_a_file_that_is_too_large_is_thrown_away(settings: Any) -> None:
    settings.UPLOAD_MAX_BYTES = 1000
    file = sent(bytes(300_000)).FILES["letter"]
    assert (file.size, file.sent, file.read()) == (0, 300_000, b"")


def test_the_field_says_what_may_be_sent() -> None:
    field = LetterForm()["letter"]
    assert str(field.help_text).replace("\xa0", " ") == "Word (.docx), PDF, at most 1.0 MB."
    assert field.field.widget.attrs["accept"] == ".docx,.pdf"


def test_bad_content_is_told_at_the_field() -> None:
    form = form_of(sent(b"MZ"))
    assert form.errors == {"letter": ["The name says PDF, but the content is something else."]}


class Endless(io.RawIOBase):
    """What somebody sends who never stops."""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return bytes(1000)


@pytest.mark.django_db
@pytest.mark.parametrize("length", [str(2 * GB), "9" * 5000])
def test_two_gigabytes_are_answered_at_once(monkeypatch: Any, length: str) -> None:
    monkeypatch.setattr("alliance87.core.uploads.middleware.DRAIN_SECONDS", 0.05)
    began = time.monotonic()
    response = Client().generic(
        "POST",
        "/en/account/login/",
        content_type="multipart/form-data; boundary=b",
        **{"CONTENT_LENGTH": length, "wsgi.input": Endless()},
    )
    assert time.monotonic() - began < 5
    assert (response.status_code, response["Connection"]) == (413, "close")
    assert "The portal keeps files of at most 25.0" in response.content.decode()
