"""Who nominates for which seats: the bodies, their named officers, their calls, their rotation (S12, S16)."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from gcm.enums import SeatBlock
from gcm.models.seat import Seat, SeatCategory

# S18: the mandate names nobody for these; the group agrees after a public call, and keeps the evidence.
BY_CONSENSUS = (SeatBlock.PATHFINDER, SeatBlock.DEVELOPMENT_PARTNER, SeatBlock.UN_IGO)


class NominatingBodyQuerySet(models.QuerySet["NominatingBody"]):
    def of_seat(self, seat: Seat) -> "NominatingBody | None":
        """The body that designates for the seat; None for the two offices, which are appointed."""
        region = seat.regional_group_id if seat.category.block == SeatBlock.GOVERNMENT_REGION else None
        found: NominatingBody | None = self.filter(category=seat.category, regional_group=region).first()
        return found

    def for_lists(self) -> Self:
        return self.select_related("category", "regional_group")


class NominatingBody(models.Model):
    """One a seat category, and one a region where regions nominate (S6)."""

    category = models.ForeignKey(
        SeatCategory, verbose_name=_("seat category"), related_name="bodies", on_delete=models.PROTECT
    )
    regional_group = models.ForeignKey(
        "partners.RegionalGroup",
        verbose_name=_("regional group"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )

    objects = NominatingBodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("nominating body")
        verbose_name_plural = _("nominating bodies")
        ordering: ClassVar[list[str]] = ["category__order", "regional_group__order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="body_once_a_region", fields=["category", "regional_group"]),
            models.UniqueConstraint(
                name="body_once_a_category", fields=["category"], condition=Q(regional_group__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return str(self.regional_group.name if self.regional_group else self.category.name)

    def get_absolute_url(self) -> str:
        return reverse("gcm:nominating_body", args=[self.pk])

    @property
    def agrees_by_consensus(self) -> bool:
        """S18: the letter says how the group agreed."""
        return self.category.block in BY_CONSENSUS

    def seats(self, on: date | None = None) -> "models.QuerySet[Seat]":
        """The seats for which the body designates that exist on the day, today by default."""
        seats = Seat.objects.as_of(on).filter(category=self.category)
        return seats.filter(regional_group=self.regional_group) if self.regional_group_id else seats


class NominatingOfficerQuerySet(models.QuerySet["NominatingOfficer"]):
    def as_of(self, on: date | None = None) -> Self:
        """Who may sign in for a body on the day in Geneva, today by default."""
        day = on or today_in_geneva()
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class NominatingOfficer(models.Model):
    """A person named by a body to hand in its designations, from a day to a day, both included (S12)."""

    body = models.ForeignKey(NominatingBody, related_name="officers", on_delete=models.PROTECT)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        related_name="nominating_offices",
        on_delete=models.PROTECT,
    )
    function = models.CharField(_("function"), max_length=150, blank=True)
    reference = models.CharField(_("letter that names the person"), max_length=200)
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = NominatingOfficerQuerySet.as_manager()

    class Meta:
        verbose_name = _("nominating officer")
        verbose_name_plural = _("nominating officers")
        ordering: ClassVar[list[str]] = ["body", "since", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="nominating_officer_ends_after_start",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                name="nominating_officer_once", fields=["body", "person"], condition=Q(until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.person_id}"


class SeatCallQuerySet(models.QuerySet["SeatCall"]):
    def shown(self) -> Self:
        """Those that the public reads: from their first day on, past their last one too."""
        return self.filter(withdrawn_at__isnull=True, opens_on__lte=today_in_geneva())

    def open(self, on: date | None = None) -> Self:
        """Those that can be answered on the day, first and last day included."""
        day = on or today_in_geneva()
        return self.filter(withdrawn_at__isnull=True, opens_on__lte=day, closes_on__gte=day)


class SeatCall(models.Model):
    """A call for interest in the seats of a body (S18). Public from its first day to its last."""

    body = models.ForeignKey(NominatingBody, related_name="calls", on_delete=models.PROTECT)
    opens_on = models.DateField(_("opens"))
    closes_on = models.DateField(_("closes"))
    criteria = models.TextField(_("criteria"), max_length=3000)
    contact = models.EmailField(_("address for replies"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = SeatCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call for a seat")
        verbose_name_plural = _("calls for seats")
        ordering: ClassVar[list[str]] = ["-opens_on", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="seat_call_closes_after_it_opens", condition=Q(closes_on__gte=F("opens_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.opens_on}"


class RotationPolicyQuerySet(models.QuerySet["RotationPolicy"]):
    def of(self, body: NominatingBody | None, on: date | None = None) -> "RotationPolicy | None":
        """The version that the body had adopted by the day, today by default."""
        adopted = self.filter(body=body, adopted_on__lte=on or today_in_geneva())
        found: RotationPolicy | None = adopted.order_by("-adopted_on", "-version").first()
        return found


class RotationPolicy(models.Model):
    """S16: how a group rotates its seats, in its own words; the parameters are optional. Versions are added,
    never changed: triggers refuse it."""

    body = models.ForeignKey(NominatingBody, related_name="policies", on_delete=models.PROTECT)
    version = models.PositiveSmallIntegerField(_("version"))
    adopted_on = models.DateField(_("adopted"))
    text = models.TextField(_("text"), max_length=6000)
    term_months = models.PositiveSmallIntegerField(
        _("months of a term"),
        null=True,
        blank=True,
        help_text=_("For groups without a term in the mandate; empty where the group sets none (R3)."),
    )
    reappointment = models.BooleanField(
        _("the same holder may be designated again at once"), null=True, blank=True
    )
    full_term = models.BooleanField(
        _("after an early handover the successor gets a full term"), null=True, blank=True
    )
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    filed_at = models.DateTimeField(_("filed"), default=timezone.now)

    objects = RotationPolicyQuerySet.as_manager()

    class Meta:
        verbose_name = _("rotation of a group")
        verbose_name_plural = _("rotations of groups")
        ordering: ClassVar[list[str]] = ["body", "-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="rotation_one_a_version", fields=["body", "version"]),
            models.CheckConstraint(
                name="rotation_months_are_some", condition=Q(term_months__isnull=True) | Q(term_months__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} v{self.version}"
