"""The seats of the Global Coordinating Group. A seat is constitutional and numbered; who holds it when is
another record (S1). Vacant or held, the seats are what there is of them (S2)."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from gcm.enums import Office, SeatBlock, StakeholderGroup


class SeatCategory(models.Model):
    """One block of seats, the stakeholder group it counts for, and who nominates for it."""

    block = models.CharField(_("block"), max_length=20, choices=SeatBlock.choices, unique=True)
    group = models.CharField(_("stakeholder group"), max_length=12, choices=StakeholderGroup.choices)
    name = models.CharField(_("name"), max_length=80)
    nominating_body = models.CharField(_("nominating body"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), unique=True)

    class Meta:
        verbose_name = _("seat category")
        verbose_name_plural = _("seat categories")
        ordering: ClassVar[list[str]] = ["order"]

    def __str__(self) -> str:
        return str(self.name)


class SeatQuerySet(models.QuerySet["Seat"]):
    def as_of(self, on: date | None = None) -> Self:
        """The seats that exist on the day in Geneva, today by default (X7)."""
        day = on or today_in_geneva()
        began = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(began, Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class Seat(models.Model):
    """One seat. Days are of Geneva, both included; without a first day it is as old as the body."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    category = models.ForeignKey(
        SeatCategory, verbose_name=_("seat category"), related_name="seats", on_delete=models.PROTECT
    )
    office = models.CharField(_("office"), max_length=10, choices=Office.choices, blank=True)
    regional_group = models.ForeignKey(
        "partners.RegionalGroup",
        verbose_name=_("regional group"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    in_principle = models.BooleanField(
        _("region in principle"),
        default=False,
        help_text=_("The region is what the mandate expects, not a condition (S5)."),
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="seat_number_begins_at_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="seat_ends_after_it_begins",
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="seat_in_principle_names_a_region",
                condition=Q(in_principle=False) | Q(regional_group__isnull=False),
            ),
            models.UniqueConstraint(
                name="seat_one_a_region",
                fields=["category", "regional_group"],
                condition=Q(valid_to__isnull=True, regional_group__isnull=False),
            ),
            models.UniqueConstraint(
                name="seat_one_an_office",
                fields=["office"],
                condition=Q(valid_to__isnull=True) & ~Q(office=""),
            ),
        ]

    def __str__(self) -> str:
        return _("Seat %(number)s") % {"number": self.number}
