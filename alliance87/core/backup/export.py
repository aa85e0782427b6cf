"""Everything in formats that any program opens (X5): one CSV a table, the uploads as they are, a dictionary
of the columns, and a manifest with sums. What lets somebody in (passwords, sessions, codes, second factors)
stays out; personal data is in, as in a backup.
"""

import base64
import csv
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Field, Model
from django.utils import timezone, translation

from alliance87.core.text import plain_cell

FORMAT = 1
# Tables and columns that let somebody in, or that are scaffolding of the running portal.
LEFT_OUT = {
    "access.fallbackcode",
    "account.emailconfirmation",
    "admin.logentry",
    "auth.permission",
    "contenttypes.contenttype",
    "jobs.heartbeat",
    "mailing.throttle",
    "mfa.authenticator",
    "sessions.session",
}
SECRET_COLUMNS = {"password"}


def export_all(path: Path) -> dict[str, int]:
    """Write the archive, all tables of one instant, and answer how many rows each has. The file is
    readable by its owner alone and appears when it is whole. Raises OSError."""
    partial = path.with_name(f"{path.name}.partial")
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive, translation.override("en"):
            counts = _write(archive)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return counts


def tables() -> list[type[Model]]:
    """What is exported, in the order of names."""
    models = [each for each in apps.get_models(include_auto_created=True) if each._meta.managed]
    kept = [each for each in models if each._meta.label_lower not in LEFT_OUT]
    return sorted(kept, key=lambda each: each._meta.label_lower)


def columns(model: type[Model]) -> list["Field[Any, Any]"]:
    return [each for each in model._meta.concrete_fields if each.name not in SECRET_COLUMNS]


def _write(archive: zipfile.ZipFile) -> dict[str, int]:
    counts, sums = {}, {}
    with _one_instant():
        for model in tables():
            name = f"tables/{model._meta.label_lower}.csv"
            counts[model._meta.label_lower], sums[name] = _add_rows(archive, name, _rows(model))
    _, sums["dictionary.csv"] = _add_rows(archive, "dictionary.csv", _dictionary())
    sums |= dict(_add_uploads(archive))
    manifest = {
        "format": FORMAT,
        "made_at": timezone.now().isoformat(),
        "rows": counts,
        "sha256": sums,
    }
    archive.writestr("manifest.json", json.dumps(manifest, indent=1))
    return counts


@contextmanager
def _one_instant() -> Iterator[None]:
    """What is written meanwhile is in no table, and nobody waits to write it."""
    connection.ensure_connection()
    wrapper: Any = connection
    mode = getattr(wrapper, "transaction_mode", None)
    if connection.vendor == "sqlite":
        wrapper.transaction_mode = "DEFERRED"  # it only reads: the lock of writers is not for it
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            wrapper.transaction_mode = mode


def _add_rows(archive: zipfile.ZipFile, name: str, rows: Iterator[list[Any]]) -> tuple[int, str]:
    """The number of rows under the heading, and the digest of the file."""
    digest, number = sha256(), -1
    with archive.open(name, "w", force_zip64=True) as file:
        for row in rows:
            line = _line(row)
            digest.update(line)
            file.write(line)
            number += 1
    return number, digest.hexdigest()


def _line(row: list[Any]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(row)
    return text.getvalue().encode()


def _rows(model: type[Model]) -> Iterator[list[Any]]:
    fields = columns(model)
    names = [each.attname for each in fields]
    yield list(names)
    manager = model._base_manager
    for values in manager.order_by("pk").values_list(*names).iterator(chunk_size=2000):
        yield [_plain(field, value) for field, value in zip(fields, values, strict=True)]


def _plain(field: "Field[Any, Any]", value: Any) -> Any:
    """ISO 8601 for instants, JSON for structures, Base64 for bytes, and no cell that a spreadsheet
    would run."""
    if value is None:
        return ""
    if field.get_internal_type() == "JSONField":
        return json.dumps(value, ensure_ascii=False, default=str)
    if field.get_internal_type() == "BinaryField":
        return base64.b64encode(value).decode()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return plain_cell(value) if isinstance(value, str) else value


def _dictionary() -> Iterator[list[Any]]:
    yield ["table", "column", "type", "refers to", "meaning", "choices"]
    for model in tables():
        for field in columns(model):
            target = field.related_model
            yield [
                model._meta.label_lower,
                field.attname,
                field.get_internal_type(),
                target._meta.label_lower if isinstance(target, type) else "",
                str(field.verbose_name),
                "; ".join(f"{value}={label}" for value, label in field.flatchoices),
            ]


def _add_uploads(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    root = Path(settings.MEDIA_ROOT)
    for file in sorted(each for each in root.rglob("*") if each.is_file()):
        name = f"uploads/{file.relative_to(root).as_posix()}"
        archive.write(file, name)
        with file.open("rb") as content:
            digest = sha256()
            while chunk := content.read(1 << 20):
                digest.update(chunk)
        yield name, digest.hexdigest()
