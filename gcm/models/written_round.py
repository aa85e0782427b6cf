"""A text that goes round to all representatives between meetings: for comment, or, where the GCG adopted
that, for a decision by silence (D10)."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.enums import WrittenOutcome
from gcm.models.agenda import AgendaItem
from gcm.models.seat import Seat
from gcm.models.text import DecisionText


class WrittenRoundQuerySet(models.QuerySet["WrittenRound"]):
    def running(self) -> Self:
        """Not ended, be it that the time is over."""
        return self.filter(ended_at__isnull=True)


class WrittenRound(models.Model):
    """On one text of one item. `asked` holds the seats as they were when it began; persons are not in it.
    Without `decides` nothing follows from its end."""

    item = models.ForeignKey(AgendaItem, related_name="written_rounds", on_delete=models.PROTECT)
    text = models.ForeignKey(DecisionText, related_name="written_rounds", on_delete=models.PROTECT)
    decides = models.BooleanField(_("decides by silence"), default=False)
    asked: Any = models.JSONField(default=list)
    opened_by: Any = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    opened_at = models.DateTimeField(_("circulated"), default=timezone.now)
    closes_at = models.DateTimeField(_("until"))
    ended_at = models.DateTimeField(_("ended"), null=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=WrittenOutcome.choices, blank=True)

    objects = WrittenRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("text in circulation")
        verbose_name_plural = _("texts in circulation")
        ordering: ClassVar[list[str]] = ["-opened_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="written_round_one_running", fields=["item"], condition=Q(ended_at__isnull=True)
            ),
            models.CheckConstraint(
                name="written_round_decided_by_silence_alone",
                condition=~Q(outcome=WrittenOutcome.DECIDED) | Q(decides=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} ({self.opened_at:%Y-%m-%d})"

    @property
    def is_open(self) -> bool:
        """Until an instant, on the server's clock (T14)."""
        return self.ended_at is None and timezone.now() < self.closes_at


class WrittenReply(models.Model):
    """What a seat wrote: a comment, or the objection that breaks the silence. Append-only."""

    round = models.ForeignKey(WrittenRound, related_name="replies", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, verbose_name=_("seat"), related_name="+", on_delete=models.PROTECT)
    breaks = models.BooleanField(_("breaks the silence"), default=False)
    words = models.TextField(_("in words"), max_length=4000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("reply to a text in circulation")
        verbose_name_plural = _("replies to texts in circulation")
        ordering: ClassVar[list[str]] = ["written_at", "pk"]

    def __str__(self) -> str:
        return f"{self.round_id} {self.seat_id}"
