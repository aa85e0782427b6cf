"""Informal consultation between meetings (X11). Nothing is decided here: there is no text to adopt, and no
decision can be taken on a consultation."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models.seat import Seat


class Consultation(models.Model):
    """A round: a question of the chair, a deadline, what was written, a summary."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.CharField(_("question"), max_length=300)
    background = models.TextField(_("background"), blank=True, max_length=4000)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    closes_at = models.DateTimeField(_("contributions until"))
    summary = models.TextField(_("summary"), blank=True, max_length=8000)
    summarised_at = models.DateTimeField(_("summarised"), null=True, editable=False)

    class Meta:
        verbose_name = _("informal consultation")
        verbose_name_plural = _("informal consultations")
        ordering: ClassVar[list[str]] = ["-opened_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="consultation_closes_after_it_opens", condition=Q(closes_at__gt=F("opened_at"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.question)

    def get_absolute_url(self) -> str:
        return reverse("gcm:consultation", args=[self.public_id])

    @property
    def is_open(self) -> bool:
        """On the server's clock (T14)."""
        return not self.summary and timezone.now() < self.closes_at


class Contribution(models.Model):
    """What one seat wrote, empty until it does. It may be changed until the deadline."""

    consultation = models.ForeignKey(Consultation, related_name="contributions", on_delete=models.CASCADE)
    seat = models.ForeignKey(Seat, related_name="+", on_delete=models.PROTECT)
    holder = models.ForeignKey("partners.Organisation", related_name="+", on_delete=models.PROTECT)
    text = models.TextField(_("contribution"), blank=True, max_length=8000)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    written_at = models.DateTimeField(_("written"), null=True)

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering: ClassVar[list[str]] = ["consultation", "seat__number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="contribution_one_a_seat", fields=["consultation", "seat"]),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id} {self.seat_id}"
