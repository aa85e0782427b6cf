"""Everything leaves in formats that any program opens, and a backup is tried before it is needed."""

import base64
import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from alliance87.core import ledger
from alliance87.core.backup.export import LEFT_OUT, export_all, tables
from secretariat.models import SubscriberImport

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.rule("X5")]


@pytest.fixture
def uploads(settings: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "uploads"
    (folder / "2027").mkdir(parents=True)
    (folder / "2027" / "letter.pdf").write_bytes(b"%PDF-1.7 a letter")
    settings.MEDIA_ROOT = str(folder)
    return folder


@pytest.fixture
def exported(officer: Any, uploads: Path, tmp_path: Path) -> zipfile.ZipFile:
    officer.name = "=cmd()"
    officer.set_password("a long pass phrase")
    officer.save()
    with transaction.atomic():
        ledger.append(kind="test.began", subject=officer, actor=officer, data={"n": 1})
    SubscriberImport.objects.create(name="list.csv", content=b"a\x00\xff", by=officer)
    call_command("export_all", str(tmp_path / "all.zip"))
    return zipfile.ZipFile(tmp_path / "all.zip")


def read(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(name).decode())))


def test_each_table_is_there_with_its_rows(exported: zipfile.ZipFile) -> None:
    manifest = json.loads(exported.read("manifest.json"))
    assert sorted(manifest["rows"]) == [each._meta.label_lower for each in tables()]
    assert manifest["rows"] == {name: len(read(exported, f"tables/{name}.csv")) for name in manifest["rows"]}


def test_a_row_says_what_the_record_says(exported: zipfile.ZipFile) -> None:
    (entry,) = read(exported, "tables/ledger.entry.csv")
    assert (entry["kind"], json.loads(entry["data"])) == ("test.began", {"n": 1})


def test_bytes_come_as_base64(exported: zipfile.ZipFile) -> None:
    (row,) = read(exported, "tables/secretariat.subscriberimport.csv")
    assert base64.b64decode(row["content"]) == b"a\x00\xff"


def test_all_tables_are_of_one_instant(officer: Any, tmp_path: Path) -> None:
    inside = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT"):
            inside.append(connection.in_atomic_block)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        export_all(tmp_path / "all.zip")
    assert len(inside) >= len(tables())
    assert set(inside) == {True}
    officer.save()  # the next transaction writes again


def test_nothing_that_lets_anybody_in_leaves(exported: zipfile.ZipFile) -> None:
    (person,) = read(exported, "tables/partners.user.csv")
    assert "password" not in person
    assert not [name for name in LEFT_OUT if f"tables/{name}.csv" in exported.namelist()]


def test_no_cell_is_computed(exported: zipfile.ZipFile) -> None:
    (person,) = read(exported, "tables/partners.user.csv")
    assert person["name"] == "'=cmd()"


def test_files_come_as_they_are_and_every_sum_is_right(exported: zipfile.ZipFile) -> None:
    sums = json.loads(exported.read("manifest.json"))["sha256"]
    assert exported.read("uploads/2027/letter.pdf") == b"%PDF-1.7 a letter"
    assert sums == {
        name: hashlib.sha256(exported.read(name)).hexdigest()
        for name in exported.namelist()
        if name != "manifest.json"
    }


def test_each_column_is_explained(exported: zipfile.ZipFile) -> None:
    explained = {(row["table"], row["column"]) for row in read(exported, "dictionary.csv")}
    headings = {
        (name.removeprefix("tables/").removesuffix(".csv"), column)
        for name in exported.namelist()
        if name.startswith("tables/")
        for column in next(csv.reader(io.StringIO(exported.read(name).decode())))
    }
    assert explained == headings


def test_the_file_is_its_owners_alone(exported: zipfile.ZipFile, tmp_path: Path) -> None:
    assert (tmp_path / "all.zip").stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
def test_a_backup_is_tried_elsewhere(officer: Any, uploads: Path, tmp_path: Path, capsys: Any) -> None:
    with transaction.atomic():
        ledger.append(kind="test.began", subject=officer, actor=officer, data={"n": 1})
    backup = tmp_path / "portal.tar.gz"
    call_command("backup", str(backup))
    get_user_model().objects.filter(pk=officer.pk).update(name="Somebody else")
    call_command("restore_check", str(backup))
    said = capsys.readouterr().out.splitlines()
    assert said[-2].startswith("1 records, no gap. Head: 1:")
    assert said[-1] == "The backup can be restored. Nothing here was touched."
    assert get_user_model().objects.get().name == "Somebody else"


@pytest.mark.slow
def test_a_damaged_backup_is_told(officer: Any, uploads: Path, tmp_path: Path) -> None:
    broken = tmp_path / "portal.tar.gz"
    broken.write_bytes(b"not a backup")
    with pytest.raises(CommandError, match="could not be restored"):
        call_command("restore_check", str(broken))
