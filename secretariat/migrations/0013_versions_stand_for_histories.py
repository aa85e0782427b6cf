from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("secretariat", "0012_first_versions")]

    operations = [
        migrations.RemoveField(
            model_name="historicalnews",
            name="changed_by",
        ),
        migrations.RemoveField(
            model_name="historicalnews",
            name="history_user",
        ),
        migrations.AddConstraint(
            model_name="news",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("publish_at__isnull", True), ("public_revision__isnull", False), _connector="OR"
                ),
                name="news_published_is_a_version",
            ),
        ),
        migrations.DeleteModel(
            name="HistoricalNews",
        ),
        migrations.AddConstraint(
            model_name="newsversion",
            constraint=models.UniqueConstraint(fields=("news", "number"), name="news_version_once_a_number"),
        ),
    ]
