"""What a seat says on a draft decision (D3). Silence joins the consensus, so it has no row."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.enums import PositionKind
from gcm.models.agenda import AgendaItem
from gcm.models.seat import Seat
from gcm.models.text import DecisionText

LIVE = Q(withdrawn_at__isnull=True, lapsed_at__isnull=True)


class PositionQuerySet(models.QuerySet["Position"]):
    def live(self) -> Self:
        """Neither withdrawn nor lapsed with the text they were stated on."""
        return self.filter(LIVE)

    def objections(self) -> Self:
        return self.filter(kind=PositionKind.OBJECTION)


class Position(models.Model):
    """An objection stands until its author withdraws it, whatever becomes of the text; anything else
    lapses with the text it was stated on (D4)."""

    item = models.ForeignKey(AgendaItem, related_name="positions", on_delete=models.PROTECT)
    text = models.ForeignKey(DecisionText, related_name="positions", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, related_name="positions", on_delete=models.PROTECT)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    kind = models.CharField(_("position"), max_length=14, choices=PositionKind.choices)
    reason = models.TextField(_("reason"), max_length=4000, blank=True)
    proposed_wording = models.TextField(_("proposed wording"), max_length=4000, blank=True)
    as_group = models.BooleanField(default=False)  # D19
    stated_at = models.DateTimeField(_("stated"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)
    lapsed_at = models.DateTimeField(_("lapsed"), null=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering: ClassVar[list[str]] = ["stated_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="position_one_a_seat", fields=["item", "seat"], condition=LIVE),
            models.CheckConstraint(
                name="position_objection_has_a_reason",
                condition=~Q(kind=PositionKind.OBJECTION) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.seat_id}"
