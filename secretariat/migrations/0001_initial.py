import uuid

import django.db.models.deletion
import django.utils.timezone
import django_fsm
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("gcm", "0002_governing_body"),
        ("mailing", "0002_delivery_personal"),
        ("partners", "0006_groups"),
        ("partners", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsentText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(unique=True, verbose_name="version")),
                ("text", models.TextField(max_length=2000, verbose_name="text")),
                ("text_fr", models.TextField(max_length=2000, null=True, verbose_name="text")),
                ("text_en", models.TextField(max_length=2000, null=True, verbose_name="text")),
                ("text_es", models.TextField(max_length=2000, null=True, verbose_name="text")),
                (
                    "effective_from",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="in force from"),
                ),
                (
                    "asks_again",
                    models.BooleanField(
                        default=False,
                        help_text="Who does not agree within 30 days gets no further issue.",
                        verbose_name="ask the readers again",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of the consent",
                "verbose_name_plural": "texts of the consent",
                "ordering": ["-version"],
            },
        ),
        migrations.CreateModel(
            name="News",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=90, unique=True, verbose_name="address")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("lead", models.TextField(max_length=600, verbose_name="in short")),
                ("lead_fr", models.TextField(max_length=600, null=True, verbose_name="in short")),
                ("lead_en", models.TextField(max_length=600, null=True, verbose_name="in short")),
                ("lead_es", models.TextField(max_length=600, null=True, verbose_name="in short")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("body_fr", models.TextField(blank=True, null=True, verbose_name="text")),
                ("body_en", models.TextField(blank=True, null=True, verbose_name="text")),
                ("body_es", models.TextField(blank=True, null=True, verbose_name="text")),
                ("publish_at", models.DateTimeField(blank=True, null=True, verbose_name="published from")),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("search_text", models.TextField(default="", editable=False)),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated")),
            ],
            options={
                "verbose_name": "news",
                "verbose_name_plural": "news",
                "ordering": ["-publish_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Representation",
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
                            ("conference", "conference"),
                            ("public_meeting", "public meeting"),
                            ("media", "media"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("starts_at", models.DateTimeField(verbose_name="start")),
                (
                    "zone",
                    models.CharField(
                        default="Europe/Zurich", max_length=60, verbose_name="time zone of the place"
                    ),
                ),
                ("place", models.CharField(max_length=200, verbose_name="place")),
                ("organiser", models.CharField(max_length=200, verbose_name="organiser")),
                (
                    "represented_by",
                    models.CharField(max_length=200, verbose_name="who speaks for the Alliance"),
                ),
                ("key_messages", models.TextField(blank=True, max_length=3000, verbose_name="key messages")),
                ("follow_up", models.TextField(blank=True, max_length=3000, verbose_name="follow-up")),
            ],
            options={
                "verbose_name": "representation",
                "verbose_name_plural": "representations",
                "ordering": ["-starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CalendarKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(auto_now=True)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
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
                            ("submitted", "With the secretariat"),
                            ("taken", "In an issue"),
                            ("declined", "Not taken"),
                        ],
                        default="submitted",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_es", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="text")),
                ("text_fr", models.TextField(blank=True, max_length=2000, null=True, verbose_name="text")),
                ("text_en", models.TextField(blank=True, max_length=2000, null=True, verbose_name="text")),
                ("text_es", models.TextField(blank=True, max_length=2000, null=True, verbose_name="text")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="link")),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="submitted"
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="partners.organisation",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution to the newsletter",
                "verbose_name_plural": "contributions to the newsletter",
                "ordering": ["-at", "-pk"],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Estimate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="key")),
                ("label", models.CharField(max_length=200, verbose_name="what it counts")),
                ("label_fr", models.CharField(max_length=200, null=True, verbose_name="what it counts")),
                ("label_en", models.CharField(max_length=200, null=True, verbose_name="what it counts")),
                ("label_es", models.CharField(max_length=200, null=True, verbose_name="what it counts")),
                ("value", models.DecimalField(decimal_places=1, max_digits=8, verbose_name="millions")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("source_url", models.URLField(max_length=500, verbose_name="address of the source")),
                ("retrieved_on", models.DateField(verbose_name="retrieved on")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "estimate",
                "verbose_name_plural": "estimates",
                "ordering": ["order", "-year"],
                "constraints": [models.UniqueConstraint(fields=("key", "year"), name="estimate_one_a_year")],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("lead", models.TextField(blank=True, max_length=600, verbose_name="in short")),
                ("lead_fr", models.TextField(blank=True, max_length=600, null=True, verbose_name="in short")),
                ("lead_en", models.TextField(blank=True, max_length=600, null=True, verbose_name="in short")),
                ("lead_es", models.TextField(blank=True, max_length=600, null=True, verbose_name="in short")),
                ("starts_at", models.DateTimeField(verbose_name="start")),
                ("ends_at", models.DateTimeField(verbose_name="end")),
                (
                    "zone",
                    models.CharField(
                        default="Europe/Zurich", max_length=60, verbose_name="time zone of the place"
                    ),
                ),
                ("place", models.CharField(max_length=200, verbose_name="place")),
                ("organiser", models.CharField(max_length=200, verbose_name="organiser")),
                ("address", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("publish_at", models.DateTimeField(blank=True, null=True, verbose_name="published from")),
                ("search_text", models.TextField(default="", editable=False)),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="event_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="number")),
                ("month", models.DateField(help_text="Its first day.", unique=True, verbose_name="month")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Waiting for approval"),
                            ("approved", "Approved, waiting for its hour"),
                            ("sent", "Sent and published"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=150, verbose_name="title")),
                ("title_fr", models.CharField(blank=True, max_length=150, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=150, null=True, verbose_name="title")),
                ("title_es", models.CharField(blank=True, max_length=150, null=True, verbose_name="title")),
                ("intro", models.TextField(blank=True, max_length=4000, verbose_name="introduction")),
                (
                    "intro_fr",
                    models.TextField(blank=True, max_length=4000, null=True, verbose_name="introduction"),
                ),
                (
                    "intro_en",
                    models.TextField(blank=True, max_length=4000, null=True, verbose_name="introduction"),
                ),
                (
                    "intro_es",
                    models.TextField(blank=True, max_length=4000, null=True, verbose_name="introduction"),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "to_language",
                    models.CharField(
                        blank=True,
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "to_category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("country", "Country"),
                            ("un_body", "United Nations agency or entity"),
                            ("igo", "Intergovernmental organisation"),
                            ("regional", "Regional organisation or initiative"),
                            ("workers", "Workers’ organisation"),
                            ("employers", "Employers’ organisation"),
                            ("business", "Business network"),
                            ("civil_society", "Civil society organisation"),
                            ("academia", "University or research institute"),
                            ("donor", "Public or private donor"),
                        ],
                        max_length=20,
                        verbose_name="category",
                    ),
                ),
                ("leaves_at", models.DateTimeField(blank=True, null=True, verbose_name="leaves at")),
                ("not_after", models.DateTimeField(blank=True, null=True, verbose_name="not later than")),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="published")),
                (
                    "approved_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mailing",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="mailing.mailing",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_countries",
                    models.ManyToManyField(blank=True, to="partners.country", verbose_name="countries"),
                ),
                ("to_topics", models.ManyToManyField(blank=True, to="partners.topic", verbose_name="topics")),
            ],
            options={
                "verbose_name": "issue of the newsletter",
                "verbose_name_plural": "issues of the newsletter",
                "ordering": ["-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "sent"]), _negated=True),
                            models.Q(
                                ("approved_by__isnull", False),
                                ("proposed_by__isnull", False),
                                models.Q(("proposed_by", models.F("approved_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="issue_approved_by_a_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="issue_sent_is_published",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="SubscriberImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file")),
                ("content", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Being checked"),
                            ("faulty", "With faults: nothing can be brought in"),
                            ("ready", "Without a fault: ready"),
                            ("running", "Being brought in"),
                            ("done", "Brought in"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="brought"
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("new", models.PositiveIntegerField(default=0, verbose_name="new readers")),
                (
                    "known",
                    models.PositiveIntegerField(default=0, verbose_name="known already, left as they are"),
                ),
                ("faults", models.JSONField(default=list, verbose_name="faults")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="brought by",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of readers brought in",
                "verbose_name_plural": "lists of readers brought in",
                "ordering": ["-at", "-pk"],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="FollowedInitiative",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "led_by",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="led by, when it is no partner"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("running", "running"),
                            ("suspended", "suspended"),
                            ("completed", "completed"),
                        ],
                        default="running",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next date")),
                ("next_step", models.CharField(blank=True, max_length=300, verbose_name="what happens then")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="contact")),
                ("address", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                        verbose_name="partner that leads it",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="partners.topic", verbose_name="topics"
                    ),
                ),
            ],
            options={
                "verbose_name": "followed initiative",
                "verbose_name_plural": "followed initiatives",
                "ordering": ["next_on", "title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("led_by", ""), ("organisation__isnull", False)),
                            models.Q(("organisation__isnull", True), models.Q(("led_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="followed_initiative_has_one_lead",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("next_on__isnull", True),
                            models.Q(("next_step", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="followed_initiative_says_what_is_next",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address_hash", models.CharField(db_index=True, editable=False, max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for the newsletter"),
                            ("confirmed", "Confirmed by the link in the mail"),
                            ("renewed", "Agreed to a later text"),
                            ("imported", "Brought in with a proof"),
                            ("left", "Left the list"),
                            ("erased", "Had everything erased"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("page", "on a page of the portal"),
                            ("mail", "by the link or the button of a mail"),
                            ("mailbox", "by a mail to our mailbox"),
                            ("list", "with a list that the secretariat brought in"),
                        ],
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
                ("proof", models.CharField(blank=True, max_length=300, verbose_name="proof")),
                (
                    "text",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="secretariat.consenttext",
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="FormerAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=90, unique=True)),
                (
                    "news",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_addresses",
                        to="secretariat.news",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Brief",
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
                        choices=[
                            ("update", "Update for the chair and the vice-chair"),
                            ("meeting", "Brief before a meeting"),
                            ("representation", "Brief before a representation"),
                            ("alliance", "State of the Alliance"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="from")),
                ("made_at", models.DateTimeField(verbose_name="as of")),
                ("content", models.JSONField()),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gcm.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "representation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="briefs",
                        to="secretariat.representation",
                        verbose_name="representation",
                    ),
                ),
            ],
            options={
                "verbose_name": "briefing note",
                "verbose_name_plural": "briefing notes",
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "meeting"),
                                ("meeting__isnull", False),
                                ("representation__isnull", True),
                            ),
                            models.Q(
                                ("kind", "representation"),
                                ("meeting__isnull", True),
                                ("representation__isnull", False),
                            ),
                            models.Q(
                                ("kind__in", ("update", "alliance")),
                                ("meeting__isnull", True),
                                ("representation__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="brief_is_about_what_its_kind_says",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("since__lte", models.F("made_at"))), name="brief_looks_back"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.SlugField(max_length=30)),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("title_fr", models.CharField(max_length=120, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=120, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=120, null=True, verbose_name="title")),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="secretariat.issue",
                    ),
                ),
            ],
            options={
                "verbose_name": "section of an issue",
                "verbose_name_plural": "sections of issues",
                "ordering": ["issue", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("issue", "kind"), name="section_once_a_kind")
                ],
            },
        ),
        migrations.CreateModel(
            name="Subscriber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                ("address_hash", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Not confirmed yet"), ("active", "Subscribed"), ("left", "Left")],
                        default="asked",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        default="fr",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("monthly", "Each issue, once a month"),
                            ("quarterly", "One issue a quarter"),
                        ],
                        default="monthly",
                        max_length=10,
                        verbose_name="how often",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("country", "Country"),
                            ("un_body", "United Nations agency or entity"),
                            ("igo", "Intergovernmental organisation"),
                            ("regional", "Regional organisation or initiative"),
                            ("workers", "Workers’ organisation"),
                            ("employers", "Employers’ organisation"),
                            ("business", "Business network"),
                            ("civil_society", "Civil society organisation"),
                            ("academia", "University or research institute"),
                            ("donor", "Public or private donor"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="what you are",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="asked"
                    ),
                ),
                ("confirmed_at", models.DateTimeField(editable=False, null=True, verbose_name="confirmed")),
                ("left_at", models.DateTimeField(editable=False, null=True, verbose_name="left")),
                (
                    "consent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="secretariat.consenttext",
                        verbose_name="agreed to",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="partners.country",
                        verbose_name="country",
                    ),
                ),
                ("topics", models.ManyToManyField(blank=True, to="partners.topic", verbose_name="topics")),
            ],
            options={
                "verbose_name": "reader of the newsletter",
                "verbose_name_plural": "readers of the newsletter",
                "ordering": ["-asked_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "active")), fields=["language"], name="subscriber_active"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "active"), _negated=True),
                            models.Q(("confirmed_at__isnull", False), ("consent__isnull", False)),
                            _connector="OR",
                        ),
                        name="subscriber_active_agreed",
                    )
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="title")),
                ("title_fr", models.CharField(blank=True, max_length=250, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=250, null=True, verbose_name="title")),
                ("title_es", models.CharField(blank=True, max_length=250, null=True, verbose_name="title")),
                ("text", models.TextField(blank=True, max_length=6000, verbose_name="text")),
                ("text_fr", models.TextField(blank=True, max_length=6000, null=True, verbose_name="text")),
                ("text_en", models.TextField(blank=True, max_length=6000, null=True, verbose_name="text")),
                ("text_es", models.TextField(blank=True, max_length=6000, null=True, verbose_name="text")),
                ("url", models.CharField(blank=True, max_length=500, verbose_name="link")),
                ("source", models.CharField(blank=True, editable=False, max_length=120)),
                ("left_out", models.BooleanField(default=False, verbose_name="left out")),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "contribution",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="entry",
                        to="secretariat.contribution",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="secretariat.section",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of an issue",
                "verbose_name_plural": "entries of issues",
                "ordering": ["section", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        fields=("source",),
                        name="entry_tells_once",
                    )
                ],
            },
        ),
    ]
