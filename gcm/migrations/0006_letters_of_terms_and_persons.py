from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gcm", "0005_partner_status_case"),
    ]

    operations = [
        migrations.AddField(
            model_name="seatterm",
            name="end_reference",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The letter of the group, or the ground that was stated (R4).",
                max_length=500,
                verbose_name="letter or ground that ended it",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="delegate",
            name="reference",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Who signed it, and its date (S14).",
                max_length=200,
                verbose_name="letter of the holder",
            ),
            preserve_default=False,
        ),
    ]
