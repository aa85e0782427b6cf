"""What a pathfinder country reports each year, and what it was reminded of (F9)."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from pathfinders.enums import ReminderKind, ReportState
from pathfinders.models.pathway import Pathway

State = ReportState


class YearlyReportQuerySet(models.QuerySet["YearlyReport"]):
    def submitted(self) -> Self:
        return self.filter(state=State.SUBMITTED)


class YearlyReport(FSMModelMixin, models.Model):
    """One report. `number` counts from the grant of the status. Once submitted, `content` holds what was said
    and how everything stood, `digest` its SHA-256, and triggers refuse changes."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pathway = models.ForeignKey(
        Pathway, verbose_name=_("country"), related_name="reports", on_delete=models.PROTECT
    )
    number = models.PositiveSmallIntegerField(_("number"))
    state = StateField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT, protected=True)
    covers_from = models.DateField(_("covers from"))
    due_on = models.DateField(_("due"))
    language = models.CharField(_("language"), max_length=2)
    results = models.TextField(_("results"), blank=True, max_length=8000)
    obstacles = models.TextField(_("obstacles"), blank=True, max_length=8000)
    outlook = models.TextField(_("next steps"), blank=True, max_length=8000)
    consulted: Any = models.JSONField(_("who was consulted"), default=list, blank=True)
    consultation = models.TextField(_("how they were consulted"), blank=True, max_length=3000)
    revision = models.PositiveIntegerField(default=0, editable=False)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )
    content: Any = models.JSONField(null=True, blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = YearlyReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("yearly report")
        verbose_name_plural = _("yearly reports")
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="report_number_once", fields=["pathway", "number"]),
            models.UniqueConstraint(
                name="report_one_in_the_making", fields=["pathway"], condition=Q(state=State.DRAFT)
            ),
            models.CheckConstraint(
                name="report_is_frozen_when_submitted",
                condition=Q(state=State.DRAFT, submitted_at__isnull=True, digest="")
                | (Q(state=State.SUBMITTED, submitted_at__isnull=False) & ~Q(digest="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pathway_id} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("pathfinders:report", args=[self.public_id])

    @property
    def is_submitted(self) -> bool:
        return self.state == State.SUBMITTED

    @transition(field=state, source=State.DRAFT, target=State.SUBMITTED)
    def submit(self) -> None: ...


class ProgressReminder(models.Model):
    """That a country was reminded of what is due on a day: once of each (F9). Triggers refuse changes."""

    pathway = models.ForeignKey(Pathway, related_name="reminders", on_delete=models.PROTECT)
    kind = models.CharField(_("kind"), max_length=10, choices=ReminderKind.choices)
    due_on = models.DateField(_("due"))
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder of a country")
        verbose_name_plural = _("reminders of countries")
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="progress_reminder_once", fields=["pathway", "kind", "due_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.pathway_id} {self.kind} {self.due_on}"
