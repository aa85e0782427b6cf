"""Mails that leave by themselves begin with a template; the next text of the consent is proposed, then published
by another person."""

import django.db.models.deletion
import django.utils.timezone
import django_fsm
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("secretariat", "0013_versions_stand_for_histories"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsentProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="text")),
                ("text_fr", models.TextField(max_length=2000, null=True, verbose_name="text")),
                ("text_en", models.TextField(max_length=2000, null=True, verbose_name="text")),
                ("text_es", models.TextField(max_length=2000, null=True, verbose_name="text")),
                ("asks_again", models.BooleanField(default=False, verbose_name="ask the readers again")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for approval"),
                            ("published", "Published"),
                            ("dropped", "Given up"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="proposed"
                    ),
                ),
                ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="answered")),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal",
                        to="secretariat.consenttext",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal of a text of the consent",
                "verbose_name_plural": "proposals of texts of the consent",
                "ordering": ["-proposed_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("state",),
                        name="consent_one_proposal_waits",
                    )
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="WordingUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mail", models.CharField(max_length=60, verbose_name="mail")),
                (
                    "put_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="in use since"
                    ),
                ),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="in use until")),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "put_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="secretariat.wordingversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "use of a template",
                "verbose_name_plural": "uses of templates",
                "ordering": ["-put_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("mail",), name="wording_one_in_use"
                    )
                ],
            },
        ),
    ]
