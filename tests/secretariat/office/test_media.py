"""The media kit."""

import io

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from alliance87.core.ledger.models import Entry
from alliance87.core.uploads.models import Upload
from secretariat.domain.site.media import save_boilerplate, save_media_file
from secretariat.models import Boilerplate, MediaFile
from tests.secretariat.office.writing import LANGUAGES, media_file

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["alt_fr", "alt_en", "alt_es", "title_es"])
def test_a_file_says_what_is_to_be_seen_in_each_language(secretariat, field):
    with pytest.raises(ValidationError) as refused:
        media_file(secretariat, texts={field: " "})
    assert list(refused.value.message_dict) == [field]
    assert not MediaFile.objects.exists()


def test_a_new_record_has_a_file(secretariat):
    with pytest.raises(ValidationError) as refused:
        media_file(secretariat, file=None)
    assert list(refused.value.message_dict) == ["file"]


def test_the_public_takes_what_is_public_and_nothing_else(client, client_of, secretariat):
    shown = media_file(secretariat)
    upload = Upload.objects.get()
    page = client.get(reverse("secretariat:media")).content.decode()
    assert upload.get_absolute_url() in page
    assert client.get(upload.get_absolute_url()).status_code == 200
    texts = {f"{field}_{code}": "x" for field in ("title", "alt") for code in LANGUAGES}
    save_media_file(actor=secretariat, record=shown, texts=texts, order=1, shown=False, revision=1)
    assert upload.get_absolute_url() not in client.get(reverse("secretariat:media")).content.decode()
    assert client.get(upload.get_absolute_url()).status_code in (302, 404)
    assert client_of(secretariat).get(upload.get_absolute_url()).status_code == 200


def test_another_file_takes_the_place_of_the_one_before(client, secretariat):
    kept = media_file(secretariat)
    first = Upload.objects.get()
    media_file(secretariat, record=kept)
    assert Upload.objects.kept().count() == 1
    assert client.get(first.get_absolute_url()).status_code in (302, 404)


def test_the_paragraph_is_there_in_three_languages_and_the_earlier_one_is_kept(client, secretariat):
    last = 0
    for number in (1, 2):
        texts = {f"text_{code}": f"We are {number} {code}" for code in LANGUAGES}
        last = save_boilerplate(actor=secretariat, texts=texts, revision=last).revision
    page = client.get(reverse("secretariat:media")).content.decode()
    assert all(f"We are 2 {code}" in page for code in LANGUAGES)
    assert Boilerplate.objects.count() == 2
    with pytest.raises(ValidationError):
        save_boilerplate(actor=secretariat, texts={"text_fr": "Nous"}, revision=last)


def test_nobody_else_keeps_it(chair):
    with pytest.raises(PermissionDenied):
        media_file(chair)


def test_a_large_picture_is_shown_smaller_and_downloaded_as_it_was_sent(client, secretariat):
    content = io.BytesIO()
    Image.new("RGB", (1600, 400)).save(content, "PNG")
    file = SimpleUploadedFile("logo.png", content.getvalue(), "image/png")
    kept = media_file(secretariat, file=file)
    whole, small = Upload.objects.kept().order_by("purpose")
    with Image.open(small.file) as picture:
        assert (picture.size, whole.size) == ((640, 160), len(content.getvalue()))
    page = client.get(reverse("secretariat:media")).content.decode()
    assert f'src="{small.get_absolute_url()}"' in page and f'href="{whole.get_absolute_url()}"' in page
    assert client.get(small.get_absolute_url()).status_code == 200
    media_file(secretariat, record=kept)  # a document takes its place
    assert [each.type for each in Upload.objects.kept()] == ["pdf"]


def test_what_changes_in_the_kit_is_recorded(secretariat):
    media_file(secretariat)
    save_boilerplate(actor=secretariat, texts={f"text_{code}": "We are" for code in LANGUAGES})
    recorded = Entry.objects.filter(kind__in=("secretariat.media_file", "secretariat.boilerplate"))
    assert [each.actor_id for each in recorded] == [secretariat.pk] * 2
