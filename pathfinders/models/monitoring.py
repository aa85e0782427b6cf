"""The working group through which the GCG follows the roadmaps (F9, W9)."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva


class MonitoringChargeQuerySet(models.QuerySet["MonitoringCharge"]):
    def as_of(self, on: date | None = None) -> Self:
        """Those that hold on the day in Geneva, today by default, both days included."""
        day = on or today_in_geneva()
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class MonitoringCharge(models.Model):
    """Says which group follows target 8.7, from a day to a day, both included. The mandate names the group,
    the portal has to be told which of its groups that is."""

    group = models.ForeignKey(
        "partners.Group", verbose_name=_("group"), related_name="+", on_delete=models.PROTECT
    )
    since = models.DateField(_("since"), default=today_in_geneva)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = MonitoringChargeQuerySet.as_manager()

    class Meta:
        verbose_name = _("group in charge of monitoring")
        verbose_name_plural = _("groups in charge of monitoring")
        ordering: ClassVar[list[str]] = ["since", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="monitoring_ends_after_start", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
            models.UniqueConstraint(
                name="monitoring_open_once", fields=["group"], condition=Q(until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return str(self.group)
