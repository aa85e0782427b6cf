"""Who holds a seat when, and who acts for it (S1). A seat is an organisation's for a term; persons come
and go within it (S14)."""

from datetime import date, datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import day_in_geneva, today_in_geneva
from gcm.enums import Capacity, TermBasis, TermEnd
from gcm.models.seat import Seat


class SeatTermQuerySet(models.QuerySet["SeatTerm"]):
    def as_of(self, on: date | None = None) -> Self:
        """Terms in which a holder is in office on the day in Geneva, today by default (S15). Whoever
        continues in office after the end that was planned still is (R4)."""
        day = on or today_in_geneva()
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=day), starts_on__lte=day)


class SeatTerm(models.Model):
    """One organisation on one seat. Days are of Geneva, all included; two terms on a seat never overlap,
    whoever writes to the database (T23): see migration 0003."""

    seat = models.ForeignKey(Seat, verbose_name=_("seat"), related_name="terms", on_delete=models.PROTECT)
    organisation = models.ForeignKey(
        "partners.Organisation",
        verbose_name=_("holder"),
        related_name="seat_terms",
        on_delete=models.PROTECT,
    )
    basis = models.CharField(
        _("basis"), max_length=12, choices=TermBasis.choices, default=TermBasis.DESIGNATION
    )
    group_office = models.ForeignKey(
        "partners.GroupOffice",
        verbose_name=_("office in a group"),
        null=True,
        blank=True,
        related_name="seat_terms",
        on_delete=models.PROTECT,
        help_text=_("The office because of which the seat is held; when it ends, people look at it (S8)."),
    )
    starts_on = models.DateField(_("first day"))
    due_on = models.DateField(
        _("last day planned"),
        null=True,
        blank=True,
        help_text=_("Empty where the group has no fixed term (R3)."),
    )
    ended_on = models.DateField(_("last day in office"), null=True, blank=True)
    end_reason = models.CharField(_("ended by"), max_length=12, choices=TermEnd.choices, blank=True)
    end_reference = models.CharField(
        _("letter or ground that ended it"),
        max_length=500,
        blank=True,
        help_text=_("The letter of the group, or the ground that was stated (R4)."),
    )
    reference = models.CharField(
        _("letter of designation"),
        max_length=200,
        blank=True,
        help_text=_("Who signed it, and its date (S12)."),
    )
    accredited_at = models.DateTimeField(_("accredited"), default=timezone.now)

    objects = SeatTermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering: ClassVar[list[str]] = ["seat", "-starts_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="term_is_due_after_it_starts",
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="term_ends_after_it_starts",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}, {self.organisation}"


class DelegateQuerySet(models.QuerySet["Delegate"]):
    def at(self, instant: datetime | None = None) -> Self:
        """Who is accredited at the instant (now by default), for a term whose holder is in office then."""
        moment = instant or timezone.now()
        day = day_in_geneva(moment)
        return self.filter(
            Q(until__isnull=True) | Q(until__gt=moment),
            Q(term__ended_on__isnull=True) | Q(term__ended_on__gte=day),
            since__lte=moment,
            term__starts_on__lte=day,
        )

    def take_part(self) -> Self:
        """Those who state positions and count for the quorum; advisers do neither (O11)."""
        return self.filter(capacity__in=(Capacity.REPRESENTATIVE, Capacity.ALTERNATE))


class Delegate(models.Model):
    """A person accredited for a term, from an instant to an instant. One representative at a time."""

    term = models.ForeignKey(SeatTerm, related_name="delegates", on_delete=models.PROTECT)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        related_name="delegations",
        on_delete=models.PROTECT,
    )
    capacity = models.CharField(_("capacity"), max_length=14, choices=Capacity.choices)
    function = models.CharField(_("function"), max_length=150, blank=True)
    reference = models.CharField(
        _("letter of the holder"),
        max_length=200,
        blank=True,
        help_text=_("Who signed it, and its date (S14)."),
    )
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = DelegateQuerySet.as_manager()

    class Meta:
        verbose_name = _("person accredited")
        verbose_name_plural = _("persons accredited")
        ordering: ClassVar[list[str]] = ["term", "-capacity", "since"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="delegate_until_after_since", condition=Q(until__isnull=True) | Q(until__gt=F("since"))
            ),
            models.UniqueConstraint(
                name="delegate_one_capacity_at_a_time",
                fields=["term", "person"],
                condition=Q(until__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_capacity_display()} {self.term_id}"
