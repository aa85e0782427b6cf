"""Observers: interest told to the secretariat, GCG informed, the chair's invitation, in this order (O1)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.enums import ObserverCategory, ObserverState
from gcm.models.agenda import AgendaItem
from gcm.models.meeting import Meeting
from gcm.models.seat import Seat


class ObserverQuerySet(models.QuerySet["Observer"]):
    def admitted(self) -> Self:
        """Invited, and neither excused themselves nor came in for a seat since (Z7, O7)."""
        return self.filter(invited_at__isnull=False, declined_at__isnull=True)


class Observer(models.Model):
    """One person for one organisation at one meeting, or for named items of it (O3), without the right to
    speak (O4)."""

    meeting = models.ForeignKey(Meeting, related_name="observers", on_delete=models.CASCADE)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="observing", on_delete=models.PROTECT)
    organisation = models.ForeignKey("partners.Organisation", related_name="+", on_delete=models.PROTECT)
    category = models.CharField(
        _("category"), max_length=12, choices=ObserverCategory.choices, default=ObserverCategory.STAKEHOLDER
    )
    reason = models.CharField(_("reason of the interest"), max_length=500, blank=True)
    items = models.ManyToManyField(
        AgendaItem,
        verbose_name=_("items"),
        blank=True,
        related_name="+",
        help_text=_("None: the whole meeting (O3)."),
    )
    # Items that are taken off the agenda leave the list above: it does not say by itself what was meant.
    for_items_only = models.BooleanField(_("for named items only"), default=False)
    interest_at = models.DateTimeField(_("interest received"), default=timezone.now)
    informed_at = models.DateTimeField(_("GCG informed"), null=True)
    invited_at = models.DateTimeField(_("invited by the chair"), null=True)
    short_notice_reason = models.CharField(_("reason for a shorter notice"), max_length=300, blank=True)
    refused_at = models.DateTimeField(_("not invited by the chair"), null=True)
    refusal = models.CharField(_("reason of the chair"), max_length=500, blank=True)
    attended_at = models.DateTimeField(_("attended"), null=True)
    declined_at = models.DateTimeField(_("does not attend"), null=True)

    objects = ObserverQuerySet.as_manager()

    class Meta:
        verbose_name = _("observer")
        verbose_name_plural = _("observers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="observer_once_a_meeting", fields=["meeting", "person"]),
            models.CheckConstraint(
                name="observer_in_order",
                condition=(Q(informed_at__isnull=True) & Q(invited_at__isnull=True))
                | (Q(informed_at__gte=F("interest_at")) & Q(invited_at__isnull=True))
                | (Q(informed_at__gte=F("interest_at")) & Q(invited_at__gte=F("informed_at"))),
            ),
            models.CheckConstraint(
                name="observer_invited_or_refused",
                condition=Q(invited_at__isnull=True) | Q(refused_at__isnull=True),
            ),
            models.CheckConstraint(
                name="observer_attended_was_invited",
                condition=Q(attended_at__isnull=True) | Q(invited_at__isnull=False, declined_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.meeting_id}"

    @property
    def state(self) -> ObserverState:
        """Where it stands (Z7)."""
        reached = (
            (self.refused_at, ObserverState.NOT_INVITED),
            (self.declined_at, ObserverState.DECLINED),
            (self.attended_at, ObserverState.ATTENDED),
            (self.invited_at, ObserverState.INVITED),
            (self.informed_at, ObserverState.INFORMED),
        )
        return next((state for instant, state in reached if instant), ObserverState.INTEREST)


class ObserverObjection(models.Model):
    """O9: a member that would rather not have the observer. The chair reads it and decides."""

    observer = models.ForeignKey(Observer, related_name="objections", on_delete=models.CASCADE)
    seat = models.ForeignKey(Seat, related_name="+", on_delete=models.PROTECT)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    reason = models.CharField(_("reason"), max_length=1000)
    objected_at = models.DateTimeField(_("objected"), default=timezone.now)

    class Meta:
        verbose_name = _("objection to an observer")
        verbose_name_plural = _("objections to observers")
        ordering: ClassVar[list[str]] = ["objected_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="observer_objection_one_a_seat", fields=["observer", "seat"]),
        ]

    def __str__(self) -> str:
        return f"{self.observer_id} {self.seat_id}"


class ObserverFloor(models.Model):
    """O4: the chair exceptionally gave the floor. A fact for the minutes, never a right."""

    observer = models.ForeignKey(Observer, related_name="floors", on_delete=models.PROTECT)
    item = models.ForeignKey(AgendaItem, related_name="observer_floors", on_delete=models.PROTECT)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    noted_at = models.DateTimeField(_("noted"), default=timezone.now)

    class Meta:
        verbose_name = _("floor given to an observer")
        verbose_name_plural = _("floors given to observers")
        ordering: ClassVar[list[str]] = ["noted_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="observer_floor_once_an_item", fields=["observer", "item"]),
        ]

    def __str__(self) -> str:
        return f"{self.observer_id} {self.item_id}"
