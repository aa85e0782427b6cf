import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import django_fsm
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import alliance87.core.dates


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("gcm", "0002_governing_body"),
        ("partners", "0006_groups"),
        ("partners", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommunityWorkshop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="year")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("place", models.CharField(max_length=200, verbose_name="place")),
                ("subject", models.CharField(max_length=300, verbose_name="subject")),
                ("link", models.URLField(blank=True, verbose_name="address")),
            ],
            options={
                "verbose_name": "yearly workshop of the community",
                "verbose_name_plural": "yearly workshops of the community",
                "ordering": ["-year"],
            },
        ),
        migrations.CreateModel(
            name="Convention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=12, unique=True, verbose_name="code")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year of adoption")),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("forced_labour", "Forced labour"),
                            ("child_labour", "Child labour"),
                            ("trafficking", "Trafficking in persons"),
                            ("freedom", "Freedom of association and collective bargaining"),
                            ("equality", "Equality and non-discrimination"),
                            ("safety", "Safety and health at work"),
                            ("other", "Related conventions"),
                        ],
                        max_length=14,
                        verbose_name="theme",
                    ),
                ),
                (
                    "fundamental",
                    models.BooleanField(
                        default=False,
                        help_text="Among the fundamental instruments of the ILO.",
                        verbose_name="fundamental",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "convention",
                "verbose_name_plural": "conventions",
                "ordering": ["order", "code"],
            },
        ),
        migrations.CreateModel(
            name="Framework",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(unique=True, verbose_name="version")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("source_fr", models.CharField(blank=True, max_length=300, null=True, verbose_name="source")),
                ("source_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="source")),
                ("source_es", models.CharField(blank=True, max_length=300, null=True, verbose_name="source")),
            ],
            options={
                "verbose_name": "accountability framework",
                "verbose_name_plural": "accountability frameworks",
                "ordering": ["version"],
            },
        ),
        migrations.CreateModel(
            name="IndicatorSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="series")),
                (
                    "indicator",
                    models.CharField(help_text="For example 8.7.1.", max_length=20, verbose_name="indicator"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_fr", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "series of figures",
                "verbose_name_plural": "series of figures",
                "ordering": ["order", "code"],
            },
        ),
        migrations.CreateModel(
            name="DataSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=40, unique=True, verbose_name="short name")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_fr", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("un", "United Nations"),
                            ("ilo", "International Labour Organization"),
                            ("national", "Statistics of the country itself"),
                            ("other", "Other institution"),
                            ("foreign", "Another government’s assessment"),
                        ],
                        max_length=10,
                        verbose_name="whose it is",
                    ),
                ),
                ("address", models.URLField(blank=True, max_length=300, verbose_name="address")),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        help_text="Under which terms the figures may be shown again.",
                        max_length=200,
                        verbose_name="licence",
                    ),
                ),
                (
                    "licence_address",
                    models.URLField(blank=True, max_length=300, verbose_name="address of the licence"),
                ),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="approved"),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
            ],
            options={
                "verbose_name": "source of data",
                "verbose_name_plural": "sources of data",
                "ordering": ["slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                            models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="source_approved_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True),
                            models.Q(("licence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="source_is_approved_with_its_licence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True),
                            models.Q(("kind__in", ("foreign",)), _negated=True),
                            _connector="OR",
                        ),
                        name="source_of_another_government_is_never_shown",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MonitoringCharge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "since",
                    models.DateField(default=alliance87.core.dates.today_in_geneva, verbose_name="since"),
                ),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.group",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "verbose_name": "group in charge of monitoring",
                "verbose_name_plural": "groups in charge of monitoring",
                "ordering": ["since", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="monitoring_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("group",),
                        name="monitoring_open_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CandidateReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="gcm.agendaitem"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder about a candidate",
                "verbose_name_plural": "reminders about candidates",
                "constraints": [
                    models.UniqueConstraint(fields=("item", "person"), name="candidate_reminder_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CountryName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("m49", "M49 code"), ("code", "ISO 3166-1 code"), ("name", "name")],
                        max_length=5,
                        verbose_name="kind",
                    ),
                ),
                ("value", models.CharField(max_length=160, verbose_name="name or code")),
                ("key", models.CharField(editable=False, max_length=160)),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty for a region or territory that is not among the member States.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="other_names",
                        to="partners.country",
                        verbose_name="country",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name of a country",
                "verbose_name_plural": "other names of countries",
                "ordering": ["country", "kind", "key"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key"), name="country_name_means_one"),
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="country_name_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=30, verbose_name="code")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("interest", "Expression of interest"),
                            ("committee", "National committee"),
                            ("analysis", "Situation analysis"),
                            ("workshop", "Strategic planning workshop"),
                            ("roadmap", "Roadmap"),
                            ("other", "Other evidence"),
                        ],
                        max_length=12,
                        verbose_name="about",
                    ),
                ),
                ("required", models.BooleanField(default=True, verbose_name="required")),
                ("title", models.CharField(max_length=200, verbose_name="criterion")),
                ("title_fr", models.CharField(max_length=200, null=True, verbose_name="criterion")),
                ("title_en", models.CharField(max_length=200, null=True, verbose_name="criterion")),
                ("title_es", models.CharField(max_length=200, null=True, verbose_name="criterion")),
                ("guidance", models.CharField(blank=True, max_length=500, verbose_name="what shows it")),
                (
                    "guidance_fr",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="what shows it"),
                ),
                (
                    "guidance_en",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="what shows it"),
                ),
                (
                    "guidance_es",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="what shows it"),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="pathfinders.framework",
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
                "ordering": ["framework", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("framework", "code"), name="criterion_code_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPathway",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("interest", "Expression of interest"),
                            ("preparation", "Preparation"),
                            ("roadmap", "Roadmap being drafted"),
                            ("check", "Check by the secretariat"),
                            ("review", "Review by the GCG"),
                            ("agenda", "On the agenda of the GCG"),
                            ("granted", "Status granted"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="interest",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                ("ministry", models.CharField(blank=True, max_length=200, verbose_name="ministry")),
                ("letter_on", models.DateField(blank=True, null=True, verbose_name="date of the letter")),
                (
                    "recommendations",
                    models.TextField(blank=True, max_length=4000, verbose_name="recommendations"),
                ),
                (
                    "recommendations_fr",
                    models.TextField(blank=True, max_length=4000, null=True, verbose_name="recommendations"),
                ),
                (
                    "recommendations_en",
                    models.TextField(blank=True, max_length=4000, null=True, verbose_name="recommendations"),
                ),
                (
                    "recommendations_es",
                    models.TextField(blank=True, max_length=4000, null=True, verbose_name="recommendations"),
                ),
                (
                    "effective_on",
                    models.DateField(blank=True, null=True, verbose_name="first day of the status"),
                ),
                ("granted_at", models.DateTimeField(blank=True, null=True, verbose_name="status granted")),
                ("decision", models.CharField(blank=True, max_length=40, verbose_name="decision")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="partners.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pathfinders.framework",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="partners.organisation",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical way of a country",
                "verbose_name_plural": "historical ways of countries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("adapter", models.CharField(max_length=40, verbose_name="format")),
                ("digest", models.CharField(max_length=64, verbose_name="SHA-256 of the file")),
                ("file_name", models.CharField(blank=True, max_length=200, verbose_name="file")),
                ("retrieved_on", models.DateField(verbose_name="retrieved")),
                (
                    "imported_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="imported"),
                ),
                ("created", models.PositiveIntegerField(verbose_name="new values")),
                ("changed", models.PositiveIntegerField(verbose_name="changed values")),
                ("same", models.PositiveIntegerField(verbose_name="values as they were")),
                ("left_out", models.PositiveIntegerField(verbose_name="rows left out")),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="imported by",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="runs",
                        to="pathfinders.datasource",
                        verbose_name="source of data",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-imported_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Pathway",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("interest", "Expression of interest"),
                            ("preparation", "Preparation"),
                            ("roadmap", "Roadmap being drafted"),
                            ("check", "Check by the secretariat"),
                            ("review", "Review by the GCG"),
                            ("agenda", "On the agenda of the GCG"),
                            ("granted", "Status granted"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="interest",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                ("ministry", models.CharField(blank=True, max_length=200, verbose_name="ministry")),
                ("letter_on", models.DateField(blank=True, null=True, verbose_name="date of the letter")),
                (
                    "recommendations",
                    models.TextField(blank=True, max_length=4000, verbose_name="recommendations"),
                ),
                (
                    "recommendations_fr",
                    models.TextField(blank=True, max_length=4000, null=True, verbose_name="recommendations"),
                ),
                (
                    "recommendations_en",
                    models.TextField(blank=True, max_length=4000, null=True, verbose_name="recommendations"),
                ),
                (
                    "recommendations_es",
                    models.TextField(blank=True, max_length=4000, null=True, verbose_name="recommendations"),
                ),
                (
                    "effective_on",
                    models.DateField(blank=True, null=True, verbose_name="first day of the status"),
                ),
                ("granted_at", models.DateTimeField(blank=True, null=True, verbose_name="status granted")),
                ("decision", models.CharField(blank=True, max_length=40, verbose_name="decision")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pathways",
                        to="partners.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pathfinders.framework",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pathways",
                        to="partners.organisation",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "way of a country",
                "verbose_name_plural": "ways of countries",
                "ordering": ["-opened_at", "-pk"],
                "permissions": [("draft_roadmap", "May draft the roadmap")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                (
                                    "interest",
                                    "preparation",
                                    "roadmap",
                                    "check",
                                    "review",
                                    "agenda",
                                    "granted",
                                ),
                            )
                        ),
                        fields=("country",),
                        name="pathway_open_once_a_country",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", ""), ("granted_at__isnull", True)),
                            models.Q(
                                ("granted_at__isnull", False), models.Q(("decision", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="pathway_granted_by_a_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), ("withdrawn_at__isnull", False)),
                            models.Q(
                                models.Q(("state", "withdrawn"), _negated=True),
                                ("withdrawn_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="pathway_withdrawn_at_an_instant",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="DataPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("retrieved_on", models.DateField(verbose_name="retrieved")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "sex",
                    models.CharField(
                        choices=[("both", "both sexes"), ("male", "male"), ("female", "female")],
                        default="both",
                        max_length=6,
                        verbose_name="sex",
                    ),
                ),
                ("age", models.CharField(blank=True, max_length=20, verbose_name="age")),
                ("value", models.DecimalField(decimal_places=6, max_digits=20, verbose_name="value")),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                ("origin", models.CharField(blank=True, max_length=500, verbose_name="survey or register")),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="note")),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pathfinders.datasource",
                        verbose_name="source of data",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pathfinders.importrun",
                        verbose_name="replaced by",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pathfinders.importrun",
                        verbose_name="import",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="pathfinders.indicatorseries",
                        verbose_name="series",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": ["series", "country", "year", "age", "sex"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_by__isnull", True)),
                        fields=("country", "series", "year", "sex", "age", "source"),
                        name="figure_current_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NationalCommittee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("established_on", models.DateField(blank=True, null=True, verbose_name="established on")),
                (
                    "instrument",
                    models.CharField(
                        blank=True,
                        help_text="The decree or letter that established it.",
                        max_length=300,
                        verbose_name="instrument",
                    ),
                ),
                (
                    "terms",
                    models.TextField(blank=True, max_length=3000, verbose_name="what it is charged with"),
                ),
                (
                    "pathway",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committee",
                        to="pathfinders.pathway",
                    ),
                ),
            ],
            options={
                "verbose_name": "national committee",
                "verbose_name_plural": "national committees",
            },
        ),
        migrations.CreateModel(
            name="MappedBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("stakeholder", "Stakeholder"), ("mechanism", "Mechanism")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("government", "Government"),
                            ("workers", "Workers"),
                            ("employers", "Employers"),
                            ("civil_society", "Civil society"),
                            ("un", "United Nations agencies"),
                            ("other", "Others"),
                        ],
                        max_length=14,
                        verbose_name="stakeholder group",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "does",
                    models.CharField(blank=True, max_length=500, verbose_name="what it does on target 8.7"),
                ),
                (
                    "on_committee",
                    models.BooleanField(default=False, verbose_name="member of the national committee"),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mapped",
                        to="pathfinders.pathway",
                    ),
                ),
            ],
            options={
                "verbose_name": "stakeholder or mechanism",
                "verbose_name_plural": "stakeholders and mechanisms",
                "ordering": ["kind", "group", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("pathway", "kind", "name"), name="mapped_once_a_way")
                ],
            },
        ),
        migrations.CreateModel(
            name="FocalPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ministry", models.CharField(max_length=200, verbose_name="ministry")),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pathfinder_offices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="focal_points",
                        to="pathfinders.pathway",
                    ),
                ),
            ],
            options={
                "verbose_name": "focal point of a country",
                "verbose_name_plural": "focal points of countries",
                "ordering": ["since", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="focal_point_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("pathway", "user"),
                        name="focal_point_current_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=30, verbose_name="criterion")),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="evidence")),
                ("link", models.URLField(blank=True, verbose_name="address")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="given")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="pathfinders.pathway",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["given_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CriterionCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(verbose_name="round")),
                ("met", models.BooleanField(verbose_name="met")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note to the country")),
                (
                    "checked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="checked"),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pathfinders.criterion",
                    ),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="pathfinders.pathway",
                    ),
                ),
            ],
            options={
                "verbose_name": "check of a criterion",
                "verbose_name_plural": "checks of criteria",
                "ordering": ["pathway", "round", "criterion__order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pathway", "round", "criterion"), name="check_once_a_round"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("met", True), models.Q(("note", ""), _negated=True), _connector="OR"
                        ),
                        name="check_not_met_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PathwayStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("expressed", "Interest expressed"),
                            ("registered", "Expression of interest registered by the secretariat"),
                            ("known", "Pathfinder country before the portal was there"),
                            ("accepted", "Preparation begun"),
                            ("presented", "Presented to the GCG"),
                            ("drafting", "Drafting of the roadmap begun"),
                            ("submitted", "Roadmap submitted"),
                            ("returned", "Returned to the country after the check"),
                            ("reviewed", "Sent to the GCG for review"),
                            ("feedback", "Feedback of the GCG sent to the country"),
                            ("placed", "Put on the agenda of the GCG"),
                            ("granted", "Granted"),
                            ("granted_with", "Granted with recommendations"),
                            ("observations", "Returned with observations"),
                            ("deferred", "Deferred"),
                            ("taken_off", "Taken off the agenda"),
                            ("withdrawn", "Withdrawn by official note"),
                        ],
                        max_length=14,
                        verbose_name="step",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                ("note", models.TextField(blank=True, max_length=4000, verbose_name="note")),
                ("reference", models.CharField(blank=True, max_length=200, verbose_name="reference")),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="pathfinders.pathway",
                    ),
                ),
            ],
            options={
                "verbose_name": "step on the way of a country",
                "verbose_name_plural": "steps on the ways of countries",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ProgressReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("before", "Before the report is due"),
                            ("late", "After the report was due"),
                            ("renewal", "Before the period of the roadmap ends"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due")),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent")),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="pathfinders.pathway",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder of a country",
                "verbose_name_plural": "reminders of countries",
                "ordering": ["-sent_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pathway", "kind", "due_on"), name="progress_reminder_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Ratification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("retrieved_on", models.DateField(verbose_name="retrieved")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_force", "ratified, in force"),
                            ("pending", "ratified, not yet in force"),
                            ("denounced", "denounced"),
                            ("not_ratified", "not ratified"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="date")),
                (
                    "convention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratifications",
                        to="pathfinders.convention",
                        verbose_name="convention",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pathfinders.importrun",
                        verbose_name="replaced by",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pathfinders.importrun",
                        verbose_name="import",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pathfinders.datasource",
                        verbose_name="source of data",
                    ),
                ),
            ],
            options={
                "verbose_name": "ratification",
                "verbose_name_plural": "ratifications",
                "ordering": ["country", "convention"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_by__isnull", True)),
                        fields=("country", "convention", "source"),
                        name="ratification_current_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("on__isnull", False), ("state", "not_ratified"), _connector="OR"),
                        name="ratification_dated_unless_there_is_none",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Roadmap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("submitted", "Under review"),
                            ("in_force", "In force"),
                            ("replaced", "Replaced"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("vision", models.TextField(blank=True, max_length=5000, verbose_name="vision")),
                (
                    "language",
                    models.CharField(
                        default="fr",
                        max_length=16,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\\Z",
                                "Please give the code of a language, such as “ar”, “pt” or “sr-Latn”.",
                            )
                        ],
                        verbose_name="language of the original",
                    ),
                ),
                ("summary", models.TextField(blank=True, max_length=5000, verbose_name="summary")),
                (
                    "summary_fr",
                    models.TextField(blank=True, max_length=5000, null=True, verbose_name="summary"),
                ),
                (
                    "summary_en",
                    models.TextField(blank=True, max_length=5000, null=True, verbose_name="summary"),
                ),
                (
                    "summary_es",
                    models.TextField(blank=True, max_length=5000, null=True, verbose_name="summary"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="end")),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="started"),
                ),
                ("in_force_at", models.DateTimeField(blank=True, null=True, verbose_name="in force since")),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roadmaps",
                        to="pathfinders.pathway",
                        verbose_name="country",
                    ),
                ),
            ],
            options={
                "verbose_name": "roadmap",
                "verbose_name_plural": "roadmaps",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gt", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="roadmap_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted"])),
                        fields=("pathway",),
                        name="roadmap_one_in_the_making",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")),
                        fields=("pathway",),
                        name="roadmap_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("in_force_at__isnull", True), ("state__in", ["draft", "submitted"])),
                            models.Q(("in_force_at__isnull", False), ("state__in", ["in_force", "replaced"])),
                            _connector="OR",
                        ),
                        name="roadmap_in_force_since_an_instant",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="SituationAnalysis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("completed_on", models.DateField(verbose_name="completed on")),
                ("summary", models.TextField(max_length=5000, verbose_name="summary")),
                ("sources", models.TextField(blank=True, max_length=2000, verbose_name="sources")),
                (
                    "pathway",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="analysis",
                        to="pathfinders.pathway",
                    ),
                ),
            ],
            options={
                "verbose_name": "situation analysis",
                "verbose_name_plural": "situation analyses",
            },
        ),
        migrations.CreateModel(
            name="SupportRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("text", models.TextField(max_length=4000, verbose_name="what is asked")),
                ("wanted_by", models.DateField(blank=True, null=True, verbose_name="wanted by")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support",
                        to="pathfinders.pathway",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for support",
                "verbose_name_plural": "requests for support",
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Thread",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "Question to peers"), ("practice", "Practice")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(max_length=5000, verbose_name="text")),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "countries",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="partners.country", verbose_name="countries"
                    ),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="threads",
                        to="pathfinders.pathway",
                    ),
                ),
            ],
            options={
                "verbose_name": "thread of the community",
                "verbose_name_plural": "threads of the community",
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Workshop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("place", models.CharField(max_length=200, verbose_name="place")),
                ("purpose", models.CharField(blank=True, max_length=500, verbose_name="what it was about")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded"),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workshops",
                        to="pathfinders.pathway",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "strategic planning workshop",
                "verbose_name_plural": "strategic planning workshops",
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="workshop_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="YearlyReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Being written"), ("submitted", "Submitted")],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("covers_from", models.DateField(verbose_name="covers from")),
                ("due_on", models.DateField(verbose_name="due")),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("results", models.TextField(blank=True, max_length=8000, verbose_name="results")),
                ("obstacles", models.TextField(blank=True, max_length=8000, verbose_name="obstacles")),
                ("outlook", models.TextField(blank=True, max_length=8000, verbose_name="next steps")),
                ("consulted", models.JSONField(blank=True, default=list, verbose_name="who was consulted")),
                (
                    "consultation",
                    models.TextField(blank=True, max_length=3000, verbose_name="how they were consulted"),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted")),
                ("content", models.JSONField(blank=True, editable=False, null=True)),
                ("digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "pathway",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="pathfinders.pathway",
                        verbose_name="country",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "yearly report",
                "verbose_name_plural": "yearly reports",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("pathway", "number"), name="report_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("pathway",),
                        name="report_one_in_the_making",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("digest", ""), ("state", "draft"), ("submitted_at__isnull", True)),
                            models.Q(
                                ("state", "submitted"),
                                ("submitted_at__isnull", False),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="report_is_frozen_when_submitted",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="RoadmapImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("content", models.JSONField()),
                ("compared_with", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="read")),
                ("taken_at", models.DateTimeField(null=True, verbose_name="taken over")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "roadmap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imports",
                        to="pathfinders.roadmap",
                    ),
                ),
            ],
            options={
                "verbose_name": "spreadsheet of a roadmap",
                "verbose_name_plural": "spreadsheets of roadmaps",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RoadmapPriority",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(blank=True, max_length=3000, verbose_name="text")),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "roadmap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="priorities",
                        to="pathfinders.roadmap",
                    ),
                ),
            ],
            options={
                "verbose_name": "priority",
                "verbose_name_plural": "priorities",
                "ordering": ["roadmap", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RoadmapVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="review round")),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "submitted_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="submitted"),
                ),
                (
                    "roadmap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="pathfinders.roadmap",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a roadmap",
                "verbose_name_plural": "versions of roadmaps",
                "ordering": ["roadmap", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("roadmap", "number"), name="roadmap_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportGiven",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("advice", "Advice"),
                            ("training", "Training"),
                            ("facilitation", "Facilitation of a workshop"),
                            ("contact", "Contact with partners"),
                            ("document", "Document or data"),
                        ],
                        max_length=12,
                        verbose_name="kind of help",
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="what was done")),
                (
                    "given_on",
                    models.DateField(default=alliance87.core.dates.today_in_geneva, verbose_name="day"),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given",
                        to="pathfinders.supportrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "support given",
                "verbose_name_plural": "support given",
                "ordering": ["given_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=5000, verbose_name="text")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pathway",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pathfinders.pathway",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to="pathfinders.thread",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer in the community",
                "verbose_name_plural": "answers in the community",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="WorkshopGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("government", "Government"),
                            ("workers", "Workers"),
                            ("employers", "Employers"),
                            ("civil_society", "Civil society"),
                            ("un", "United Nations agencies"),
                            ("other", "Others"),
                        ],
                        max_length=14,
                        verbose_name="stakeholder group",
                    ),
                ),
                ("people", models.PositiveSmallIntegerField(verbose_name="participants")),
                ("organisations", models.CharField(blank=True, max_length=500, verbose_name="organisations")),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groups",
                        to="pathfinders.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "stakeholder group at a workshop",
                "verbose_name_plural": "stakeholder groups at workshops",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("workshop", "group"), name="workshop_group_once"),
                    models.CheckConstraint(
                        condition=models.Q(("people__gt", 0)), name="workshop_group_has_people"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoadmapAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "code",
                    models.CharField(
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9._-]*\\Z",
                                "A code is made of letters, figures, points and hyphens, such as “1.2”.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("description", models.TextField(blank=True, max_length=5000, verbose_name="description")),
                (
                    "by_government",
                    models.TextField(
                        blank=True,
                        help_text="One name a line.",
                        max_length=1000,
                        verbose_name="responsible: government",
                    ),
                ),
                (
                    "by_workers",
                    models.TextField(
                        blank=True,
                        help_text="One name a line.",
                        max_length=1000,
                        verbose_name="responsible: workers’ organisations",
                    ),
                ),
                (
                    "by_employers",
                    models.TextField(
                        blank=True,
                        help_text="One name a line.",
                        max_length=1000,
                        verbose_name="responsible: employers’ organisations",
                    ),
                ),
                (
                    "by_ngo",
                    models.TextField(
                        blank=True,
                        help_text="One name a line.",
                        max_length=1000,
                        verbose_name="responsible: non-governmental organisations",
                    ),
                ),
                (
                    "by_un",
                    models.TextField(
                        blank=True,
                        help_text="One name a line.",
                        max_length=1000,
                        verbose_name="responsible: United Nations",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="end")),
                (
                    "budget",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=15,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="budget",
                    ),
                ),
                (
                    "funded",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=15,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="funded",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        max_length=3,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{3}\\Z",
                                "Please give the three letters of the currency, such as “USD”.",
                            )
                        ],
                        verbose_name="currency",
                    ),
                ),
                ("beneficiaries", models.CharField(blank=True, max_length=500, verbose_name="beneficiaries")),
                ("geography", models.CharField(blank=True, max_length=500, verbose_name="where")),
                (
                    "visibility",
                    models.CharField(
                        choices=[("public", "Public"), ("restricted", "Restricted")],
                        default="public",
                        max_length=10,
                        verbose_name="visibility",
                    ),
                ),
                ("sdg_indicators", models.JSONField(blank=True, default=list, verbose_name="SDG indicators")),
                ("conventions", models.JSONField(blank=True, default=list, verbose_name="conventions")),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "depends_on",
                    models.ManyToManyField(
                        blank=True,
                        related_name="needed_by",
                        to="pathfinders.roadmapaction",
                        verbose_name="comes after",
                    ),
                ),
                (
                    "roadmap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="pathfinders.roadmap",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="pathfinders.roadmappriority",
                        verbose_name="priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "action of a roadmap",
                "verbose_name_plural": "actions of roadmaps",
                "ordering": ["roadmap", "priority__order", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("roadmap", "code"), name="action_code_once_a_roadmap"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="action_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("budget__isnull", True), ("funded__isnull", True)),
                            models.Q(("currency", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="action_money_has_a_currency",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "code",
                    models.CharField(
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9._-]*\\Z",
                                "A code is made of letters, figures, points and hyphens, such as “1.2”.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="indicator")),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="unit")),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=15, null=True, verbose_name="baseline"
                    ),
                ),
                (
                    "baseline_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year of the baseline",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="pathfinders.roadmapaction",
                    ),
                ),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ["action", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("action", "code"), name="indicator_code_once_an_action")
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="milestone")),
                ("due_on", models.DateField(verbose_name="to be reached by")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
                (
                    "follow_up",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="gcm.followup",
                        verbose_name="follow-up action of a decision",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="pathfinders.roadmapaction",
                        verbose_name="action",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ProposedProgress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("in_progress", "In progress"),
                            ("completed", "Completed"),
                            ("delayed", "Delayed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="percentage",
                    ),
                ),
                (
                    "evidence_url",
                    models.URLField(blank=True, max_length=500, verbose_name="evidence, as a link"),
                ),
                ("obstacles", models.TextField(blank=True, max_length=2000, verbose_name="obstacles")),
                ("help_wanted", models.TextField(blank=True, max_length=2000, verbose_name="help wanted")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for the focal point"),
                            ("accepted", "Accepted"),
                            ("declined", "Not taken up"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="proposed"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("answer", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "help_topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.topic",
                        verbose_name="topic of the help",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
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
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="pathfinders.roadmapaction",
                        verbose_name="action",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed update",
                "verbose_name_plural": "proposed updates",
                "ordering": ["-proposed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("percent__isnull", True), ("percent__lte", 100), _connector="OR"),
                        name="proposed_progress_is_a_percentage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True), ("answered_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="proposed_progress_answered_at_an_instant",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("action", "organisation"),
                        name="proposed_progress_one_waiting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionPartner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partners",
                        to="pathfinders.roadmapaction",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation responsible for an action",
                "verbose_name_plural": "organisations responsible for actions",
                "ordering": ["action", "since", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("action", "organisation"),
                        name="action_partner_current_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionProgress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("in_progress", "In progress"),
                            ("completed", "Completed"),
                            ("delayed", "Delayed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="percentage",
                    ),
                ),
                (
                    "evidence_url",
                    models.URLField(blank=True, max_length=500, verbose_name="evidence, as a link"),
                ),
                ("obstacles", models.TextField(blank=True, max_length=2000, verbose_name="obstacles")),
                ("help_wanted", models.TextField(blank=True, max_length=2000, verbose_name="help wanted")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded"),
                ),
                (
                    "help_topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.topic",
                        verbose_name="topic of the help",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="pathfinders.actionprogress",
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accepted_as",
                        to="pathfinders.proposedprogress",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="progress",
                        to="pathfinders.roadmapaction",
                        verbose_name="action",
                    ),
                ),
            ],
            options={
                "verbose_name": "progress of an action",
                "verbose_name_plural": "progress of actions",
                "ordering": ["-recorded_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("percent__isnull", True), ("percent__lte", 100), _connector="OR"),
                        name="progress_is_a_percentage",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", True)),
                        fields=("action",),
                        name="progress_begins_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=15, verbose_name="value")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="pathfinders.indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "target of an indicator",
                "verbose_name_plural": "targets of indicators",
                "ordering": ["indicator", "year"],
                "constraints": [
                    models.UniqueConstraint(fields=("indicator", "year"), name="target_once_a_year")
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=15, verbose_name="value")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded"),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to="pathfinders.indicator",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "value of an indicator",
                "verbose_name_plural": "values of indicators",
                "ordering": ["indicator", "year", "recorded_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MilestoneEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="to be reached by")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded"),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="pathfinders.milestone",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "event of a milestone",
                "verbose_name_plural": "events of milestones",
                "ordering": ["-recorded_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HelpOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message", models.TextField(max_length=2000, verbose_name="what you can do")),
                (
                    "offered_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="offered"),
                ),
                ("passed_on_at", models.DateTimeField(blank=True, null=True, verbose_name="passed on")),
                (
                    "offered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "passed_on_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "progress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="pathfinders.actionprogress",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer of help",
                "verbose_name_plural": "offers of help",
                "ordering": ["-offered_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("passed_on_at__isnull", True)),
                        fields=("progress", "organisation"),
                        name="help_offer_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoadmapReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("comments", "Members comment"),
                            ("letter", "Letter being written"),
                            ("with_chair", "With the chair"),
                            ("signed", "Letter signed"),
                        ],
                        default="comments",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                ("comments_until", models.DateTimeField(verbose_name="comments until")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        default="fr",
                        max_length=2,
                        verbose_name="language of the letter",
                    ),
                ),
                ("introduction", models.TextField(blank=True, max_length=5000, verbose_name="introduction")),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("handed_at", models.DateTimeField(null=True, verbose_name="handed to the chair")),
                ("signed_at", models.DateTimeField(null=True, verbose_name="signed")),
                ("letter", models.JSONField(null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review",
                        to="pathfinders.roadmapversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "review of a roadmap",
                "verbose_name_plural": "reviews of roadmaps",
                "ordering": ["opened_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("signed_at__isnull", False),
                                ("signed_by__isnull", False),
                                ("state", "signed"),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "signed"), _negated=True),
                                ("digest", ""),
                                ("signed_at__isnull", True),
                                ("signed_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="review_signed_has_a_letter",
                    )
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="RoadmapComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion", models.CharField(max_length=40, verbose_name="criterion")),
                ("part", models.CharField(blank=True, max_length=20, verbose_name="action")),
                ("text", models.TextField(max_length=4000, verbose_name="comment")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="made")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="taken back")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gcm.seat",
                        verbose_name="seat",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="pathfinders.roadmapreview",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment on a roadmap",
                "verbose_name_plural": "comments on roadmaps",
                "ordering": ["review", "criterion", "made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SigningInstruction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="given")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="pathfinders.roadmapreview",
                    ),
                ),
            ],
            options={
                "verbose_name": "instruction to sign a letter",
                "verbose_name_plural": "instructions to sign letters",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("given_by__isnull", False), ("recorded_by__isnull", False), _connector="OR"
                        ),
                        name="signing_given_or_recorded",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedbackPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="point")),
                ("criterion", models.CharField(max_length=40, verbose_name="criterion")),
                ("part", models.CharField(blank=True, max_length=20, verbose_name="action")),
                ("text", models.TextField(max_length=4000, verbose_name="observation")),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "answer",
                    models.TextField(blank=True, max_length=4000, verbose_name="answer of the country"),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "comments",
                    models.ManyToManyField(
                        blank=True, related_name="points", to="pathfinders.roadmapcomment"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="pathfinders.roadmapreview",
                    ),
                ),
            ],
            options={
                "verbose_name": "point of the letter",
                "verbose_name_plural": "points of the letter",
                "ordering": ["review", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "number"), name="feedback_point_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="RoadmapReview",
            name="on_instruction",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="pathfinders.signinginstruction",
            ),
        ),
    ]
