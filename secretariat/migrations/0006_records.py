"""What the database itself refuses: changes to letters that left, to the register they stand in, and to what
readers of the newsletter agreed to."""

from django.db import migrations

from alliance87.core.ledger import triggers
from secretariat.records import TABLES


def install(apps, schema_editor):
    triggers.install_for(schema_editor.connection, TABLES)


def remove(apps, schema_editor):
    triggers.remove_from(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("secretariat", "0005_sent_copies"), ("ledger", "0002_triggers")]

    operations = [migrations.RunPython(install, remove)]
