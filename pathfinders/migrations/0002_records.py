"""What the database itself refuses: changes to what happened on a way, and to what was handed in."""

from django.db import migrations

from alliance87.core.ledger import triggers

TABLES = {
    "pathfinders_actionprogress",
    "pathfinders_milestoneevent",
    "pathfinders_pathwaystep",
    "pathfinders_progressreminder",
    "pathfinders_roadmapversion",
    "pathfinders_yearlyreport",
}


def install(apps, schema_editor):
    triggers.install_for(schema_editor.connection, TABLES)


def remove(apps, schema_editor):
    triggers.remove_from(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("pathfinders", "0001_initial"), ("ledger", "0002_triggers")]

    operations = [migrations.RunPython(install, remove)]
