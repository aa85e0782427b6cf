"""The workplan of a year, once adopted, is never changed."""

from django.db import migrations

from alliance87.core.ledger import triggers
from partners.records import WORKPLAN_YEARS


def install(apps, schema_editor):
    triggers.install_for(schema_editor.connection, {WORKPLAN_YEARS})


def remove(apps, schema_editor):
    triggers.remove_from(schema_editor.connection, {WORKPLAN_YEARS})


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0019_proposals_again_and_yearly_workplans"),
        ("ledger", "0002_triggers"),
    ]

    operations = [migrations.RunPython(install, remove)]
