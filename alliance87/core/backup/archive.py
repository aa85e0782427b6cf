"""The file: a compressed tar of the database's dump, the uploads, and a manifest with their sums."""

import hashlib
import json
import os
import tarfile
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from alliance87.core.backup import BackupError

FORMAT = 1
DATABASE, UPLOADS, MANIFEST = "database", "uploads", "manifest.json"


@dataclass
class Manifest:
    """What the file holds. `migrations` are "app.name"; `key_check` tells one SECRET_KEY from another."""

    engine: str
    created_at: str
    migrations: list[str]
    key_check: str
    format: int = FORMAT
    files: dict[str, str] = field(default_factory=dict)  # name in the archive: SHA-256


def write(path: Path, manifest: Manifest, *, database: Path, uploads: Path) -> None:
    """Readable by its owner alone; `path` appears when it is whole, or not at all."""
    partial = path.with_name(f"{path.name}.partial")
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    try:
        with tarfile.open(partial, "w:gz") as tar:
            _add(tar, manifest, DATABASE, database)
            for file in sorted(each for each in uploads.rglob("*") if each.is_file()):
                _add(tar, manifest, f"{UPLOADS}/{file.relative_to(uploads).as_posix()}", file)
            _add_manifest(tar, manifest, database.with_name(MANIFEST))
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _add(tar: tarfile.TarFile, manifest: Manifest, name: str, file: Path) -> None:
    manifest.files[name] = sum_of(file)
    tar.add(file, arcname=name, recursive=False)


def _add_manifest(tar: tarfile.TarFile, manifest: Manifest, scratch: Path) -> None:
    scratch.write_text(json.dumps(asdict(manifest), indent=1))
    tar.add(scratch, arcname=MANIFEST)


def read(path: Path, into: Path) -> Manifest:
    """Unpack into an empty folder and compare every sum. Raises BackupError for a file that is not whole,
    not ours, or holds anything that the manifest does not name."""
    try:
        with tarfile.open(path, "r:gz") as tar:
            for member in tar:
                _unpack(tar, member, into)
        manifest = Manifest(**_manifest_in(into))
    except (OSError, EOFError, tarfile.TarError, ValueError, TypeError) as error:
        raise BackupError(f"{path} is not a whole backup of the portal ({type(error).__name__}).") from error
    _compare(manifest, into)
    return manifest


def _unpack(tar: tarfile.TarFile, member: tarfile.TarInfo, into: Path) -> None:
    """Plain files with our names alone: an archive may come from anywhere."""
    name = PurePosixPath(member.name)
    is_ours = member.name in (DATABASE, MANIFEST) or (name.parts[0] == UPLOADS and len(name.parts) > 1)
    content = tar.extractfile(member) if member.isreg() else None
    if content is None or not is_ours or ".." in name.parts:
        raise BackupError(f"The backup holds {member.name!r}, which is none of its parts.")
    target = into / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        while chunk := content.read(1 << 20):
            file.write(chunk)


def _manifest_in(folder: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    if manifest.get("format") != FORMAT:
        raise BackupError(f"The backup has format {manifest.get('format')}; this version reads {FORMAT}.")
    return manifest


def _compare(manifest: Manifest, folder: Path) -> None:
    files = [each for each in folder.rglob("*") if each.is_file() and each != folder / MANIFEST]
    found = {each.relative_to(folder).as_posix(): sum_of(each) for each in files}
    wrong = sorted(name for name, _ in found.items() ^ manifest.files.items())
    if wrong or DATABASE not in found:
        raise BackupError(
            f"The backup is damaged: {', '.join(wrong[:5]) or DATABASE} is not as it was written."
        )


def sum_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
