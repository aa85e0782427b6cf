from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alliance87.core import uploads
from alliance87.core.uploads.models import Upload
from tests.files import samples
from tests.files.conftest import HIDDEN_LOGO, LETTER, LOGO

pytestmark = pytest.mark.django_db


@pytest.fixture
def private(applicant: Any) -> Upload:
    file = SimpleUploadedFile("letter.pdf", samples.pdf())
    return uploads.store(actor=applicant, file=file, purpose=LETTER, subject=applicant)


def logo(applicant: Any, purpose: str = LOGO) -> Upload:
    file = SimpleUploadedFile("logo.png", samples.image())
    return uploads.store(actor=applicant, file=file, purpose=purpose, subject=applicant)


def test_who_may_see_the_subject_gets_the_file(private: Upload, applicant: Any, client_of: Any) -> None:
    response = client_of(applicant).get(private.get_absolute_url())
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == samples.pdf()
    assert response["Content-Disposition"] == 'inline; filename="letter.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_document_is_saved_never_shown(applicant: Any, client_of: Any) -> None:
    file = SimpleUploadedFile("paper.docx", samples.office())
    paper = uploads.store(actor=applicant, file=file, purpose=LETTER, subject=applicant)
    response = client_of(applicant).get(paper.get_absolute_url())
    assert response["Content-Disposition"] == 'attachment; filename="paper.docx"'
    assert "sandbox" in response["Content-Security-Policy"]


def test_visitors_are_sent_to_sign_in_and_outsiders_learn_nothing(
    private: Upload, follower: Any, client_of: Any
) -> None:
    address = private.get_absolute_url()
    assert Client().get(address)["Location"].endswith(f"/account/login/?next={address}")
    assert client_of(follower).get(address).status_code == 404


def test_another_name_or_a_removed_file_is_not_there(private: Upload, applicant: Any, client_of: Any) -> None:
    client = client_of(applicant)
    assert client.get(private.get_absolute_url().replace("letter", "other")).status_code == 404
    uploads.delete_upload(actor=applicant, upload=private)
    assert client.get(private.get_absolute_url()).status_code == 404


def test_a_public_file_is_for_everybody(applicant: Any) -> None:
    response = Client().get(logo(applicant).get_absolute_url())
    assert (response.status_code, response["Cache-Control"]) == (200, "public, max-age=3600")


@pytest.mark.rule("P5")
def test_what_is_shown_to_who_is_signed_in_lies_in_no_shared_cache(applicant: Any, client_of: Any) -> None:
    response = client_of(applicant).get(logo(applicant).get_absolute_url())
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.rule("P5")
def test_a_public_file_of_something_hidden_is_not(applicant: Any) -> None:
    assert Client().get(logo(applicant, HIDDEN_LOGO).get_absolute_url()).status_code == 302
