"""What counts partners reads narrow indexes. On PostgreSQL the text that is searched stays in its row where it finds
room: to fetch it from beside the table costs as much as to look into it. Rows take that up as they are written."""

from django.db import migrations, models

STORAGE = "ALTER TABLE partners_organisation ALTER COLUMN search_text SET STORAGE {}"


def keep_in_row(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(STORAGE.format("MAIN"))


def keep_beside(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(STORAGE.format("EXTENDED"))


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0020_yearly_workplans_stay"),
    ]

    operations = [
        migrations.RunPython(keep_in_row, keep_beside),
        migrations.AddIndex(
            model_name="goodpractice",
            index=models.Index(fields=["-published_at", "-id"], name="practice_newest"),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(fields=["-published_at", "-id"], name="initiative_newest"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["listing", "id", "kind", "country", "other_kinds"], name="org_listed"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["-created_at"], name="org_newest"),
        ),
        migrations.AddIndex(
            model_name="organisationstatus",
            index=models.Index(
                fields=["kind", "organisation", "valid_from", "valid_to"], name="status_of_kind"
            ),
        ),
    ]
