"""The mandate: versions of its text in numbered clauses, what is to be mended in it, its targets."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from gcm.enums import MandateKind, TargetStatus


class MandateVersionQuerySet(models.QuerySet["MandateVersion"]):
    def latest_of(self, kind: str) -> "MandateVersion | None":
        return self.filter(kind=kind).order_by("-number").first()


class MandateVersion(models.Model):
    """One version, never edited: another one follows. `digest` is of the whole text, `decision` the symbol
    of the decision that adopted it, where there is one (X6)."""

    kind = models.CharField(_("kind"), max_length=8, choices=MandateKind.choices)
    number = models.PositiveSmallIntegerField(_("version"))
    source_language = models.CharField(_("source language"), max_length=2, choices=settings.LANGUAGES)
    digest = models.CharField(max_length=64)
    decision = models.CharField(_("decision"), max_length=100, blank=True)
    loaded_at = models.DateTimeField(_("loaded"), default=timezone.now)

    objects = MandateVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the mandate")
        verbose_name_plural = _("versions of the mandate")
        ordering: ClassVar[list[str]] = ["kind", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="mandate_one_a_version", fields=["kind", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class MandateClause(models.Model):
    """A numbered clause. Our summaries are in three languages; the official text is in its own, to the
    letter."""

    version = models.ForeignKey(MandateVersion, related_name="clauses", on_delete=models.CASCADE)
    order = models.PositiveSmallIntegerField(_("order"))
    number = models.CharField(_("clause"), max_length=12)
    heading = models.CharField(_("heading"), max_length=120)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("clause of the mandate")
        verbose_name_plural = _("clauses of the mandate")
        ordering: ClassVar[list[str]] = ["version", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="clause_one_a_number", fields=["version", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.heading}"


class MandateErratum(models.Model):
    """A slip in the official text, kept for the next review: the text itself stays as it is (M3)."""

    version = models.ForeignKey(MandateVersion, related_name="errata", on_delete=models.CASCADE)
    number = models.CharField(_("clause"), max_length=12)
    slip = models.CharField(max_length=20)  # a name in gcm.domain.mandate.slips
    passage = models.CharField(_("passage"), max_length=200)

    class Meta:
        verbose_name = _("erratum of the mandate")
        verbose_name_plural = _("errata of the mandate")
        ordering: ClassVar[list[str]] = ["version", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.slip}"


class TargetQuerySet(models.QuerySet["Target"]):
    def in_order(self) -> Self:
        return self.order_by("due_on", "key")


class Target(models.Model):
    """M1: a target with its date. Whether it is met, missed or running follows from the day."""

    key = models.SlugField(unique=True)
    name = models.CharField(_("target"), max_length=200)
    due_on = models.DateField(_("by"))
    met_on = models.DateField(_("met"), null=True, blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering: ClassVar[list[str]] = ["due_on", "key"]

    def __str__(self) -> str:
        return str(self.name)

    def status(self, on: date | None = None) -> TargetStatus:
        """On the day in Geneva, today by default."""
        day = on or today_in_geneva()
        if self.met_on is not None and self.met_on <= day:
            return TargetStatus.MET
        return TargetStatus.MISSED if self.due_on < day else TargetStatus.RUNNING
