"""What was backed up comes back, and nothing else is touched."""

import io
import shutil
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from alliance87.core import ledger, mailing
from alliance87.core.backup import BackupError, archive, copying, postgresql
from alliance87.core.backup.postgresql import PostgreSQL
from alliance87.core.checklist_items import backup_is_fresh
from alliance87.core.ledger.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
MAIL_TEMPLATES = project.BASE_DIR / "tests" / "mailing" / "templates"


@pytest.fixture
def uploads(settings: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "uploads"
    (folder / "2027").mkdir(parents=True)
    (folder / "2027" / "letter.pdf").write_bytes(b"%PDF-1.7 a letter")
    settings.MEDIA_ROOT = str(folder)
    return folder


@pytest.fixture
def backup(officer: Any, uploads: Path, tmp_path: Path) -> Path:
    """Of a portal with one officer, one record in the ledger and one file."""
    with transaction.atomic():
        ledger.append(kind="test.began", subject=officer, actor=officer, data={"n": 1})
    call_command("backup", str(tmp_path / "portal.tar.gz"))
    return tmp_path / "portal.tar.gz"


def rewritten(source: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same archive after somebody had a hand in it."""
    with tarfile.open(source) as tar:
        files = {each.name: tar.extractfile(each).read() for each in tar}  # type: ignore[union-attr]
    change(files)
    target = source.with_name("rewritten.tar.gz")
    with tarfile.open(target, "w:gz") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return target


def people() -> list[str]:
    return list(get_user_model().objects.order_by("email").values_list("email", flat=True))


def test_everything_comes_back(backup: Path, uploads: Path, colleague: Any) -> None:
    (uploads / "2027" / "letter.pdf").write_bytes(b"another")
    (uploads / "later.pdf").write_bytes(b"later")
    call_command("restore", str(backup), "--force")
    assert people() == ["officer@example.org"]
    assert {each.name: each.read_bytes() for each in uploads.rglob("*") if each.is_file()} == {
        "letter.pdf": b"%PDF-1.7 a letter"
    }


def test_the_record_is_whole_and_still_refuses_changes(backup: Path) -> None:
    before = list(Entry.objects.values())
    said = io.StringIO()
    call_command("restore", str(backup), "--force", stdout=said)
    assert list(Entry.objects.values()) == before
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.update(kind="test.ended")
    assert said.getvalue().startswith("Restored what was backed up at ")


def test_a_backup_of_what_was_restored_can_be_restored(backup: Path, tmp_path: Path) -> None:
    call_command("restore", str(backup), "--force")
    call_command("backup", str(tmp_path / "second.tar.gz"))
    call_command("restore", str(tmp_path / "second.tar.gz"), "--force")
    assert people() == ["officer@example.org"]


def test_people_and_files_are_not_replaced_unasked(backup: Path, colleague: Any) -> None:
    with pytest.raises(CommandError, match="say --force"):
        call_command("restore", str(backup))
    assert people() == ["colleague@example.org", "officer@example.org"]


def test_files_alone_are_not_replaced_unasked(uploads: Path) -> None:
    assert people() == []
    assert copying.is_empty() is False
    (uploads / "2027" / "letter.pdf").unlink()
    (uploads / "2027").rmdir()
    assert copying.is_empty() is True


def flip_a_byte_of_an_upload(files: dict[str, bytes]) -> None:
    files["uploads/2027/letter.pdf"] = b"%PDF-1.7 A letter"


def leave_out_an_upload(files: dict[str, bytes]) -> None:
    del files["uploads/2027/letter.pdf"]


def add_an_upload(files: dict[str, bytes]) -> None:
    files["uploads/other.pdf"] = b"%PDF-1.7"


def leave_out_the_database(files: dict[str, bytes]) -> None:
    del files["database"]


def leave_out_the_manifest(files: dict[str, bytes]) -> None:
    del files["manifest.json"]


def climb_out(files: dict[str, bytes]) -> None:
    files["uploads/../../settings.py"] = b"DEBUG = True"


def bring_a_stranger(files: dict[str, bytes]) -> None:
    files["settings.py"] = b"DEBUG = True"


def come_from_another_engine(files: dict[str, bytes]) -> None:
    other = "sqlite" if connection.vendor == "postgresql" else "postgresql"
    files["manifest.json"] = files["manifest.json"].replace(copying.engine().name.encode(), other.encode())


def come_from_the_future(files: dict[str, bytes]) -> None:
    files["manifest.json"] = files["manifest.json"].replace(b"jobs.0001_initial", b"jobs.9999_later")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (flip_a_byte_of_an_upload, "damaged: uploads/2027/letter.pdf"),
        (leave_out_an_upload, "damaged: uploads/2027/letter.pdf"),
        (add_an_upload, "damaged: uploads/other.pdf"),
        (leave_out_the_database, "damaged: database"),
        (leave_out_the_manifest, "not a whole backup"),
        (climb_out, "none of its parts"),
        (bring_a_stranger, "none of its parts"),
        (come_from_another_engine, "goes back to the kind of database"),
        (come_from_the_future, "A newer version of the portal"),
    ],
)
def test_a_false_archive_changes_nothing(
    backup: Path, uploads: Path, colleague: Any, change: Callable[[dict[str, bytes]], None], words: str
) -> None:
    false = rewritten(backup, change)
    with pytest.raises(BackupError, match=words):
        copying.restore_backup(false, force=True)
    assert people() == ["colleague@example.org", "officer@example.org"]
    assert (uploads / "2027" / "letter.pdf").exists()


def test_half_a_file_changes_nothing(backup: Path, colleague: Any) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: len(content) // 2])
    with pytest.raises(BackupError, match="not a whole backup"):
        copying.restore_backup(backup, force=True)
    assert people() == ["colleague@example.org", "officer@example.org"]


def test_only_its_owner_reads_it_and_no_half_is_left(backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600
    assert list(backup.parent.glob("*.partial")) == []


def test_a_link_is_none_of_its_parts(backup: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "link.tar.gz", "w:gz") as tar:
        link = tarfile.TarInfo("uploads/passwords")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    (tmp_path / "unpacked").mkdir()
    with pytest.raises(BackupError, match="none of its parts"):
        archive.read(tmp_path / "link.tar.gz", tmp_path / "unpacked")


def test_another_key_is_said(backup: Path, settings: Any) -> None:
    settings.SECRET_KEY = "another key, which opens nothing of what the first one closed"
    said = io.StringIO()
    call_command("restore", str(backup), "--force", stdout=said)
    assert "SECRET_KEY is another" in said.getvalue()


def test_the_checklist_knows(backup: Path) -> None:
    assert backup_is_fresh() is True


@pytest.mark.parametrize(("hours_later", "received"), [(1, ["ana@example.org"]), (25, [])])
def test_old_mail_is_not_sent_after_a_restore(
    settings: Any,
    uploads: Path,
    tmp_path: Path,
    at_instant: Any,
    run_jobs: Any,
    mailoutbox: list[Any],
    hours_later: int,
    received: list[str],
) -> None:
    frame = project.TEMPLATES[0]
    settings.TEMPLATES = [{**frame, "DIRS": [MAIL_TEMPLATES, *frame["DIRS"]]}]
    at_instant(NOON)
    mailing.send(
        kind="tests.notice",
        template="test_mail/notice",
        recipients=[mailing.Recipient("ana@example.org", "en", "reader:1")],
        context={"what": "the news"},
        why="You are in a test.",
        not_after=NOON + timedelta(hours=24),
    )
    call_command("backup", str(tmp_path / "portal.tar.gz"))
    call_command("restore", str(tmp_path / "portal.tar.gz"), "--force")
    at_instant(NOON + timedelta(hours=hours_later))
    run_jobs()
    assert [message.to for message in mailoutbox] == [[address] for address in received]


@pytest.fixture
def engine() -> PostgreSQL:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is one file, and is replaced in one go")
    return PostgreSQL()


def test_a_restore_that_fails_halfway_brings_back_what_was_there(
    engine: PostgreSQL, officer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.dump(tmp_path / "dump")
    half = tmp_path / "dump.sql"
    as_script = postgresql._as_script

    def cut_short(dump: Path) -> Path:
        script = as_script(dump)
        if dump.name == "dump":
            half.write_text("CREATE TABLE public.half (name text); SELECT 1 / 0;")
        return script

    monkeypatch.setattr(postgresql, "_as_script", cut_short)
    with pytest.raises(BackupError, match="division by zero"):
        engine.load(tmp_path / "dump")
    assert people() == ["officer@example.org"]
    assert "half" not in connection.introspection.table_names()


def test_when_nothing_comes_back_what_was_there_is_kept_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "backup-abc"
    scratch.mkdir()

    def fail(self: PostgreSQL, script: Path) -> None:
        raise BackupError(f"psql failed on {script.name}.")

    monkeypatch.setattr(postgresql.connections, "close_all", lambda: None)
    monkeypatch.setattr(postgresql, "_as_script", lambda dump: dump)
    monkeypatch.setattr(PostgreSQL, "_sql", lambda self, *arguments: "")
    monkeypatch.setattr(PostgreSQL, "dump", lambda self, to: to.write_text("what stood here"))
    monkeypatch.setattr(PostgreSQL, "_replace", fail)
    with pytest.raises(BackupError, match="psql failed on dump") as refused:
        PostgreSQL().load(scratch / "dump")
    shutil.rmtree(scratch)
    kept = tmp_path / "backup-abc.before"
    assert (kept.read_text(), kept.stat().st_mode & 0o777) == ("what stood here", 0o600)
    assert str(kept) in str(refused.value)
    assert "psql failed on before" in str(refused.value)
