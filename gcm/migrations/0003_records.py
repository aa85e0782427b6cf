"""What the database itself refuses: overlapping terms, and changes to what was recorded (T23, D4, T2)."""

from django.db import migrations

from alliance87.core.ledger import overlaps, triggers
from gcm.records import (
    ABSENCES_AND_OFFICES,
    AGENDAS,
    APPEND_ONLY,
    BESIDE,
    FACTS,
    FOLLOWED,
    RECORDS,
    REPRESENTATIVES,
    TERMS,
)

TABLES = {*RECORDS, *APPEND_ONLY, *FACTS, *AGENDAS, *BESIDE, *ABSENCES_AND_OFFICES, *FOLLOWED}


def install(apps, schema_editor):
    connection = schema_editor.connection
    for periods in (TERMS, REPRESENTATIVES):
        overlaps.install(connection, periods)
    triggers.install_for(connection, TABLES)


def remove(apps, schema_editor):
    connection = schema_editor.connection
    for periods in (TERMS, REPRESENTATIVES):
        overlaps.remove(connection, periods)
    triggers.remove_from(connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("gcm", "0002_governing_body"), ("ledger", "0002_triggers")]

    operations = [migrations.RunPython(install, remove)]
