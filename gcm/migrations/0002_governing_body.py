import uuid

import django.db.models.deletion
import django.utils.timezone
import django_fsm
from django.conf import settings
from django.db import migrations, models

import gcm.models.meeting
import gcm.models.pack


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("gcm", "0001_initial"),
        ("partners", "0006_groups"),
        ("partners", "__first__"),
        ("uploads", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("value", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "counter",
                "verbose_name_plural": "counters",
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "number",
                    models.PositiveIntegerField(
                        editable=False, null=True, unique=True, verbose_name="number"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regular", "Regular meeting"),
                            ("supplementary", "Additional videoconference"),
                            ("extraordinary", "Extraordinary session"),
                        ],
                        default="regular",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("in_person", "In person"), ("remote", "Remote"), ("hybrid", "Hybrid")],
                        default="remote",
                        max_length=10,
                        verbose_name="mode",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("convened", "Convened"),
                            ("agenda_frozen", "Agenda final"),
                            ("open", "In session"),
                            ("suspended", "Suspended"),
                            ("closed", "Closed"),
                            ("minutes_issued", "Minutes issued"),
                            ("cancelled", "Cancelled"),
                            ("postponed", "Postponed"),
                        ],
                        default="draft",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="start")),
                ("ends_at", models.DateTimeField(verbose_name="end")),
                (
                    "zone",
                    models.CharField(
                        default="Europe/Zurich", max_length=60, verbose_name="time zone of the place"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "conference_url",
                    models.URLField(blank=True, max_length=500, verbose_name="link of the videoconference"),
                ),
                (
                    "short_notice_reason",
                    models.CharField(
                        blank=True,
                        help_text="Shown to everybody (G5).",
                        max_length=300,
                        verbose_name="reason for a shorter notice",
                    ),
                ),
                (
                    "languages",
                    models.JSONField(default=gcm.models.meeting.every_language, verbose_name="languages"),
                ),
                (
                    "is_recorded",
                    models.BooleanField(
                        default=False,
                        help_text="Everybody is told, in the notice and on the page (G13).",
                        verbose_name="recorded",
                    ),
                ),
                (
                    "recording_until",
                    models.DateField(blank=True, null=True, verbose_name="recording kept until"),
                ),
                ("papers_due_at", models.DateTimeField(editable=False, null=True, verbose_name="papers due")),
                (
                    "agenda_due_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="final agenda due"),
                ),
                (
                    "deadlines_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="reason for other deadlines"
                    ),
                ),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("convened_at", models.DateTimeField(editable=False, null=True, verbose_name="convened")),
                ("opened_at", models.DateTimeField(editable=False, null=True, verbose_name="opened")),
                ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="closed")),
                ("had_quorum", models.BooleanField(editable=False, null=True, verbose_name="had a quorum")),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("room_version", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["-starts_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="meeting_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "draft"), ("number__isnull", False), _connector="OR"),
                        name="meeting_convened_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_recorded", False), ("recording_until__isnull", False), _connector="OR"
                        ),
                        name="meeting_recorded_until_a_day",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("state",),
                        name="meeting_one_in_session",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="NominatingBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
                        to="gcm.seatcategory",
                        verbose_name="seat category",
                    ),
                ),
                (
                    "regional_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="partners.regionalgroup",
                        verbose_name="regional group",
                    ),
                ),
            ],
            options={
                "verbose_name": "nominating body",
                "verbose_name_plural": "nominating bodies",
                "ordering": ["category__order", "regional_group__order"],
                "constraints": [
                    models.UniqueConstraint(fields=("category", "regional_group"), name="body_once_a_region"),
                    models.UniqueConstraint(
                        condition=models.Q(("regional_group__isnull", True)),
                        fields=("category",),
                        name="body_once_a_category",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PastMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="number")),
                ("held_on", models.DateField(verbose_name="date")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regular", "Regular meeting"),
                            ("supplementary", "Additional videoconference"),
                            ("extraordinary", "Extraordinary session"),
                        ],
                        default="regular",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("in_person", "In person"), ("remote", "Remote"), ("hybrid", "Hybrid")],
                        max_length=10,
                        verbose_name="mode",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("is_reconstructed", models.BooleanField(default=True, verbose_name="reconstructed")),
                ("is_date_doubtful", models.BooleanField(default=False, verbose_name="date doubtful")),
                (
                    "imported_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="imported"),
                ),
            ],
            options={
                "verbose_name": "earlier meeting",
                "verbose_name_plural": "earlier meetings",
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="past_meeting_counts_from_one"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
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
                            ("mandate", "Terms of reference and working arrangements"),
                            ("progress", "Progress of the Alliance and strategic orientation"),
                            ("secretariat", "Direction and performance of the secretariat"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Being prepared"),
                            ("on_agenda", "On the agenda"),
                            ("concluded", "Concluded"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="looks back to")),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                ("figures", models.JSONField(blank=True, default=list)),
                (
                    "decision",
                    models.CharField(blank=True, editable=False, max_length=100, verbose_name="decision"),
                ),
                (
                    "outcome",
                    models.TextField(blank=True, max_length=4000, verbose_name="what the GCG concluded"),
                ),
                ("concluded_at", models.DateTimeField(editable=False, null=True, verbose_name="concluded")),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "ordering": ["-opened_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("open", "on_agenda"))),
                        fields=("kind",),
                        name="review_one_at_a_time",
                    )
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="RuleDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=150, verbose_name="title")),
                ("title_fr", models.CharField(max_length=150, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=150, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=150, null=True, verbose_name="title")),
                ("effective_on", models.DateField(verbose_name="in force from")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "In preparation"),
                            ("on_agenda", "On the agenda"),
                            ("adopted", "Adopted"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("rule_set", models.PositiveIntegerField(editable=False, null=True, verbose_name="rule set")),
                (
                    "decision",
                    models.CharField(blank=True, editable=False, max_length=100, verbose_name="decision"),
                ),
                (
                    "drafted_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="drafted"),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "change of rules",
                "verbose_name_plural": "changes of rules",
                "ordering": ["-drafted_at"],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="SeatTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("designation", "designated by its group"),
                            ("group_office", "office in an action group"),
                            ("mandate", "relevance of its mandate"),
                            ("appointment", "appointed to the office"),
                        ],
                        default="designation",
                        max_length=12,
                        verbose_name="basis",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        help_text="Empty where the group has no fixed term (R3).",
                        null=True,
                        verbose_name="last day planned",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="last day in office")),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("expiry", "end of the term"),
                            ("handover", "handover"),
                            ("reallocation", "seat given to another representative of the group"),
                            ("withdrawal", "withdrawal"),
                        ],
                        max_length=12,
                        verbose_name="ended by",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="Who signed it, and its date (S12).",
                        max_length=200,
                        verbose_name="letter of designation",
                    ),
                ),
                (
                    "accredited_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="accredited"),
                ),
                (
                    "group_office",
                    models.ForeignKey(
                        blank=True,
                        help_text="The office because of which the seat is held; when it ends, people look at it (S8).",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat_terms",
                        to="partners.groupoffice",
                        verbose_name="office in a group",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat_terms",
                        to="partners.organisation",
                        verbose_name="holder",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="gcm.seat",
                        verbose_name="seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "terms",
                "ordering": ["seat", "-starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True), ("due_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="term_is_due_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="term_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="target")),
                ("name_fr", models.CharField(max_length=200, null=True, verbose_name="target")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="target")),
                ("name_es", models.CharField(max_length=200, null=True, verbose_name="target")),
                ("due_on", models.DateField(verbose_name="by")),
                ("met_on", models.DateField(blank=True, null=True, verbose_name="met")),
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ["due_on", "key"],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "office",
                    models.CharField(
                        choices=[("chair", "Chair"), ("vice_chair", "Vice-chair")],
                        max_length=10,
                        verbose_name="office",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("call", "Call for candidates"),
                            ("consultation", "Consultation among governments"),
                            ("consensus", "Consensus of governments recorded"),
                            ("on_agenda", "Before the GCG"),
                            ("returned", "Returned to governments"),
                            ("confirmed", "Confirmed"),
                        ],
                        default="call",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("opens_at", models.DateTimeField(verbose_name="call opens")),
                ("closes_at", models.DateTimeField(verbose_name="call closes")),
                ("criteria", models.TextField(max_length=4000, verbose_name="criteria")),
                ("criteria_fr", models.TextField(max_length=4000, null=True, verbose_name="criteria")),
                ("criteria_en", models.TextField(max_length=4000, null=True, verbose_name="criteria")),
                ("criteria_es", models.TextField(max_length=4000, null=True, verbose_name="criteria")),
                ("starts_on", models.DateField(verbose_name="first day in office")),
                (
                    "published_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="call published"),
                ),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="confirmed")),
                ("decision", models.CharField(blank=True, max_length=40, verbose_name="decision")),
                (
                    "convenor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "appointment",
                "verbose_name_plural": "appointments",
                "ordering": ["-opens_at", "office"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                        name="appointment_closes_after_it_opens",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "confirmed"), _negated=True),
                        fields=("office",),
                        name="appointment_one_under_way_an_office",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("question", models.CharField(max_length=300, verbose_name="question")),
                ("background", models.TextField(blank=True, max_length=4000, verbose_name="background")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                ("closes_at", models.DateTimeField(verbose_name="contributions until")),
                ("summary", models.TextField(blank=True, max_length=8000, verbose_name="summary")),
                ("summarised_at", models.DateTimeField(editable=False, null=True, verbose_name="summarised")),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "informal consultation",
                "verbose_name_plural": "informal consultations",
                "ordering": ["-opened_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opened_at"))),
                        name="consultation_closes_after_it_opens",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MandateVersion",
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
                        choices=[("summary", "Summary"), ("official", "Official text")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "source_language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="source language",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("decision", models.CharField(blank=True, max_length=100, verbose_name="decision")),
                ("loaded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="loaded")),
            ],
            options={
                "verbose_name": "version of the mandate",
                "verbose_name_plural": "versions of the mandate",
                "ordering": ["kind", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "number"), name="mandate_one_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("is_final", models.BooleanField(default=False, verbose_name="final")),
                ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="issued")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("content", models.JSONField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_versions",
                        to="gcm.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of an agenda",
                "verbose_name_plural": "versions of agendas",
                "ordering": ["meeting", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="agenda_one_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingPack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("items", models.JSONField(default=list)),
                ("papers", models.JSONField(default=list)),
                ("done", models.PositiveSmallIntegerField(default=0)),
                ("total", models.PositiveSmallIntegerField(default=0)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                (
                    "file",
                    models.FileField(
                        blank=True, max_length=80, upload_to=gcm.models.pack.random_path, verbose_name="file"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="packs", to="gcm.meeting"
                    ),
                ),
            ],
            options={
                "verbose_name": "pack of papers",
                "verbose_name_plural": "packs of papers",
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("done__lte", models.F("total"))), name="pack_done_within_total"
                    ),
                    models.UniqueConstraint(
                        fields=("meeting", "language", "fingerprint"), name="pack_one_a_content"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                ("answer", models.CharField(blank=True, max_length=500, verbose_name="answer of the chair")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("starts_at", models.DateTimeField(verbose_name="start")),
                ("ends_at", models.DateTimeField(verbose_name="end")),
                ("zone", models.CharField(max_length=60, verbose_name="time zone")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "With the chair"),
                            ("granted", "Granted"),
                            ("declined", "Declined"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="requested",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="request",
                        to="gcm.meeting",
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
            ],
            options={
                "verbose_name": "request for a videoconference",
                "verbose_name_plural": "requests for videoconferences",
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="request_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer", ""), ("state", "declined"), _negated=True),
                        name="request_declined_says_why",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="NominatingOfficer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("function", models.CharField(blank=True, max_length=150, verbose_name="function")),
                ("reference", models.CharField(max_length=200, verbose_name="letter that names the person")),
                ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="officers",
                        to="gcm.nominatingbody",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominating_offices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "nominating officer",
                "verbose_name_plural": "nominating officers",
                "ordering": ["body", "since", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="nominating_officer_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("body", "person"),
                        name="nominating_officer_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Package",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="packages", to="gcm.meeting"
                    ),
                ),
            ],
            options={
                "verbose_name": "package of items",
                "verbose_name_plural": "packages of items",
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("representative", "Representative"),
                            ("alternate", "Alternate"),
                            ("adviser", "Adviser"),
                        ],
                        max_length=14,
                        verbose_name="capacity",
                    ),
                ),
                ("joined_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="joined")),
                ("left_at", models.DateTimeField(null=True, verbose_name="left")),
                ("lost_at", models.DateTimeField(null=True, verbose_name="connection lost")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presences",
                        to="gcm.meeting",
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
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="presences", to="gcm.seat"
                    ),
                ),
            ],
            options={
                "verbose_name": "presence",
                "verbose_name_plural": "presences",
                "ordering": ["joined_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("capacity__in", ("representative", "alternate"))),
                        name="presence_of_somebody_who_takes_part",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("left_at__isnull", True)),
                        fields=("meeting", "person"),
                        name="presence_one_a_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PresidingChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("both_absent", "The chair and the vice-chair are absent"),
                            ("both_candidates", "The chair and the vice-chair cannot preside over this item"),
                        ],
                        max_length=16,
                        verbose_name="reason",
                    ),
                ),
                ("chosen_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="chosen")),
                ("replaced_at", models.DateTimeField(null=True, verbose_name="replaced")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presiding_choices",
                        to="gcm.meeting",
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
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gcm.seat"
                    ),
                ),
            ],
            options={
                "verbose_name": "choice of a presiding member",
                "verbose_name_plural": "choices of presiding members",
                "ordering": ["meeting", "chosen_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("meeting",),
                        name="presiding_one_choice_a_meeting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegionalRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.TextField(max_length=3000, verbose_name="question")),
                ("closes_on", models.DateField(verbose_name="last day for contributions")),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regional_rounds",
                        to="gcm.meeting",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regional_group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="partners.regionalgroup",
                        verbose_name="regional group",
                    ),
                ),
            ],
            options={
                "verbose_name": "consultation of a region",
                "verbose_name_plural": "consultations of regions",
                "ordering": ["-opened_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("question", ""), _negated=True), name="regional_round_asks"
                    ),
                    models.UniqueConstraint(
                        fields=("meeting", "regional_group"), name="regional_round_once_a_meeting"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("attends", "Will attend"), ("absent", "Notice of absence")],
                        max_length=8,
                        verbose_name="answer",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("portal", "on the portal"),
                            ("mail_link", "by the link of the mail"),
                            ("telephone", "by telephone, noted by the secretariat"),
                        ],
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered")),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("zone", models.CharField(blank=True, max_length=64)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="gcm.meeting"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="gcm.seat"
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="gcm.seatterm"
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a notice of meeting",
                "verbose_name_plural": "answers to notices of meeting",
                "ordering": ["meeting", "seat"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer", ""), ("answered_at__isnull", False), _connector="OR"),
                        name="reply_answered_has_an_instant",
                    ),
                    models.UniqueConstraint(fields=("meeting", "seat"), name="reply_one_a_seat"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ratings", models.JSONField(default=dict)),
                ("comment", models.TextField(blank=True, max_length=2000, verbose_name="comment")),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="gcm.review"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gcm.seat"
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to the questionnaire",
                "verbose_name_plural": "answers to the questionnaire",
                "ordering": ["review", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "seat"), name="reviewanswer_one_a_seat")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewCase",
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
                            ("group_office", "The office in a group to which the seat is linked has ended"),
                            (
                                "former_seat",
                                "The holder was appointed chair or vice-chair and has another seat",
                            ),
                            (
                                "pathfinder_status",
                                "The holder of a pathfinder seat is no pathfinder any more",
                            ),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("decided", "Decided")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "The holder keeps the seat"),
                            ("designate", "The group designates another holder"),
                            ("vacant", "The seat is to be left vacant"),
                            ("wait", "The question is looked at again later"),
                        ],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="decided by whom, when and where"
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="recorded")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_cases",
                        to="gcm.seatterm",
                    ),
                ),
            ],
            options={
                "verbose_name": "review case",
                "verbose_name_plural": "review cases",
                "ordering": ["-opened_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("reference", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="review_case_decided_says_what_and_by_whom",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("term", "kind"),
                        name="review_case_open_once",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="RotationPolicy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("adopted_on", models.DateField(verbose_name="adopted")),
                ("text", models.TextField(max_length=6000, verbose_name="text")),
                ("text_fr", models.TextField(max_length=6000, null=True, verbose_name="text")),
                ("text_en", models.TextField(max_length=6000, null=True, verbose_name="text")),
                ("text_es", models.TextField(max_length=6000, null=True, verbose_name="text")),
                (
                    "term_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="For groups without a term in the mandate; empty where the group sets none (R3).",
                        null=True,
                        verbose_name="months of a term",
                    ),
                ),
                (
                    "reappointment",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="the same holder may be designated again at once"
                    ),
                ),
                (
                    "full_term",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="after an early handover the successor gets a full term",
                    ),
                ),
                ("filed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="filed")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policies",
                        to="gcm.nominatingbody",
                    ),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "rotation of a group",
                "verbose_name_plural": "rotations of groups",
                "ordering": ["body", "-version"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("term_months__isnull", True), ("term_months__gte", 1), _connector="OR"
                        ),
                        name="rotation_months_are_some",
                    ),
                    models.UniqueConstraint(fields=("body", "version"), name="rotation_one_a_version"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=100, verbose_name="key")),
                ("old", models.JSONField(verbose_name="value in force")),
                ("new", models.JSONField(verbose_name="new value")),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="gcm.ruledraft",
                    ),
                ),
            ],
            options={
                "verbose_name": "changed value",
                "verbose_name_plural": "changed values",
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "key"), name="rulechange_one_a_key")
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opens_on", models.DateField(verbose_name="opens")),
                ("closes_on", models.DateField(verbose_name="closes")),
                ("criteria", models.TextField(max_length=3000, verbose_name="criteria")),
                ("criteria_fr", models.TextField(max_length=3000, null=True, verbose_name="criteria")),
                ("criteria_en", models.TextField(max_length=3000, null=True, verbose_name="criteria")),
                ("criteria_es", models.TextField(max_length=3000, null=True, verbose_name="criteria")),
                ("contact", models.EmailField(max_length=254, verbose_name="address for replies")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="gcm.nominatingbody",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "call for a seat",
                "verbose_name_plural": "calls for seats",
                "ordering": ["-opens_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                        name="seat_call_closes_after_it_opens",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TermNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("months", models.PositiveSmallIntegerField(verbose_name="months before the end")),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent")),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="gcm.seatterm"
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of the end of a term",
                "verbose_name_plural": "notices of the end of terms",
                "ordering": ["term", "-months"],
                "constraints": [models.UniqueConstraint(fields=("term", "months"), name="term_notice_once")],
            },
        ),
        migrations.CreateModel(
            name="Witness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent")),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="witness", to="gcm.meeting"
                    ),
                ),
            ],
            options={
                "verbose_name": "head sent to the representatives",
                "verbose_name_plural": "heads sent to the representatives",
                "ordering": ["-sent_at"],
            },
        ),
        migrations.CreateModel(
            name="AbsenceCase",
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
                            ("open", "Open"),
                            ("comment", "With the member, for comment"),
                            ("certified", "Certified"),
                            ("renominated", "Successor designated"),
                            ("closed", "Closed: the successor is accredited"),
                            ("dismissed", "Dismissed"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("facts", models.JSONField()),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                ("comment_until", models.DateTimeField(null=True, verbose_name="comment until")),
                (
                    "comment",
                    models.TextField(blank=True, max_length=5000, verbose_name="comment of the member"),
                ),
                ("commented_at", models.DateTimeField(null=True, verbose_name="commented")),
                ("certified_at", models.DateTimeField(null=True, verbose_name="certified")),
                (
                    "designation",
                    models.CharField(blank=True, max_length=200, verbose_name="letter of designation"),
                ),
                ("designated_at", models.DateTimeField(null=True, verbose_name="designation recorded")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="ended")),
                (
                    "dismissal",
                    models.CharField(blank=True, max_length=1000, verbose_name="reason of the dismissal"),
                ),
                (
                    "certified_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "commented_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absence_cases",
                        to="gcm.seat",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absence_cases",
                        to="gcm.meeting",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absence_cases",
                        to="gcm.seatterm",
                    ),
                ),
            ],
            options={
                "verbose_name": "absence case",
                "verbose_name_plural": "absence cases",
                "ordering": ["-opened_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dismissed"), _negated=True),
                            models.Q(("dismissal", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="absence_case_dismissed_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("open", "comment", "dismissed")),
                            models.Q(("certified_at__isnull", False), ("certified_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="absence_case_certified_by_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("open", "comment", "certified", "renominated"))),
                        fields=("term",),
                        name="absence_case_one_live_a_term",
                    ),
                    models.UniqueConstraint(fields=("term", "meeting"), name="absence_case_once_a_meeting"),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "attended",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("excused", "Absent with notice"),
                            ("absent", "Absent without notice"),
                            ("vacant", "Seat vacant"),
                        ],
                        max_length=8,
                        verbose_name="attendance",
                    ),
                ),
                ("minutes_present", models.PositiveIntegerField(default=0, verbose_name="minutes present")),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendance", to="gcm.seat"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="gcm.meeting",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="gcm.seatterm",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendance",
                "ordering": ["meeting", "seat"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "seat"), name="attendance_one_a_seat"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attended", "vacant"), ("term__isnull", True)),
                            models.Q(
                                models.Q(("attended", "vacant"), _negated=True), ("term__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="attendance_vacant_has_no_term",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Candidacy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("statement", models.TextField(max_length=4000, verbose_name="statement")),
                (
                    "submitted_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="submitted"),
                ),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="withdrawn")),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidacies",
                        to="gcm.appointment",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "candidacy",
                "verbose_name_plural": "candidacies",
                "ordering": ["submitted_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("appointment", "organisation"),
                        name="candidacy_once_a_government",
                    )
                ],
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
                ("text", models.TextField(blank=True, max_length=8000, verbose_name="contribution")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("written_at", models.DateTimeField(null=True, verbose_name="written")),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="gcm.consultation",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gcm.seat"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution",
                "verbose_name_plural": "contributions",
                "ordering": ["consultation", "seat__number"],
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "seat"), name="contribution_one_a_seat")
                ],
            },
        ),
        migrations.CreateModel(
            name="Credentials",
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
                            ("draft", "Being prepared"),
                            ("submitted", "Handed in"),
                            ("returned", "Returned for a formality"),
                            ("accepted", "Formalities in order"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("signatory", models.CharField(max_length=200, verbose_name="signed by (name and function)")),
                ("signed_on", models.DateField(verbose_name="date of the letter")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "consensus",
                    models.TextField(
                        blank=True,
                        help_text="When, where and how the consensus within the group was reached (S18).",
                        max_length=2000,
                        verbose_name="how the group agreed",
                    ),
                ),
                ("filed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="filed")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="handed in")),
                (
                    "defect",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unsigned", "The letter is not signed"),
                            ("undated", "The letter has no date, or another than the one given"),
                            ("signatory", "The signatory’s function cannot be read from the letter"),
                            ("names", "The names in the letter differ from those given here"),
                            ("seat", "The letter does not say which seat category it is for"),
                            ("illegible", "The file cannot be read"),
                            ("evidence", "The consensus of the group is not recorded with its evidence"),
                        ],
                        max_length=10,
                        verbose_name="formal defect",
                    ),
                ),
                ("defect_note", models.CharField(blank=True, max_length=500, verbose_name="what to mend")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="found in order")),
                (
                    "filed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credentials",
                        to="gcm.nominatingbody",
                    ),
                ),
            ],
            options={
                "verbose_name": "credentials",
                "verbose_name_plural": "credentials",
                "ordering": ["-signed_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on__isnull", True),
                            ("expires_on__gte", models.F("signed_on")),
                            _connector="OR",
                        ),
                        name="credentials_expire_after_signature",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("defect", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="credentials_returned_for_a_defect",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Delegate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("representative", "Representative"),
                            ("alternate", "Alternate"),
                            ("adviser", "Adviser"),
                        ],
                        max_length=14,
                        verbose_name="capacity",
                    ),
                ),
                ("function", models.CharField(blank=True, max_length=150, verbose_name="function")),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegates",
                        to="gcm.seatterm",
                    ),
                ),
            ],
            options={
                "verbose_name": "person accredited",
                "verbose_name_plural": "persons accredited",
                "ordering": ["term", "-capacity", "since"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="delegate_until_after_since",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("term", "person"),
                        name="delegate_one_capacity_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FloorRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("given_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gcm.seat"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="floor_requests",
                        to="gcm.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for the floor",
                "verbose_name_plural": "requests for the floor",
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("meeting", "seat"),
                        name="floor_one_request_a_seat",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("given_at__isnull", False)),
                        fields=("meeting",),
                        name="floor_one_speaker",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
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
                        choices=[("filed", "Announced"), ("done", "Done"), ("withdrawn", "Notice withdrawn")],
                        default="filed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("leaves_on", models.DateField(verbose_name="day of the handover")),
                (
                    "vacates_now",
                    models.BooleanField(
                        default=False, verbose_name="leaves the seat at the end of today, successor or not"
                    ),
                ),
                (
                    "note",
                    models.TextField(blank=True, max_length=4000, verbose_name="note for the successor"),
                ),
                ("filed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="filed")),
                (
                    "filed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "successor",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_over",
                        to="gcm.seatterm",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers",
                        to="gcm.seatterm",
                    ),
                ),
            ],
            options={
                "verbose_name": "handover",
                "verbose_name_plural": "handovers",
                "ordering": ["-filed_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "filed")),
                        fields=("term",),
                        name="handover_announced_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), ("successor__isnull", False)),
                            models.Q(models.Q(("state", "done"), _negated=True), ("successor__isnull", True)),
                            _connector="OR",
                        ),
                        name="handover_done_has_a_successor",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Instruction",
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
                            ("issue_minutes", "Issue the minutes"),
                            ("short_notice", "Convene with a shorter notice"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="given")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "not_before",
                    models.DateField(blank=True, null=True, verbose_name="for a start on this day or later"),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason for a shorter notice"),
                ),
                ("used_at", models.DateTimeField(null=True, verbose_name="used")),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="gcm.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "instruction of the chair",
                "verbose_name_plural": "instructions of the chair",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("given_by__isnull", False), ("recorded_by__isnull", False), _connector="OR"
                        ),
                        name="instruction_given_or_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "short_notice"), _negated=True),
                            models.Q(("not_before__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="instruction_short_notice_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MandateErratum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=12, verbose_name="clause")),
                ("slip", models.CharField(max_length=20)),
                ("passage", models.CharField(max_length=200, verbose_name="passage")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="errata",
                        to="gcm.mandateversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "erratum of the mandate",
                "verbose_name_plural": "errata of the mandate",
                "ordering": ["version", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MandateClause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("number", models.CharField(max_length=12, verbose_name="clause")),
                ("heading", models.CharField(max_length=120, verbose_name="heading")),
                ("heading_fr", models.CharField(max_length=120, null=True, verbose_name="heading")),
                ("heading_en", models.CharField(max_length=120, null=True, verbose_name="heading")),
                ("heading_es", models.CharField(max_length=120, null=True, verbose_name="heading")),
                ("text", models.TextField(verbose_name="text")),
                ("text_fr", models.TextField(null=True, verbose_name="text")),
                ("text_en", models.TextField(null=True, verbose_name="text")),
                ("text_es", models.TextField(null=True, verbose_name="text")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clauses",
                        to="gcm.mandateversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "clause of the mandate",
                "verbose_name_plural": "clauses of the mandate",
                "ordering": ["version", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "number"), name="clause_one_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="RoomState",
            fields=[
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="room",
                        serialize=False,
                        to="gcm.meeting",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("content", models.JSONField()),
            ],
            options={
                "verbose_name": "state of the room",
                "verbose_name_plural": "states of the rooms",
            },
        ),
        migrations.CreateModel(
            name="Nomination",
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
                            ("nominated", "Nominated"),
                            ("reserve", "On the reserve list"),
                            ("accredited", "Accredited"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="nominated",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(verbose_name="rank in the letter")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("designation", "designated by its group"),
                            ("group_office", "office in an action group"),
                            ("mandate", "relevance of its mandate"),
                            ("appointment", "appointed to the office"),
                        ],
                        default="designation",
                        max_length=12,
                        verbose_name="basis",
                    ),
                ),
                (
                    "statement",
                    models.TextField(blank=True, max_length=2000, verbose_name="statement of the group"),
                ),
                (
                    "credentials",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="gcm.credentials",
                    ),
                ),
                (
                    "group_office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.groupoffice",
                        verbose_name="office in a group",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="representative",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="gcm.seat",
                        verbose_name="seat",
                    ),
                ),
                (
                    "term",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nomination",
                        to="gcm.seatterm",
                    ),
                ),
            ],
            options={
                "verbose_name": "nomination",
                "verbose_name_plural": "nominations",
                "ordering": ["credentials", "rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("credentials", "rank"), name="nomination_one_a_rank"),
                    models.UniqueConstraint(
                        condition=models.Q(("seat__isnull", False), ("state", "nominated")),
                        fields=("seat",),
                        name="nomination_one_a_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accredited"), ("term__isnull", False)),
                            models.Q(
                                models.Q(("state", "accredited"), _negated=True), ("term__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="nomination_accredited_has_a_term",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "reserve"), _negated=True),
                            ("seat__isnull", True),
                            _connector="OR",
                        ),
                        name="nomination_in_reserve_has_no_seat",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Nudge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent")),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="nudges", to="gcm.reply"
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "ordering": ["-sent_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PresenceEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "fact",
                    models.CharField(
                        choices=[
                            ("joined", "came in"),
                            ("left", "went out"),
                            ("line_lost", "connection lost"),
                            ("line_back", "connection back"),
                            ("counted_out", "did not answer the roll call"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("typed_in", models.BooleanField(default=False, verbose_name="typed in afterwards")),
                (
                    "presence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="gcm.presence"
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
                "verbose_name": "presence event",
                "verbose_name_plural": "presence events",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RegionalContribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=3000, verbose_name="contribution")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="given")),
                (
                    "given_by",
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
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="gcm.regionalround",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution to a consultation",
                "verbose_name_plural": "contributions to consultations",
                "ordering": ["given_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "organisation"), name="regional_contribution_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatInterest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        max_length=3000, verbose_name="how your organisation meets the criteria"
                    ),
                ),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interests",
                        to="gcm.seatcall",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat_interests",
                        to="partners.organisation",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "interest in a seat",
                "verbose_name_plural": "interests in seats",
                "ordering": ["sent_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "organisation"), name="interest_one_an_organisation"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=200, null=True, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("procedure", "Procedure"),
                            ("information", "For information"),
                            ("decision", "For decision"),
                        ],
                        default="decision",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("scheduled", "To come"),
                            ("in_discussion", "In discussion"),
                            ("concluded", "Concluded"),
                            ("decided", "Decided"),
                            ("deferred", "Deferred"),
                            ("referred", "Referred to a group"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="scheduled",
                        max_length=14,
                        verbose_name="state",
                    ),
                ),
                ("object_id", models.CharField(blank=True, max_length=64)),
                ("effect", models.CharField(blank=True, max_length=60)),
                ("is_other_business", models.BooleanField(default=False, verbose_name="other business")),
                ("is_arising", models.BooleanField(default=False, verbose_name="matters arising")),
                (
                    "disposition",
                    models.CharField(blank=True, max_length=500, verbose_name="what becomes of it"),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "follows",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="followed_by",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="gcm.meeting"
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="items",
                        to="gcm.package",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda items",
                "ordering": ["meeting", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "position"), name="item_one_a_position"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_discussion")),
                        fields=("meeting",),
                        name="item_one_in_discussion",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_arising", True)),
                        fields=("meeting",),
                        name="item_one_of_matters_arising",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="AbsenceNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("chain", models.PositiveSmallIntegerField(verbose_name="absences in a row")),
                ("limit_is_near", models.BooleanField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "To be signed"),
                            ("sent", "Sent"),
                            ("set_aside", "Not sent, by the chair’s choice"),
                            ("lapsed", "Without object: the attendance was corrected"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("body", models.TextField(max_length=5000, verbose_name="text")),
                (
                    "copy_to",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="address of the nominating body"
                    ),
                ),
                (
                    "drafted_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="drafted"),
                ),
                ("signed_at", models.DateTimeField(null=True, verbose_name="signed")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="why it is not sent")),
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
                    "attendance",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="note", to="gcm.attendance"
                    ),
                ),
            ],
            options={
                "verbose_name": "note on an absence",
                "verbose_name_plural": "notes on absences",
                "ordering": ["-drafted_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            models.Q(("signed_at__isnull", False), ("signed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="absence_note_sent_is_signed",
                    )
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="AttendanceChange",
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
                            ("late_notice", "Late notice of absence"),
                            ("connection", "Connection failure"),
                            ("correction", "Correction"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("excused", "Absent with notice"),
                            ("absent", "Absent without notice"),
                            ("vacant", "Seat vacant"),
                        ],
                        max_length=8,
                        verbose_name="before",
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("excused", "Absent with notice"),
                            ("absent", "Absent without notice"),
                            ("vacant", "Seat vacant"),
                        ],
                        max_length=8,
                        verbose_name="after",
                    ),
                ),
                ("words", models.CharField(max_length=1000, verbose_name="reason or evidence")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded"),
                ),
                ("accepted", models.BooleanField(null=True, verbose_name="accepted")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
                (
                    "attendance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="gcm.attendance",
                    ),
                ),
                (
                    "decided_by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "change of attendance",
                "verbose_name_plural": "changes of attendance",
                "ordering": ["recorded_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at__isnull", True)),
                        fields=("attendance",),
                        name="attendance_change_one_pending",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("accepted__isnull", True),
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                            ),
                            models.Q(
                                ("accepted__isnull", False),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="attendance_change_decided_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GovernmentConsensus",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(verbose_name="round")),
                ("account", models.TextField(max_length=4000, verbose_name="how governments agreed")),
                ("electorate", models.JSONField()),
                ("rule_set", models.PositiveIntegerField(verbose_name="rule set")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded"),
                ),
                ("returned_at", models.DateTimeField(null=True, verbose_name="sent back")),
                ("returned_with", models.JSONField(default=list)),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="gcm.appointment",
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gcm.candidacy"
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
                "verbose_name": "consensus of governments",
                "verbose_name_plural": "consensus of governments",
                "ordering": ["appointment", "round"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("appointment", "round"), name="government_consensus_one_a_round"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
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
                            ("draft", "In preparation"),
                            ("comments", "With the members for comments"),
                            ("with_chair", "With the chair"),
                            ("issued", "Issued"),
                            ("noted", "Noted by the next meeting"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "source_language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        default="fr",
                        max_length=2,
                        verbose_name="source language",
                    ),
                ),
                (
                    "prepared_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="prepared"),
                ),
                ("due_at", models.DateTimeField(null=True, verbose_name="due")),
                ("comments_until", models.DateTimeField(null=True, verbose_name="comments until")),
                ("issue_due_at", models.DateTimeField(null=True, verbose_name="issue due")),
                ("comments_waived_at", models.DateTimeField(null=True, verbose_name="comments waived")),
                (
                    "comments_waived_because",
                    models.CharField(blank=True, max_length=500, verbose_name="reason for no comments"),
                ),
                (
                    "translations_due",
                    models.JSONField(blank=True, default=dict, verbose_name="translations due"),
                ),
                ("handed_at", models.DateTimeField(null=True, verbose_name="handed to the chair")),
                ("document", models.PositiveSmallIntegerField(null=True, verbose_name="document number")),
                (
                    "reopened_because",
                    models.CharField(blank=True, max_length=500, verbose_name="reason for another version"),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="minutes", to="gcm.meeting"
                    ),
                ),
                (
                    "noted_on",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes_noted",
                        to="gcm.agendaitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "minutes",
                "verbose_name_plural": "minutes",
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Observer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("stakeholder", "Stakeholder group"),
                            ("regional", "Regional organisation"),
                            ("partnership", "Related partnership on the Sustainable Development Goals"),
                        ],
                        default="stakeholder",
                        max_length=12,
                        verbose_name="category",
                    ),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason of the interest"),
                ),
                ("for_items_only", models.BooleanField(default=False, verbose_name="for named items only")),
                (
                    "interest_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="interest received"),
                ),
                ("informed_at", models.DateTimeField(null=True, verbose_name="GCG informed")),
                ("invited_at", models.DateTimeField(null=True, verbose_name="invited by the chair")),
                (
                    "short_notice_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason for a shorter notice"),
                ),
                ("refused_at", models.DateTimeField(null=True, verbose_name="not invited by the chair")),
                ("refusal", models.CharField(blank=True, max_length=500, verbose_name="reason of the chair")),
                ("attended_at", models.DateTimeField(null=True, verbose_name="attended")),
                ("declined_at", models.DateTimeField(null=True, verbose_name="does not attend")),
                (
                    "items",
                    models.ManyToManyField(
                        blank=True,
                        help_text="None: the whole meeting (O3).",
                        related_name="+",
                        to="gcm.agendaitem",
                        verbose_name="items",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observers",
                        to="gcm.meeting",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observing",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "observer",
                "verbose_name_plural": "observers",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("informed_at__isnull", True), ("invited_at__isnull", True)),
                            models.Q(
                                ("informed_at__gte", models.F("interest_at")), ("invited_at__isnull", True)
                            ),
                            models.Q(
                                ("informed_at__gte", models.F("interest_at")),
                                ("invited_at__gte", models.F("informed_at")),
                            ),
                            _connector="OR",
                        ),
                        name="observer_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("invited_at__isnull", True), ("refused_at__isnull", True), _connector="OR"
                        ),
                        name="observer_invited_or_refused",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("attended_at__isnull", True),
                            models.Q(("declined_at__isnull", True), ("invited_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="observer_attended_was_invited",
                    ),
                    models.UniqueConstraint(fields=("meeting", "person"), name="observer_once_a_meeting"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=200, null=True, verbose_name="title")),
                (
                    "source_language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="original language",
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("public", "Open: members and observers of the meeting"),
                            ("members", "Members and their delegations"),
                            ("restricted", "Named readers only"),
                        ],
                        default="members",
                        max_length=10,
                        verbose_name="who reads it",
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="papers",
                        to="gcm.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="gcm.meeting"
                    ),
                ),
            ],
            options={
                "verbose_name": "paper",
                "verbose_name_plural": "papers",
                "ordering": ["meeting", "number"],
                "permissions": [("read_restricted_paper", "Read a restricted paper")],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="paper_one_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="PassedGavel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("passed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="passed")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passed_gavels",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "passed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gcm.seat"
                    ),
                ),
            ],
            options={
                "verbose_name": "gavel passed for an item",
                "verbose_name_plural": "gavels passed for items",
                "constraints": [
                    models.UniqueConstraint(fields=("item", "seat"), name="gavel_passed_once_a_seat")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuorumTurn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("is_met", models.BooleanField()),
                ("present", models.PositiveSmallIntegerField()),
                ("required", models.PositiveSmallIntegerField()),
                ("missing_groups", models.JSONField(default=list)),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quorum_turns",
                        to="gcm.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "turn of the quorum",
                "verbose_name_plural": "turns of the quorum",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RegionalStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("text", models.TextField(max_length=6000, verbose_name="statement")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="made")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regional_statements",
                        to="gcm.agendaitem",
                        verbose_name="agenda item",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regional_statements",
                        to="gcm.meeting",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                    ),
                ),
                (
                    "regional_group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="partners.regionalgroup",
                        verbose_name="regional group",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gcm.seat"
                    ),
                ),
            ],
            options={
                "verbose_name": "statement on behalf of a region",
                "verbose_name_plural": "statements on behalf of regions",
                "ordering": ["made_at"],
            },
        ),
        migrations.CreateModel(
            name="RollCall",
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
                        choices=[("roll_call", "Roll call"), ("still_here", "“Still here?”")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                ("typed_in", models.BooleanField(default=False, verbose_name="typed in afterwards")),
                ("result", models.JSONField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roll_calls",
                        to="gcm.meeting",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gcm.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "roll call",
                "verbose_name_plural": "roll calls",
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("meeting",),
                        name="roll_call_one_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatDraft",
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
                            ("position", "Position on a draft decision"),
                            ("comment", "Correction of the minutes"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "position",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("objection", "Objection"),
                            ("reservation", "Reservation"),
                            ("dissociation", "Dissociates from the consensus"),
                            ("ad_referendum", "Joins ad referendum"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="position",
                    ),
                ),
                ("text_number", models.PositiveSmallIntegerField(null=True)),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("paragraph", models.PositiveSmallIntegerField(null=True, verbose_name="paragraph")),
                ("words", models.TextField(blank=True, max_length=4000, verbose_name="proposed wording")),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "prepared_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="prepared"),
                ),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed")),
                ("was_sent", models.BooleanField(default=False, verbose_name="sent")),
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seat_drafts",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "prepared_by",
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
                        related_name="drafts",
                        to="gcm.seat",
                        verbose_name="seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "draft for a seat",
                "verbose_name_plural": "drafts for seats",
                "ordering": ["prepared_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True), ("closed_by__isnull", True), ("was_sent", False)
                            ),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="seat_draft_closed_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WrittenObjection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(max_length=4000)),
                ("filed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "filed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="written_objections",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gcm.seat"
                    ),
                ),
            ],
            options={
                "verbose_name": "objection in writing",
                "verbose_name_plural": "objections in writing",
                "ordering": ["filed_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="written_has_a_reason"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("item", "seat"),
                        name="written_one_a_seat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attributions",
                        to="gcm.agendaitem",
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
            ],
            options={
                "verbose_name": "attribution in the minutes",
                "verbose_name_plural": "attributions in the minutes",
                "ordering": ["item", "seat__number"],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "seat"), name="attribution_once_a_seat")
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "source_language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="source language",
                    ),
                ),
                ("hash", models.CharField(max_length=64)),
                (
                    "put_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="put on the screen"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="gcm.agendaitem"
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
            ],
            options={
                "verbose_name": "text of a draft decision",
                "verbose_name_plural": "texts of draft decisions",
                "ordering": ["item", "number"],
                "constraints": [models.UniqueConstraint(fields=("item", "number"), name="text_one_a_number")],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=500)),
                ("stands_aside", models.BooleanField(default=False)),
                ("declared_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "declared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interests",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gcm.seat"
                    ),
                ),
            ],
            options={
                "verbose_name": "declared interest",
                "verbose_name_plural": "declared interests",
                "ordering": ["declared_at", "pk"],
                "constraints": [models.UniqueConstraint(fields=("item", "seat"), name="interest_one_a_seat")],
            },
        ),
        migrations.CreateModel(
            name="ItemProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                ("answer", models.CharField(blank=True, max_length=500, verbose_name="answer of the chair")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("procedure", "Procedure"),
                            ("information", "For information"),
                            ("decision", "For decision"),
                        ],
                        default="information",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "With the chair"),
                            ("accepted", "On an agenda"),
                            ("refused", "Not taken up"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposed_as",
                        to="gcm.agendaitem",
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
            ],
            options={
                "verbose_name": "proposed item",
                "verbose_name_plural": "proposed items",
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer", ""), ("state", "refused"), _negated=True),
                        name="item_refused_says_why",
                    )
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveIntegerField(unique=True)),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("decided_at", models.DateTimeField(verbose_name="decided")),
                (
                    "presided_by",
                    models.CharField(
                        choices=[
                            ("chair", "Chair"),
                            ("vice_chair", "Vice-chair"),
                            ("member", "A member chosen by those present"),
                        ],
                        max_length=10,
                        verbose_name="presided by",
                    ),
                ),
                ("rule_set", models.PositiveIntegerField(verbose_name="rule set")),
                ("text_hash", models.CharField(max_length=64)),
                ("record", models.JSONField()),
                ("previous_hash", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
                ("published_at", models.DateTimeField(null=True, verbose_name="published")),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="gcm.decisiontext",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["-sequence"],
                "constraints": [
                    models.UniqueConstraint(fields=("year", "number"), name="decision_one_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", True), ("published_by__isnull", True)),
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="decision_published_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesPassage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "summary",
                    models.TextField(blank=True, max_length=20000, verbose_name="summary of the debate"),
                ),
                (
                    "summary_fr",
                    models.TextField(
                        blank=True, max_length=20000, null=True, verbose_name="summary of the debate"
                    ),
                ),
                (
                    "summary_en",
                    models.TextField(
                        blank=True, max_length=20000, null=True, verbose_name="summary of the debate"
                    ),
                ),
                (
                    "summary_es",
                    models.TextField(
                        blank=True, max_length=20000, null=True, verbose_name="summary of the debate"
                    ),
                ),
                ("conclusions", models.TextField(blank=True, max_length=10000, verbose_name="conclusions")),
                (
                    "conclusions_fr",
                    models.TextField(blank=True, max_length=10000, null=True, verbose_name="conclusions"),
                ),
                (
                    "conclusions_en",
                    models.TextField(blank=True, max_length=10000, null=True, verbose_name="conclusions"),
                ),
                (
                    "conclusions_es",
                    models.TextField(blank=True, max_length=10000, null=True, verbose_name="conclusions"),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passage",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passages", to="gcm.minutes"
                    ),
                ),
            ],
            options={
                "verbose_name": "passage of the minutes",
                "verbose_name_plural": "passages of the minutes",
                "ordering": ["item__position"],
            },
        ),
        migrations.CreateModel(
            name="ObserverFloor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="noted")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observer_floors",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "observer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="floors", to="gcm.observer"
                    ),
                ),
            ],
            options={
                "verbose_name": "floor given to an observer",
                "verbose_name_plural": "floors given to observers",
                "ordering": ["noted_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("observer", "item"), name="observer_floor_once_an_item")
                ],
            },
        ),
        migrations.CreateModel(
            name="ObserverObjection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=1000, verbose_name="reason")),
                (
                    "objected_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="objected"),
                ),
                (
                    "observer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objections",
                        to="gcm.observer",
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
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gcm.seat"
                    ),
                ),
            ],
            options={
                "verbose_name": "objection to an observer",
                "verbose_name_plural": "objections to observers",
                "ordering": ["objected_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("observer", "seat"), name="observer_objection_one_a_seat")
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "received_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="received"),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="gcm.paper"
                    ),
                ),
                (
                    "upload",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="uploads.upload"
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a paper",
                "verbose_name_plural": "files of papers",
                "ordering": ["paper", "received_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Position",
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
                            ("objection", "Objection"),
                            ("reservation", "Reservation"),
                            ("dissociation", "Dissociates from the consensus"),
                            ("ad_referendum", "Joins ad referendum"),
                        ],
                        max_length=14,
                        verbose_name="position",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=4000, verbose_name="reason")),
                (
                    "proposed_wording",
                    models.TextField(blank=True, max_length=4000, verbose_name="proposed wording"),
                ),
                ("as_group", models.BooleanField(default=False)),
                ("stated_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="stated")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="withdrawn")),
                ("lapsed_at", models.DateTimeField(null=True, verbose_name="lapsed")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="gcm.agendaitem",
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
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="gcm.seat"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="gcm.decisiontext",
                    ),
                ),
            ],
            options={
                "verbose_name": "position",
                "verbose_name_plural": "positions",
                "ordering": ["stated_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "objection"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="position_objection_has_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lapsed_at__isnull", True), ("withdrawn_at__isnull", True)),
                        fields=("item", "seat"),
                        name="position_one_a_seat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RollAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "presence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gcm.presence"
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
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="gcm.rollcall"
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a roll call",
                "verbose_name_plural": "answers to roll calls",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "presence"), name="roll_answer_one_a_stay")
                ],
            },
        ),
        migrations.CreateModel(
            name="WrittenRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("decides", models.BooleanField(default=False, verbose_name="decides by silence")),
                ("asked", models.JSONField(default=list)),
                (
                    "opened_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="circulated"),
                ),
                ("closes_at", models.DateTimeField(verbose_name="until")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="ended")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("over", "Time for comments over"),
                            ("decided", "Decided, the silence was kept"),
                            ("broken", "Silence broken"),
                            ("lapsed", "Lapsed"),
                        ],
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="written_rounds",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="written_rounds",
                        to="gcm.decisiontext",
                    ),
                ),
            ],
            options={
                "verbose_name": "text in circulation",
                "verbose_name_plural": "texts in circulation",
                "ordering": ["-opened_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "decided"), _negated=True),
                            ("decides", True),
                            _connector="OR",
                        ),
                        name="written_round_decided_by_silence_alone",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("item",),
                        name="written_round_one_running",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionAttempt",
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
                            ("on_screen", "On the screen"),
                            ("called", "Objections called for"),
                            ("adopted", "Adopted"),
                            ("no_consensus", "No consensus"),
                            ("replaced", "Replaced by another text"),
                        ],
                        default="on_screen",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("called_at", models.DateTimeField(null=True)),
                ("restated_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempt",
                        to="gcm.decisiontext",
                    ),
                ),
            ],
            options={
                "verbose_name": "attempt at a consensus",
                "verbose_name_plural": "attempts at a consensus",
                "ordering": ["text"],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="DecisionWording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("is_source", models.BooleanField(verbose_name="source")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("body", models.TextField(max_length=10000, verbose_name="text")),
                ("hash", models.CharField(max_length=64)),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="gcm.decisiontext",
                    ),
                ),
            ],
            options={
                "verbose_name": "wording",
                "verbose_name_plural": "wordings",
                "ordering": ["text", "-is_source", "language"],
                "constraints": [
                    models.UniqueConstraint(fields=("text", "language"), name="wording_one_a_language"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_source", True)), fields=("text",), name="wording_one_source"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IssuedMinutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("issued_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="issued")),
                ("content", models.JSONField()),
                ("hash", models.CharField(max_length=64)),
                ("mailing_id", models.BigIntegerField(null=True)),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "on_instruction",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gcm.instruction",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="issues", to="gcm.minutes"
                    ),
                ),
            ],
            options={
                "verbose_name": "issue of the minutes",
                "verbose_name_plural": "issues of the minutes",
                "ordering": ["minutes", "version"],
                "constraints": [
                    models.UniqueConstraint(fields=("minutes", "version"), name="issue_one_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="ParityMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("field", models.CharField(max_length=11)),
                ("paragraph", models.PositiveSmallIntegerField(verbose_name="paragraph")),
                ("source_hash", models.CharField(max_length=64)),
                ("target_hash", models.CharField(max_length=64)),
                (
                    "marked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="compared"),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parity_marks",
                        to="gcm.minutespassage",
                    ),
                ),
            ],
            options={
                "verbose_name": "compared paragraph",
                "verbose_name_plural": "compared paragraphs",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("passage", "language", "field", "paragraph"),
                        name="parity_mark_once_a_paragraph",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TelephoneNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[("stated", "position stated"), ("withdrawn", "position withdrawn")],
                        max_length=10,
                    ),
                ),
                (
                    "identified_by",
                    models.CharField(
                        choices=[
                            ("in_person", "In person, with an identity document"),
                            ("video_call", "By video call, with somebody who knows the person"),
                            ("known_telephone", "By telephone, at a number known from before"),
                            ("official_letter", "By an official letter of the organisation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="telephone_notes",
                        to="gcm.position",
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
                "verbose_name": "note of a telephone call",
                "verbose_name_plural": "notes of telephone calls",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TextTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "in_force_on",
                    models.DateField(
                        blank=True,
                        help_text="Without a date: when it is decided.",
                        null=True,
                        verbose_name="enters into force on",
                    ),
                ),
                ("conditions", models.TextField(blank=True, max_length=2000, verbose_name="conditions")),
                (
                    "conditions_fr",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="conditions"),
                ),
                (
                    "conditions_en",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="conditions"),
                ),
                (
                    "conditions_es",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="conditions"),
                ),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="to be reviewed by")),
                (
                    "clause",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="clause of the mandate relied on"
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gcm.decision",
                        verbose_name="takes the place of decision",
                    ),
                ),
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="gcm.decisiontext",
                    ),
                ),
            ],
            options={
                "verbose_name": "terms of a draft decision",
                "verbose_name_plural": "terms of draft decisions",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review_on__isnull", True),
                            ("in_force_on__isnull", True),
                            ("review_on__gt", models.F("in_force_on")),
                            _connector="OR",
                        ),
                        name="terms_review_after_entry",
                        violation_error_message="A decision is reviewed after it has entered into force.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WrittenReply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("breaks", models.BooleanField(default=False, verbose_name="breaks the silence")),
                ("words", models.TextField(max_length=4000, verbose_name="in words")),
                (
                    "written_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="written"),
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
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="gcm.writtenround",
                    ),
                ),
            ],
            options={
                "verbose_name": "reply to a text in circulation",
                "verbose_name_plural": "replies to texts in circulation",
                "ordering": ["written_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("paragraph", models.PositiveSmallIntegerField(verbose_name="paragraph")),
                ("quoted", models.TextField(max_length=20000, verbose_name="paragraph as it stands")),
                ("proposed", models.TextField(max_length=4000, verbose_name="proposed wording")),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "requested_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="requested"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("pending", "To be answered"),
                            ("accepted", "Accepted"),
                            ("alternative", "Worded in another way"),
                            ("refused", "Not accepted"),
                        ],
                        default="pending",
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered")),
                (
                    "requested_by",
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
                    "passage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="gcm.minutespassage",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction of the minutes",
                "verbose_name_plural": "corrections of the minutes",
                "ordering": ["passage__item__position", "paragraph", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("outcome", "pending")),
                            models.Q(
                                models.Q(("outcome", "pending"), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="correction_answered_has_an_instant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "refused"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="correction_not_accepted_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionIndex",
            fields=[
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="index",
                        serialize=False,
                        to="gcm.decision",
                    ),
                ),
                ("search_text", models.TextField()),
                ("has_reservations", models.BooleanField(verbose_name="with reservations")),
            ],
            options={
                "verbose_name": "search words of a decision",
                "verbose_name_plural": "search words of decisions",
            },
        ),
        migrations.CreateModel(
            name="Annotation",
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
                            ("erratum", "Erratum"),
                            ("superseded", "Superseded by a later decision"),
                            ("contested", "Quorum contested"),
                            ("confirmed", "Confirmed by a later meeting"),
                            ("reviewed", "Review held"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("reads", models.CharField(blank=True, max_length=1000, verbose_name="reads")),
                ("should_read", models.CharField(blank=True, max_length=1000, verbose_name="should read")),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="note")),
                (
                    "written_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="written"),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by_decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotates",
                        to="gcm.decision",
                        verbose_name="by decision",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotations",
                        to="gcm.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "note beside a decision",
                "verbose_name_plural": "notes beside decisions",
                "ordering": ["decision", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("by_decision__isnull", False), ("kind__in", ("superseded", "confirmed"))
                            ),
                            models.Q(
                                models.Q(("kind__in", ("superseded", "confirmed")), _negated=True),
                                ("by_decision__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="annotation_by_a_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "erratum"), _negated=True),
                            models.Q(
                                models.Q(("reads", ""), _negated=True),
                                models.Q(("should_read", ""), _negated=True),
                                models.Q(("language", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="annotation_erratum_says_both",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ("superseded", "contested", "confirmed"))),
                        fields=("decision", "kind"),
                        name="annotation_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="action")),
                ("text_fr", models.CharField(max_length=500, null=True, verbose_name="action")),
                ("text_en", models.CharField(max_length=500, null=True, verbose_name="action")),
                ("text_es", models.CharField(max_length=500, null=True, verbose_name="action")),
                ("by_secretariat", models.BooleanField(default=False, verbose_name="the secretariat")),
                ("due_on", models.DateField(verbose_name="due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("in_progress", "In progress"),
                            ("done", "Done"),
                            ("cancelled", "Cancelled by decision"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("told_at", models.DateTimeField(null=True, verbose_name="owner told")),
                ("accepted_at", models.DateTimeField(null=True, verbose_name="accepted")),
                ("evidence_url", models.URLField(blank=True, max_length=500, verbose_name="evidence")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed")),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cancelled_follow_ups",
                        to="gcm.decision",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.group",
                        verbose_name="group",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="gcm.agendaitem",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="gcm.seat",
                        verbose_name="seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up action",
                "verbose_name_plural": "follow-up actions",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("by_secretariat", False),
                                ("group__isnull", True),
                                ("organisation__isnull", True),
                                ("seat__isnull", False),
                            ),
                            models.Q(
                                ("by_secretariat", False),
                                ("group__isnull", True),
                                ("organisation__isnull", False),
                                ("seat__isnull", True),
                            ),
                            models.Q(
                                ("by_secretariat", False),
                                ("group__isnull", False),
                                ("organisation__isnull", True),
                                ("seat__isnull", True),
                            ),
                            models.Q(
                                ("by_secretariat", True),
                                ("group__isnull", True),
                                ("organisation__isnull", True),
                                ("seat__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="follow_up_has_one_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_by__isnull", False), ("state", "cancelled")),
                            models.Q(
                                models.Q(("state", "cancelled"), _negated=True),
                                ("cancelled_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="follow_up_cancelled_by_a_decision",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="FollowUpStep",
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
                            ("told", "Owner told"),
                            ("accepted", "Accepted"),
                            ("begun", "Begun"),
                            ("handed_back", "Handed back"),
                            ("assigned", "Given to another owner"),
                            ("done", "Done"),
                            ("cancelled", "Cancelled by decision"),
                        ],
                        max_length=12,
                        verbose_name="what happened",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="in words")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded"),
                ),
                (
                    "follow_up",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="gcm.followup"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.group",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
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
                    "seat",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gcm.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a follow-up action",
                "verbose_name_plural": "steps of follow-up actions",
                "ordering": ["recorded_at", "pk"],
            },
        ),
    ]
