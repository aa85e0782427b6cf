"""What an adviser prepares for a seat; the representative sends it or discards it (O11)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.enums import PositionKind, SeatDraftKind
from gcm.models.agenda import AgendaItem
from gcm.models.seat import Seat


class SeatDraftQuerySet(models.QuerySet["SeatDraft"]):
    def waiting(self) -> Self:
        """Neither sent nor discarded."""
        return self.filter(closed_at__isnull=True)


class SeatDraft(models.Model):
    """Words for an item, seen by the delegation of the seat alone until they are sent. `paragraph` and
    `language` are of the minutes, `position` and `text_number` of a draft decision."""

    seat = models.ForeignKey(Seat, verbose_name=_("seat"), related_name="drafts", on_delete=models.PROTECT)
    item = models.ForeignKey(AgendaItem, related_name="seat_drafts", on_delete=models.CASCADE)
    kind = models.CharField(_("kind"), max_length=12, choices=SeatDraftKind.choices)
    position = models.CharField(
        _("position"), max_length=20, choices=PositionKind.choices, blank=True, default=""
    )
    text_number = models.PositiveSmallIntegerField(null=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)
    paragraph = models.PositiveSmallIntegerField(_("paragraph"), null=True)
    words = models.TextField(_("proposed wording"), max_length=4000, blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    prepared_at = models.DateTimeField(_("prepared"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed"), null=True)
    was_sent = models.BooleanField(_("sent"), default=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )

    objects = SeatDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft for a seat")
        verbose_name_plural = _("drafts for seats")
        ordering: ClassVar[list[str]] = ["prepared_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="seat_draft_closed_by_somebody",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, was_sent=False)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.item_id}"
