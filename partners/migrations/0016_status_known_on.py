from typing import Any

from django.db import migrations, models
from django.db.models import F

import alliance87.core.dates


def as_they_were_told(apps: Any, schema_editor: Any) -> None:
    """What was there before is taken to have been known from its first day: nothing of it is news again."""
    rows = apps.get_model("partners", "OrganisationStatus").objects
    rows.filter(valid_from__isnull=False).update(known_on=F("valid_from"))


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0015_commitment_asks_again"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisationstatus",
            name="known_on",
            field=models.DateField(default=alliance87.core.dates.today_in_geneva, editable=False),
        ),
        migrations.RunPython(as_they_were_told, migrations.RunPython.noop),
    ]
