"""The yearly workshop stands on calendars: what changes of it raises its sequence."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pathfinders", "0004_indicators_fulfil_promises")]

    operations = [
        migrations.AddField(
            model_name="communityworkshop",
            name="sequence",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
    ]
