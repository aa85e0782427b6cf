"""Making a backup and putting it back."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.crypto import salted_hmac

from alliance87.core.backup import BackupError, archive
from alliance87.core.backup.engines import engine


def make_backup(path: Path) -> archive.Manifest:
    """Write database and uploads to `path`. The database is of one instant; a file that is uploaded
    meanwhile may be in or not. Raises BackupError."""
    with _scratch() as folder:
        database = folder / archive.DATABASE
        engine().dump(database)
        manifest = archive.Manifest(
            engine=engine().name,
            created_at=timezone.now().isoformat(),
            migrations=sorted(".".join(key) for key in MigrationLoader(connection).applied_migrations),
            key_check=key_check(),
        )
        archive.write(path, manifest, database=database, uploads=Path(settings.MEDIA_ROOT))
    return manifest


def restore_backup(path: Path, *, force: bool = False) -> archive.Manifest:
    """Put what `path` holds in the place of database and uploads. Nothing is changed before the file was
    read whole and compared with its sums. Raises BackupError, also for a target that holds people or
    files, unless `force`."""
    if not force and not is_empty():
        raise BackupError(
            "There are people or files here already, and all of them would be replaced. If that is what you "
            "want, say --force."
        )
    with _scratch() as folder:
        manifest = archive.read(path, folder)
        _refuse_a_stranger(manifest)
        engine().load(folder / archive.DATABASE)
        _replace_uploads(folder / archive.UPLOADS)
    return manifest


def is_empty() -> bool:
    """Nobody has an account here, and nothing was uploaded."""
    user = get_user_model()
    tables = connection.introspection.table_names()
    has_people = user._meta.db_table in tables and user._default_manager.exists()
    return not has_people and not any(_uploads())


def key_check() -> str:
    return salted_hmac("alliance87.backup", "key check", algorithm="sha256").hexdigest()[:16]


def _refuse_a_stranger(manifest: archive.Manifest) -> None:
    if manifest.engine != engine().name:
        raise BackupError(
            f"This is a backup of {manifest.engine}, and the portal here runs on {engine().name}. It goes "
            "back to the kind of database that it came from."
        )
    if unknown := _unknown_migrations(manifest):
        raise BackupError(f"A newer version of the portal made this backup ({unknown[0]}): install that.")


def _unknown_migrations(manifest: archive.Manifest) -> list[str]:
    """Those of apps that are no longer installed hinder nobody."""
    loader = MigrationLoader(None)
    known = set(loader.disk_migrations)
    known.update(old for migration in loader.disk_migrations.values() for old in migration.replaces)
    names = [name.split(".", 1) for name in manifest.migrations]
    return [
        f"{app}.{name}" for app, name in names if app in loader.migrated_apps and (app, name) not in known
    ]


def _uploads() -> Iterator[Path]:
    folder = Path(settings.MEDIA_ROOT)
    return folder.iterdir() if folder.exists() else iter(())


def _replace_uploads(restored: Path) -> None:
    """What is in the folder, not the folder: it may be a volume of its own."""
    for old in list(_uploads()):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
    for new in restored.iterdir() if restored.exists() else ():
        shutil.move(new, Path(settings.MEDIA_ROOT) / new.name)


@contextmanager
def _scratch() -> Iterator[Path]:
    """Beside the uploads, where there is room for them."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="backup-", dir=settings.VAR_DIR) as name:
        yield Path(name)
