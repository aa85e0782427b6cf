"""Mail to partners that was sent is unalterable, as letters are, and says how many it did not reach."""

from django.db import migrations, models

from alliance87.core.ledger import triggers
from secretariat.records import CIRCULAR_TABLES


def install(apps, schema_editor):
    triggers.install_for(schema_editor.connection, CIRCULAR_TABLES)


def remove(apps, schema_editor):
    triggers.remove_from(schema_editor.connection, CIRCULAR_TABLES)


class Migration(migrations.Migration):
    dependencies = [("secretariat", "0007_news_versions"), ("ledger", "0002_triggers")]

    operations = [
        migrations.AddField(
            model_name="circular",
            name="unreached",
            field=models.PositiveIntegerField(
                default=0, editable=False, verbose_name="partners in which nobody could be written to"
            ),
        ),
        migrations.RunPython(install, remove),
    ]
