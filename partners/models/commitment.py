"""The commitment to human-rights and labour standards: a text with versions, and who gave it when (P12)."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models.organisation import Organisation


class CommitmentTextQuerySet(models.QuerySet["CommitmentText"]):
    def in_force(self, at: datetime | None = None) -> "CommitmentText | None":
        """The text that applicants are asked to accept at the instant, or None before the first."""
        return self.filter(effective_from__lte=at or timezone.now()).order_by("-version").first()

    def required(self, at: datetime | None = None) -> int:
        """The version that a partner must have accepted at the instant; 0 before the first text."""
        asked = self.filter(asks_again=True, effective_from__lte=at or timezone.now())
        return asked.aggregate(models.Max("version"))["version__max"] or 0


class CommitmentText(models.Model):
    """One version of the text. A version that was accepted by anybody is never edited: a new one follows."""

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    text = models.TextField(_("text"))
    effective_from = models.DateTimeField(_("in force from"))
    asks_again = models.BooleanField(_("ask the partners again"), default=True)

    objects = CommitmentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of the commitment")
        verbose_name_plural = _("texts of the commitment")
        ordering: ClassVar[list[str]] = ["-version"]

    def __str__(self) -> str:
        return _("Commitment, version %(version)s") % {"version": self.version}


class Commitment(models.Model):
    """An organisation's acceptance of one version."""

    organisation = models.ForeignKey(Organisation, related_name="commitments", on_delete=models.PROTECT)
    text = models.ForeignKey(CommitmentText, on_delete=models.PROTECT)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    given_at = models.DateTimeField(_("given"))

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering: ClassVar[list[str]] = ["-given_at"]

    def __str__(self) -> str:
        return f"{self.organisation_id} v{self.text_id}"


class CommitmentRequestQuerySet(models.QuerySet["CommitmentRequest"]):
    def open(self) -> Self:
        return self.filter(closed_at__isnull=True)


class CommitmentRequest(models.Model):
    """A partner is asked to confirm its commitment and its entry again (P12). `due_on` is a day in Geneva,
    fixed by the rules of the day on which it was asked."""

    organisation = models.ForeignKey(
        Organisation, related_name="commitment_requests", on_delete=models.PROTECT
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    due_on = models.DateField(_("to be confirmed by"))
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = CommitmentRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to confirm the commitment")
        verbose_name_plural = _("requests to confirm the commitment")
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="commitment_asked_once", fields=["organisation"], condition=Q(closed_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.due_on:%Y-%m-%d}"
