"""Series of figures, and the figures, each with where it comes from (F12)."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pathfinders.enums import Sex
from pathfinders.models.source import DataSource, ImportRun


class IndicatorSeries(models.Model):
    """A series of an indicator of the Sustainable Development Goals that country pages show."""

    code = models.CharField(_("series"), max_length=40, unique=True)
    indicator = models.CharField(_("indicator"), max_length=20, help_text=_("For example 8.7.1."))
    name = models.CharField(_("name"), max_length=200)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("series of figures")
        verbose_name_plural = _("series of figures")
        ordering: ClassVar[list[str]] = ["order", "code"]

    def __str__(self) -> str:
        return f"{self.indicator} {self.name}"


class ProvenQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """What carries its source, and is replaced by a newer reading of it rather than overwritten."""

    def current(self) -> Self:
        return self.filter(replaced_by__isnull=True)

    def shown(self) -> Self:
        """F12: the current reading of sources that the secretariat has approved."""
        return self.current().filter(source__approved_at__isnull=False)


class Proven(models.Model):
    """Where a value comes from. A value that the source changed stays, with the import that replaced it."""

    country = models.ForeignKey(
        "partners.Country", verbose_name=_("country"), related_name="+", on_delete=models.PROTECT
    )
    source = models.ForeignKey(
        DataSource, verbose_name=_("source of data"), related_name="+", on_delete=models.PROTECT
    )
    run = models.ForeignKey(ImportRun, verbose_name=_("import"), related_name="+", on_delete=models.PROTECT)
    retrieved_on = models.DateField(_("retrieved"))
    replaced_by = models.ForeignKey(
        ImportRun,
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )

    objects = ProvenQuerySet.as_manager()

    class Meta:
        abstract = True


class DataPoint(Proven):
    """One value of a series for a country and a year. `origin` is the survey that the source names."""

    series = models.ForeignKey(
        IndicatorSeries, verbose_name=_("series"), related_name="points", on_delete=models.PROTECT
    )
    year = models.PositiveSmallIntegerField(_("year"))
    sex = models.CharField(_("sex"), max_length=6, choices=Sex.choices, default=Sex.BOTH)
    age = models.CharField(_("age"), max_length=20, blank=True)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=6)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    origin = models.CharField(_("survey or register"), max_length=500, blank=True)
    note = models.CharField(_("note"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering: ClassVar[list[str]] = ["series", "country", "year", "age", "sex"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="figure_current_once",
                fields=["country", "series", "year", "sex", "age", "source"],
                condition=Q(replaced_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series_id} {self.country_id} {self.year}"
