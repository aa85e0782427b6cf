import uuid

import django.db.models.deletion
import django.utils.timezone
import django_fsm
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import partners.validators


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0005_officer_since"),
    ]

    operations = [
        migrations.CreateModel(
            name="Follower",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("language", models.CharField(default="fr", max_length=2, verbose_name="language")),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follower",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "follower",
                "verbose_name_plural": "followers",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("email", ""), _negated=True),
                        fields=("email",),
                        name="follower_address_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("email", ""), ("user__isnull", False)),
                            models.Q(("user__isnull", True), models.Q(("email", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="follower_is_reached",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GoodPractice",
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
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned with a question"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_es", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("problem", models.TextField(blank=True, max_length=3000, verbose_name="the problem")),
                (
                    "problem_fr",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="the problem"),
                ),
                (
                    "problem_en",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="the problem"),
                ),
                (
                    "problem_es",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="the problem"),
                ),
                ("action", models.TextField(blank=True, max_length=3000, verbose_name="what was done")),
                (
                    "action_fr",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="what was done"),
                ),
                (
                    "action_en",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="what was done"),
                ),
                (
                    "action_es",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="what was done"),
                ),
                ("result", models.TextField(blank=True, max_length=3000, verbose_name="the result")),
                (
                    "result_fr",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="the result"),
                ),
                (
                    "result_en",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="the result"),
                ),
                (
                    "result_es",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="the result"),
                ),
                (
                    "evidence",
                    models.TextField(blank=True, max_length=2000, verbose_name="the evidence for it"),
                ),
                (
                    "evidence_fr",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="the evidence for it"
                    ),
                ),
                (
                    "evidence_en",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="the evidence for it"
                    ),
                ),
                (
                    "evidence_es",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="the evidence for it"
                    ),
                ),
                (
                    "scaling",
                    models.TextField(blank=True, max_length=2000, verbose_name="where it could be scaled"),
                ),
                (
                    "scaling_fr",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="where it could be scaled"
                    ),
                ),
                (
                    "scaling_en",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="where it could be scaled"
                    ),
                ),
                (
                    "scaling_es",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="where it could be scaled"
                    ),
                ),
                (
                    "question",
                    models.TextField(blank=True, max_length=2000, verbose_name="question of the secretariat"),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
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
                        blank=True,
                        related_name="+",
                        to="partners.country",
                        verbose_name="countries where it was done",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practices",
                        to="partners.organisation",
                        verbose_name="partner",
                    ),
                ),
                ("topics", models.ManyToManyField(blank=True, to="partners.topic", verbose_name="topics")),
            ],
            options={
                "verbose_name": "good practice",
                "verbose_name_plural": "good practices",
                "ordering": ["-published_at", "-pk"],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="GroupProposal",
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
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned with a question"),
                            ("checked", "Ready for the agenda"),
                            ("on_agenda", "On the agenda"),
                            ("adopted", "Adopted"),
                            ("handed_back", "Handed back without a decision"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("action_group", "Action group"),
                            ("working_group", "Working group"),
                            ("initiative", "Initiative"),
                        ],
                        default="action_group",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_es", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("need", models.TextField(blank=True, max_length=3000, verbose_name="need")),
                ("need_fr", models.TextField(blank=True, max_length=3000, null=True, verbose_name="need")),
                ("need_en", models.TextField(blank=True, max_length=3000, null=True, verbose_name="need")),
                ("need_es", models.TextField(blank=True, max_length=3000, null=True, verbose_name="need")),
                ("resources", models.TextField(blank=True, max_length=3000, verbose_name="resources")),
                (
                    "resources_fr",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="resources"),
                ),
                (
                    "resources_en",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="resources"),
                ),
                (
                    "resources_es",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="resources"),
                ),
                ("workplan", models.TextField(blank=True, max_length=5000, verbose_name="first workplan")),
                (
                    "workplan_fr",
                    models.TextField(blank=True, max_length=5000, null=True, verbose_name="first workplan"),
                ),
                (
                    "workplan_en",
                    models.TextField(blank=True, max_length=5000, null=True, verbose_name="first workplan"),
                ),
                (
                    "workplan_es",
                    models.TextField(blank=True, max_length=5000, null=True, verbose_name="first workplan"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="end")),
                (
                    "longer_reason",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="reason for a longer duration"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="started")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
                (
                    "leads",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="partners.organisation", verbose_name="leads"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="partners.organisation",
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal of a group",
                "verbose_name_plural": "proposals of groups",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("submitted", "checked", "on_agenda", "adopted")), _negated=True
                            ),
                            models.Q(
                                models.Q(
                                    models.Q(
                                        ("title_fr__isnull", False), models.Q(("title_fr", ""), _negated=True)
                                    ),
                                    models.Q(
                                        ("title_en__isnull", False), models.Q(("title_en", ""), _negated=True)
                                    ),
                                    models.Q(
                                        ("title_es__isnull", False), models.Q(("title_es", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(
                                        ("need_fr__isnull", False), models.Q(("need_fr", ""), _negated=True)
                                    ),
                                    models.Q(
                                        ("need_en__isnull", False), models.Q(("need_en", ""), _negated=True)
                                    ),
                                    models.Q(
                                        ("need_es__isnull", False), models.Q(("need_es", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(
                                        ("resources_fr__isnull", False),
                                        models.Q(("resources_fr", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("resources_en__isnull", False),
                                        models.Q(("resources_en", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("resources_es__isnull", False),
                                        models.Q(("resources_es", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                models.Q(
                                    models.Q(
                                        ("workplan_fr__isnull", False),
                                        models.Q(("workplan_fr", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("workplan_en__isnull", False),
                                        models.Q(("workplan_en", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("workplan_es__isnull", False),
                                        models.Q(("workplan_es", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                ("ends_on__isnull", False),
                                ("starts_on__isnull", False),
                                ("submitted_at__isnull", False),
                                ("ends_on__gt", models.F("starts_on")),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_handed_in_is_complete",
                    )
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGroupProposal",
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
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned with a question"),
                            ("checked", "Ready for the agenda"),
                            ("on_agenda", "On the agenda"),
                            ("adopted", "Adopted"),
                            ("handed_back", "Handed back without a decision"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("action_group", "Action group"),
                            ("working_group", "Working group"),
                            ("initiative", "Initiative"),
                        ],
                        default="action_group",
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_es", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("need", models.TextField(blank=True, max_length=3000, verbose_name="need")),
                ("need_fr", models.TextField(blank=True, max_length=3000, null=True, verbose_name="need")),
                ("need_en", models.TextField(blank=True, max_length=3000, null=True, verbose_name="need")),
                ("need_es", models.TextField(blank=True, max_length=3000, null=True, verbose_name="need")),
                ("resources", models.TextField(blank=True, max_length=3000, verbose_name="resources")),
                (
                    "resources_fr",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="resources"),
                ),
                (
                    "resources_en",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="resources"),
                ),
                (
                    "resources_es",
                    models.TextField(blank=True, max_length=3000, null=True, verbose_name="resources"),
                ),
                ("workplan", models.TextField(blank=True, max_length=5000, verbose_name="first workplan")),
                (
                    "workplan_fr",
                    models.TextField(blank=True, max_length=5000, null=True, verbose_name="first workplan"),
                ),
                (
                    "workplan_en",
                    models.TextField(blank=True, max_length=5000, null=True, verbose_name="first workplan"),
                ),
                (
                    "workplan_es",
                    models.TextField(blank=True, max_length=5000, null=True, verbose_name="first workplan"),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="end")),
                (
                    "longer_reason",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="reason for a longer duration"
                    ),
                ),
                ("created_at", models.DateTimeField(blank=True, editable=False, verbose_name="started")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
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
                    "author",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
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
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="partners.organisation",
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical proposal of a group",
                "verbose_name_plural": "historical proposals of groups",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Initiative",
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
                            ("draft", "Draft"),
                            ("published", "Under way"),
                            ("ended", "Completed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("commitment", "Commitment"), ("initiative", "Initiative")],
                        default="commitment",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                ("title_es", models.CharField(blank=True, max_length=200, null=True, verbose_name="title")),
                (
                    "aim",
                    models.TextField(blank=True, max_length=3000, verbose_name="what will change, for whom"),
                ),
                (
                    "aim_fr",
                    models.TextField(
                        blank=True, max_length=3000, null=True, verbose_name="what will change, for whom"
                    ),
                ),
                (
                    "aim_en",
                    models.TextField(
                        blank=True, max_length=3000, null=True, verbose_name="what will change, for whom"
                    ),
                ),
                (
                    "aim_es",
                    models.TextField(
                        blank=True, max_length=3000, null=True, verbose_name="what will change, for whom"
                    ),
                ),
                ("indicator", models.CharField(blank=True, max_length=300, verbose_name="indicator")),
                (
                    "indicator_fr",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="indicator"),
                ),
                (
                    "indicator_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="indicator"),
                ),
                (
                    "indicator_es",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="indicator"),
                ),
                ("baseline", models.CharField(blank=True, max_length=200, verbose_name="baseline")),
                (
                    "baseline_fr",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="baseline"),
                ),
                (
                    "baseline_en",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="baseline"),
                ),
                (
                    "baseline_es",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="baseline"),
                ),
                ("target", models.CharField(blank=True, max_length=200, verbose_name="target")),
                ("target_fr", models.CharField(blank=True, max_length=200, null=True, verbose_name="target")),
                ("target_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="target")),
                ("target_es", models.CharField(blank=True, max_length=200, null=True, verbose_name="target")),
                (
                    "achievable",
                    models.TextField(blank=True, max_length=2000, verbose_name="why it can be achieved"),
                ),
                (
                    "achievable_fr",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="why it can be achieved"
                    ),
                ),
                (
                    "achievable_en",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="why it can be achieved"
                    ),
                ),
                (
                    "achievable_es",
                    models.TextField(
                        blank=True, max_length=2000, null=True, verbose_name="why it can be achieved"
                    ),
                ),
                ("resources", models.TextField(blank=True, max_length=2000, verbose_name="resources")),
                (
                    "resources_fr",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="resources"),
                ),
                (
                    "resources_en",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="resources"),
                ),
                (
                    "resources_es",
                    models.TextField(blank=True, max_length=2000, null=True, verbose_name="resources"),
                ),
                (
                    "standards",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="international standards that it promotes"
                    ),
                ),
                (
                    "standards_fr",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        null=True,
                        verbose_name="international standards that it promotes",
                    ),
                ),
                (
                    "standards_en",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        null=True,
                        verbose_name="international standards that it promotes",
                    ),
                ),
                (
                    "standards_es",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        null=True,
                        verbose_name="international standards that it promotes",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="start")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="end")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
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
                    models.ManyToManyField(blank=True, to="partners.country", verbose_name="countries"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="initiatives",
                        to="partners.organisation",
                        verbose_name="partner",
                    ),
                ),
                ("topics", models.ManyToManyField(blank=True, to="partners.topic", verbose_name="topics")),
            ],
            options={
                "verbose_name": "initiative",
                "verbose_name_plural": "initiatives",
                "ordering": ["-published_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("published", "ended")), _negated=True),
                            models.Q(
                                ("ends_on__gt", models.F("starts_on")),
                                ("published_at__isnull", False),
                                ("starts_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="initiative_shown_has_its_dates",
                    )
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=90, unique=True, verbose_name="address")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("action_group", "Action group"),
                            ("working_group", "Working group"),
                            ("initiative", "Initiative"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_fr", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("aim", models.TextField(max_length=3000, verbose_name="aim")),
                ("aim_fr", models.TextField(max_length=3000, null=True, verbose_name="aim")),
                ("aim_en", models.TextField(max_length=3000, null=True, verbose_name="aim")),
                ("aim_es", models.TextField(max_length=3000, null=True, verbose_name="aim")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                ("named_in_mandate", models.BooleanField(default=False, verbose_name="named in the mandate")),
                (
                    "silence_noticed_on",
                    models.DateField(blank=True, null=True, verbose_name="silence noticed on"),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group",
                        to="partners.groupproposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "group",
                "verbose_name_plural": "groups",
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="Following",
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
                            ("partner", "Partner"),
                            ("group", "Group"),
                            ("country", "Country"),
                            ("topic", "Topic"),
                            ("gcm", "Global Coordinating Group (GCG)"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("target", models.PositiveBigIntegerField(default=0)),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("at_once", "At once"),
                            ("daily", "Daily"),
                            ("weekly", "Weekly"),
                            ("never", "Never"),
                        ],
                        default="weekly",
                        max_length=8,
                        verbose_name="how often",
                    ),
                ),
                (
                    "sent_until",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent until"),
                ),
                (
                    "follower",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="followings",
                        to="partners.follower",
                    ),
                ),
            ],
            options={
                "verbose_name": "thing followed",
                "verbose_name_plural": "things followed",
                "ordering": ["follower", "kind", "target"],
                "indexes": [models.Index(fields=["rhythm", "sent_until"], name="following_due")],
                "constraints": [
                    models.UniqueConstraint(fields=("follower", "kind", "target"), name="followed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Endorsement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="words")),
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
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endorsements",
                        to="partners.goodpractice",
                    ),
                ),
            ],
            options={
                "verbose_name": "endorsement of a practice",
                "verbose_name_plural": "endorsements of practices",
                "ordering": ["given_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("practice", "organisation"), name="practice_endorsed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="words")),
                ("told_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="told")),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to="partners.goodpractice",
                    ),
                ),
            ],
            options={
                "verbose_name": "adoption of a practice",
                "verbose_name_plural": "adoptions of practices",
                "ordering": ["told_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("practice", "organisation", "country"), name="practice_adopted_once_a_country"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExpectedResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
                ("text", models.CharField(blank=True, max_length=500, verbose_name="expected result")),
                (
                    "text_fr",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="expected result"),
                ),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="expected result"),
                ),
                (
                    "text_es",
                    models.CharField(blank=True, max_length=500, null=True, verbose_name="expected result"),
                ),
                ("indicator", models.CharField(blank=True, max_length=300, verbose_name="indicator")),
                (
                    "indicator_fr",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="indicator"),
                ),
                (
                    "indicator_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="indicator"),
                ),
                (
                    "indicator_es",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="indicator"),
                ),
                ("target", models.CharField(blank=True, max_length=200, verbose_name="target")),
                ("target_fr", models.CharField(blank=True, max_length=200, null=True, verbose_name="target")),
                ("target_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="target")),
                ("target_es", models.CharField(blank=True, max_length=200, null=True, verbose_name="target")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="partners.groupproposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "expected result",
                "verbose_name_plural": "expected results",
                "ordering": ["proposal", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "position"), name="result_one_a_position")
                ],
            },
        ),
        migrations.CreateModel(
            name="InitiativeReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.CharField(max_length=200, verbose_name="where the indicator stands")),
                ("text", models.TextField(max_length=4000, verbose_name="what was done")),
                ("language", models.CharField(default="fr", max_length=2)),
                (
                    "reported_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="reported"),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="partners.initiative",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "report on an initiative",
                "verbose_name_plural": "reports on initiatives",
                "ordering": ["initiative", "-reported_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="LeadRequest",
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
                            ("asked", "Asked to confirm"),
                            ("confirmed", "Has confirmed"),
                            ("declined", "Does not lead the group"),
                        ],
                        default="asked",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lead_requests",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lead_requests",
                        to="partners.groupproposal",
                        verbose_name="proposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "request to a lead",
                "verbose_name_plural": "requests to leads",
                "ordering": ["proposal", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("proposal", "organisation"), name="lead_request_one_an_organisation"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("state", "asked")),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True), ("answered_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="lead_request_answered_has_an_instant",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="ProposalMessage",
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
                            ("question", "Question of the secretariat"),
                            ("answer", "Answer"),
                            ("declined", "Does not lead the group"),
                            ("reason", "What became of it in the meeting"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(max_length=4000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "author",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conversation",
                        to="partners.groupproposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "message about a proposal",
                "verbose_name_plural": "messages about proposals",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GroupChange",
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
                            ("extend", "Extend"),
                            ("reactivate", "Reactivate"),
                            ("dormant", "Make dormant"),
                            ("close", "Close"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "longer_reason",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="reason for a longer duration"
                    ),
                ),
                (
                    "prepared_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="prepared"),
                ),
                ("decision", models.CharField(blank=True, max_length=40, verbose_name="decision")),
                ("took_effect_on", models.DateField(blank=True, null=True, verbose_name="took effect on")),
                ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="dropped")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="published")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="partners.group",
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
            ],
            options={
                "verbose_name": "change of a group",
                "verbose_name_plural": "changes of groups",
                "ordering": ["group", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_on__isnull", False), ("kind__in", ("extend", "reactivate"))),
                            models.Q(("ends_on__isnull", True), ("kind__in", ("dormant", "close"))),
                            _connector="OR",
                        ),
                        name="group_change_has_its_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", ""), ("took_effect_on__isnull", True)),
                            models.Q(
                                models.Q(("decision", ""), _negated=True), ("took_effect_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="group_change_takes_effect_when_decided",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decision", ""), ("dropped_at__isnull", True)),
                        fields=("group",),
                        name="group_change_one_waiting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupCharter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("text", models.TextField(max_length=8000, verbose_name="charter")),
                ("text_fr", models.TextField(max_length=8000, null=True, verbose_name="charter")),
                ("text_en", models.TextField(max_length=8000, null=True, verbose_name="charter")),
                ("text_es", models.TextField(max_length=8000, null=True, verbose_name="charter")),
                ("admits_observers", models.BooleanField(default=False, verbose_name="admits observers")),
                (
                    "written_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="written"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charters",
                        to="partners.group",
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
                "verbose_name": "charter of a group",
                "verbose_name_plural": "charters of groups",
                "ordering": ["group", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("group", "version"), name="group_charter_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("starts_at", models.DateTimeField(verbose_name="start")),
                ("ends_at", models.DateTimeField(verbose_name="end")),
                (
                    "zone",
                    models.CharField(
                        max_length=40,
                        validators=[partners.validators.validate_time_zone],
                        verbose_name="time zone of the place",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("link", models.URLField(blank=True, verbose_name="link to the conference")),
                ("agenda", models.TextField(blank=True, max_length=5000, verbose_name="agenda")),
                ("notes", models.TextField(blank=True, max_length=10000, verbose_name="notes")),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="cancelled")),
                (
                    "called_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="partners.group",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting of a group",
                "verbose_name_plural": "meetings of groups",
                "ordering": ["-starts_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="group_meeting_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupMember",
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
                            ("asked", "Waits for the leads"),
                            ("member", "Member of the group"),
                            ("declined", "Not accepted"),
                            ("withdrawn", "Withdrawn"),
                            ("left", "Has left the group"),
                        ],
                        default="asked",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("as_observer", models.BooleanField(default=False, verbose_name="as an observer")),
                ("reason", models.TextField(max_length=2000, verbose_name="what the organisation brings")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="answer of the leads")),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
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
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="partners.group",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_members",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "member of a group",
                "verbose_name_plural": "members of groups",
                "ordering": ["group", "asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("asked", "member"))),
                        fields=("group", "organisation"),
                        name="group_member_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("member", "left")), _negated=True),
                            ("since__isnull", False),
                            _connector="OR",
                        ),
                        name="group_member_since_a_day",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="GroupOffice",
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
                            ("lead", "Lead"),
                            ("co_lead", "Co-lead"),
                            ("chair", "Chair"),
                            ("vice_chair", "Vice-chair"),
                        ],
                        max_length=10,
                        verbose_name="office",
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="partners.group",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_offices",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "office in a group",
                "verbose_name_plural": "offices in groups",
                "ordering": ["group", "since", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="group_office_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("group", "organisation"),
                        name="group_office_current_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "chair"), ("until__isnull", True)),
                        fields=("group",),
                        name="group_has_one_chair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupUpdate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "light",
                    models.CharField(
                        choices=[
                            ("green", "Green: on course"),
                            ("amber", "Amber: some difficulties"),
                            ("red", "Red: needs attention"),
                        ],
                        max_length=6,
                        verbose_name="how it goes",
                    ),
                ),
                ("achieved", models.TextField(max_length=2000, verbose_name="what was achieved")),
                ("coming", models.TextField(max_length=2000, verbose_name="what comes next")),
                (
                    "obstacles",
                    models.TextField(blank=True, max_length=2000, verbose_name="what stands in the way"),
                ),
                ("language", models.CharField(default="fr", max_length=2)),
                (
                    "written_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="written"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="updates",
                        to="partners.group",
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
                "verbose_name": "update of a group",
                "verbose_name_plural": "updates of groups",
                "ordering": ["group", "-written_at", "-pk"],
                "get_latest_by": "written_at",
            },
        ),
        migrations.CreateModel(
            name="WorkplanLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("outcome", models.CharField(max_length=300, verbose_name="outcome")),
                ("outcome_fr", models.CharField(max_length=300, null=True, verbose_name="outcome")),
                ("outcome_en", models.CharField(max_length=300, null=True, verbose_name="outcome")),
                ("outcome_es", models.CharField(max_length=300, null=True, verbose_name="outcome")),
                ("activity", models.CharField(max_length=300, verbose_name="activity")),
                ("activity_fr", models.CharField(max_length=300, null=True, verbose_name="activity")),
                ("activity_en", models.CharField(max_length=300, null=True, verbose_name="activity")),
                ("activity_es", models.CharField(max_length=300, null=True, verbose_name="activity")),
                ("output", models.CharField(blank=True, max_length=300, verbose_name="output")),
                ("output_fr", models.CharField(blank=True, max_length=300, null=True, verbose_name="output")),
                ("output_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="output")),
                ("output_es", models.CharField(blank=True, max_length=300, null=True, verbose_name="output")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="to")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under way"),
                            ("late", "Late"),
                            ("done", "Done"),
                            ("dropped", "Dropped"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "help_wanted",
                    models.CharField(blank=True, max_length=500, verbose_name="help wanted from the GCG"),
                ),
                (
                    "help_wanted_fr",
                    models.CharField(
                        blank=True, max_length=500, null=True, verbose_name="help wanted from the GCG"
                    ),
                ),
                (
                    "help_wanted_en",
                    models.CharField(
                        blank=True, max_length=500, null=True, verbose_name="help wanted from the GCG"
                    ),
                ),
                (
                    "help_wanted_es",
                    models.CharField(
                        blank=True, max_length=500, null=True, verbose_name="help wanted from the GCG"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "changed_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="changed"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workplan",
                        to="partners.group",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                        verbose_name="responsible",
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a workplan",
                "verbose_name_plural": "lines of workplans",
                "ordering": ["group", "starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="workplan_line_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="to")),
                ("decision", models.CharField(max_length=40, verbose_name="decision")),
                (
                    "change",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="period",
                        to="partners.groupchange",
                        verbose_name="change of the group",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="periods",
                        to="partners.group",
                    ),
                ),
            ],
            options={
                "verbose_name": "period of a group",
                "verbose_name_plural": "periods of groups",
                "ordering": ["group", "starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="period_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision", ""), _negated=True), name="period_was_decided"
                    ),
                ],
            },
        ),
    ]
