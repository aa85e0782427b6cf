import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from alliance87.core import uploads
from alliance87.core.uploads.domain.sweep import DAY, sweep
from alliance87.core.uploads.models import Upload
from tests.files import samples
from tests.files.conftest import LETTER

pytestmark = pytest.mark.django_db


def files_on_disk() -> list[Path]:
    return sorted(each for each in (Path(settings.MEDIA_ROOT) / "files").glob("*/*"))


def keep(actor: Any, subject: Any = None, name: str = "letter.pdf") -> Upload:
    file = SimpleUploadedFile(name, samples.pdf())
    return uploads.store(actor=actor, file=file, purpose=LETTER, subject=subject or actor)


def test_a_file_is_kept_under_a_random_name(applicant: Any) -> None:
    upload = Upload.objects.get(pk=keep(applicant, name="../Lettre.pdf").pk)
    content = samples.pdf()
    assert (upload.name, upload.type, upload.size, upload.sha256) == (
        "Lettre.pdf",
        "pdf",
        len(content),
        hashlib.sha256(content).hexdigest(),
    )
    assert (upload.owner, upload.subject, upload.public) == (applicant, applicant, False)
    assert "Lettre" not in upload.file.name
    assert Path(upload.file.path).read_bytes() == content


def test_bad_content_changes_nothing(applicant: Any) -> None:
    before = files_on_disk()
    with pytest.raises(ValidationError):
        uploads.store(
            actor=applicant, file=SimpleUploadedFile("a.pdf", b"MZ"), purpose=LETTER, subject=applicant
        )
    assert (Upload.objects.count(), files_on_disk()) == (0, before)


def test_what_is_too_large_or_empty_is_refused_in_words(applicant: Any) -> None:
    def words(content: bytes) -> list[str]:
        with pytest.raises(ValidationError) as refused:
            uploads.store(
                actor=applicant,
                file=SimpleUploadedFile("a.pdf", content),
                purpose=LETTER,
                subject=applicant,
            )
        return [each.replace("\xa0", " ") for each in refused.value.messages]

    assert words(bytes(2 * uploads.MB)) == ["This file has 2.0 MB; at most 1.0 MB are kept."]
    assert words(b"") == ["This file is empty."]


def test_the_quota_of_a_person_and_of_a_subject(applicant: Any, follower: Any, settings: Any) -> None:
    size = len(samples.pdf())
    settings.UPLOAD_QUOTA_USER_BYTES = 2 * size
    keep(applicant)
    kept = keep(applicant, subject=follower)
    with pytest.raises(ValidationError, match="remove a file first"):
        keep(applicant)
    uploads.delete_upload(actor=applicant, upload=kept)
    keep(applicant)

    settings.UPLOAD_QUOTA_USER_BYTES = 100 * size
    settings.UPLOAD_QUOTA_SUBJECT_BYTES = size
    keep(follower)
    with pytest.raises(ValidationError, match="remove a file first"):
        keep(applicant, subject=follower)


def test_a_removed_file_leaves_its_row(applicant: Any, django_capture_on_commit_callbacks: Any) -> None:
    upload = keep(applicant)
    path = Path(upload.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        uploads.delete_upload(actor=applicant, upload=upload)
    upload.refresh_from_db()
    assert upload.deleted_at is not None
    assert not path.exists()
    assert list(Upload.objects.of(applicant)) == []


def test_the_sweep_removes_what_no_row_keeps(applicant: Any) -> None:
    import os
    import time

    kept, orphan, young = (keep(applicant) for _ in range(3))
    paths = [Path(each.file.path) for each in (kept, orphan, young)]
    Upload.objects.filter(pk__in=[orphan.pk, young.pk]).delete()
    for path in paths[:2]:
        os.utime(path, (time.time() - DAY - 60,) * 2)
    sweep()
    assert [path.exists() for path in paths] == [True, False, True]


def test_the_sweep_forgets_files_of_what_is_gone(applicant: Any, follower: Any) -> None:
    upload = keep(applicant, subject=follower)
    follower.delete()
    sweep()
    upload.refresh_from_db()
    assert upload.deleted_at is not None


def test_a_purpose_says_what_it_is_for() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        uploads.define_purpose(LETTER, {"pdf"}, 1, "tests.view_letter")
    with pytest.raises(ValueError, match=r"unknown types \['svg'\]"):
        uploads.define_purpose("tests.picture", {"svg"}, 1, public=True)
    with pytest.raises(ValueError, match="names no permission"):
        uploads.define_purpose("tests.paper", {"pdf"}, 1)
