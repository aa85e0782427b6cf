from django.db import migrations

from alliance87.core.ledger import triggers

TABLES = ("ledger_entry", "ledger_ledgerhead")


def install(apps, schema_editor):
    triggers.install_for(schema_editor.connection, TABLES)


def remove(apps, schema_editor):
    triggers.remove_from(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
