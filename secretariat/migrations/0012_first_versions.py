"""What stands of each text, and each state of it that was kept, is a version from now on."""

import uuid
from typing import Any

from django.db import migrations
from django.db.models import F

TEXTS = [f"{field}_{code}" for field in ("title", "lead", "body") for code in ("fr", "en", "es")]


def write_versions(apps: Any, schema_editor: Any) -> None:
    """The last state kept of each revision; of the revision that stands, what stands."""
    version, kept = (
        apps.get_model("secretariat", "NewsVersion"),
        apps.get_model("secretariat", "HistoricalNews"),
    )
    for item in apps.get_model("secretariat", "News").objects.iterator():
        last = {each.revision: each for each in kept.objects.filter(id=item.pk).order_by("history_id")}
        for number, each in sorted(last.items()):
            if number < item.revision:
                _write(version, item, each, each.history_user_id, each.history_date)
        _write(version, item, item, item.changed_by_id, item.updated_at)
        item.preview_key = uuid.uuid4()
        item.save(update_fields=["preview_key"])
    published = apps.get_model("secretariat", "News").objects.filter(publish_at__isnull=False)
    published.update(public_revision=F("revision"))


def _write(version: Any, item: Any, state: Any, writer: int | None, at: Any) -> None:
    texts = {name: getattr(state, name) or "" for name in TEXTS}
    texts |= {name: texts[f"{name}_fr"] for name in ("title", "lead", "body")}
    kept = {"number": state.revision, "slug": state.slug, "written_by_id": writer, "written_at": at}
    version.objects.create(news=item, **kept, **texts)


class Migration(migrations.Migration):
    dependencies = [("secretariat", "0011_pages_and_versions")]
    operations = [migrations.RunPython(write_versions, migrations.RunPython.noop)]
