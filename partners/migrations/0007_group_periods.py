"""Two periods of a group never overlap, whoever writes."""

from django.db import migrations

from alliance87.core.ledger import overlaps
from partners.records import PERIODS


def install(apps, schema_editor):
    overlaps.install(schema_editor.connection, PERIODS)


def remove(apps, schema_editor):
    overlaps.remove(schema_editor.connection, PERIODS)


class Migration(migrations.Migration):
    dependencies = [("partners", "0006_groups")]

    operations = [migrations.RunPython(install, remove)]
