"""Who wants to be named in the minutes, and how far their languages agree (N9, N10)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models.agenda import AgendaItem
from gcm.models.minutes import MinutesPassage
from gcm.models.seat import Seat


class Attribution(models.Model):
    """N9: the seat asks that what it said on the item is attributed to it. Without a row it is "a member"."""

    item = models.ForeignKey(AgendaItem, related_name="attributions", on_delete=models.CASCADE)
    seat = models.ForeignKey(Seat, verbose_name=_("seat"), related_name="+", on_delete=models.PROTECT)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)

    class Meta:
        verbose_name = _("attribution in the minutes")
        verbose_name_plural = _("attributions in the minutes")
        ordering: ClassVar[list[str]] = ["item", "seat__number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="attribution_once_a_seat", fields=["item", "seat"]),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.seat_id}"


class ParityMark(models.Model):
    """N10: somebody compared a paragraph with the source; both are kept as digests, so that a later change of
    either shows."""

    passage = models.ForeignKey(MinutesPassage, related_name="parity_marks", on_delete=models.CASCADE)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    field = models.CharField(max_length=11)  # the summary or the conclusions
    paragraph = models.PositiveSmallIntegerField(_("paragraph"))  # from 1
    source_hash = models.CharField(max_length=64)
    target_hash = models.CharField(max_length=64)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    marked_at = models.DateTimeField(_("compared"), default=timezone.now)

    class Meta:
        verbose_name = _("compared paragraph")
        verbose_name_plural = _("compared paragraphs")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="parity_mark_once_a_paragraph", fields=["passage", "language", "field", "paragraph"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.passage_id} {self.language} {self.field} {self.paragraph}"
