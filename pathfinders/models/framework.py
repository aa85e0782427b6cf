"""The accountability framework: versions of a checklist, what a country brings, what was found."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from pathfinders.enums import CriterionAbout
from pathfinders.models.pathway import Pathway


class FrameworkQuerySet(models.QuerySet["Framework"]):
    def in_force(self, on: date | None = None) -> "Framework | None":
        """The version in force on the day in Geneva, today by default."""
        day = on or today_in_geneva()
        return self.filter(in_force_from__lte=day).order_by("-in_force_from", "-version").first()


class Framework(models.Model):
    """One version of the checklist, in force from its day until the next."""

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    in_force_from = models.DateField(_("in force from"))
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("accountability framework")
        verbose_name_plural = _("accountability frameworks")
        ordering: ClassVar[list[str]] = ["version"]

    def __str__(self) -> str:
        return str(self.version)


class Criterion(models.Model):
    """One line of the checklist. Its code is the same in each version that keeps it."""

    framework = models.ForeignKey(Framework, related_name="criteria", on_delete=models.PROTECT)
    code = models.SlugField(_("code"), max_length=30)
    order = models.PositiveSmallIntegerField(_("order"))
    about = models.CharField(_("about"), max_length=12, choices=CriterionAbout.choices)
    required = models.BooleanField(_("required"), default=True)
    title = models.CharField(_("criterion"), max_length=200)
    guidance = models.CharField(_("what shows it"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering: ClassVar[list[str]] = ["framework", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="criterion_code_once", fields=["framework", "code"]),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Evidence(models.Model):
    """What a country brings for a criterion, by its code: words, an address, or an uploaded file."""

    pathway = models.ForeignKey(Pathway, related_name="evidence", on_delete=models.PROTECT)
    code = models.SlugField(_("criterion"), max_length=30)
    text = models.TextField(_("evidence"), blank=True, max_length=2000)
    link = models.URLField(_("address"), blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    removed_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering: ClassVar[list[str]] = ["given_at", "pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.pathway_id}"


class CriterionCheck(models.Model):
    """What the secretariat found on a criterion in one round; rounds count the submissions."""

    pathway = models.ForeignKey(Pathway, related_name="checks", on_delete=models.PROTECT)
    round = models.PositiveSmallIntegerField(_("round"))
    criterion: Any = models.ForeignKey(Criterion, related_name="+", on_delete=models.PROTECT)
    met = models.BooleanField(_("met"))
    note = models.TextField(_("note to the country"), blank=True, max_length=2000)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    checked_at = models.DateTimeField(_("checked"), default=timezone.now)

    class Meta:
        verbose_name = _("check of a criterion")
        verbose_name_plural = _("checks of criteria")
        ordering: ClassVar[list[str]] = ["pathway", "round", "criterion__order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="check_once_a_round", fields=["pathway", "round", "criterion"]),
            models.CheckConstraint(name="check_not_met_says_why", condition=Q(met=True) | ~Q(note="")),
        ]

    def __str__(self) -> str:
        return f"{self.criterion_id} {self.round}"
