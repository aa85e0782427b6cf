"""Spokespersons of regional groups: asking the region before a meeting, and speaking for it (S6, N9)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from gcm.models.agenda import AgendaItem
from gcm.models.meeting import Meeting
from gcm.models.seat import Seat


class RegionalRound(models.Model):
    """One round of consultation within a region before a meeting. No decision can come out of it."""

    meeting = models.ForeignKey(Meeting, related_name="regional_rounds", on_delete=models.PROTECT)
    regional_group = models.ForeignKey(
        "partners.RegionalGroup", verbose_name=_("regional group"), on_delete=models.PROTECT
    )
    question = models.TextField(_("question"), max_length=3000)
    closes_on = models.DateField(_("last day for contributions"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)

    class Meta:
        verbose_name = _("consultation of a region")
        verbose_name_plural = _("consultations of regions")
        ordering: ClassVar[list[str]] = ["-opened_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="regional_round_once_a_meeting", fields=["meeting", "regional_group"]
            ),
            models.CheckConstraint(name="regional_round_asks", condition=~Q(question="")),
        ]

    def __str__(self) -> str:
        return f"{self.regional_group_id} {self.meeting_id}"

    @property
    def is_open(self) -> bool:
        return today_in_geneva() <= self.closes_on


class RegionalContribution(models.Model):
    """What a government of the region answers; its latest words replace the earlier ones."""

    round = models.ForeignKey(RegionalRound, related_name="contributions", on_delete=models.CASCADE)
    organisation = models.ForeignKey("partners.Organisation", related_name="+", on_delete=models.PROTECT)
    text = models.TextField(_("contribution"), max_length=3000)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    given_at = models.DateTimeField(_("given"), default=timezone.now)

    class Meta:
        verbose_name = _("contribution to a consultation")
        verbose_name_plural = _("contributions to consultations")
        ordering: ClassVar[list[str]] = ["given_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="regional_contribution_once", fields=["round", "organisation"]),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.organisation_id}"


class RegionalStatement(models.Model):
    """Something said on behalf of a region. It is always attributed (N9), and stays as it was said: triggers
    refuse changes."""

    meeting = models.ForeignKey(Meeting, related_name="regional_statements", on_delete=models.PROTECT)
    item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("agenda item"),
        null=True,
        blank=True,
        related_name="regional_statements",
        on_delete=models.PROTECT,
    )
    regional_group = models.ForeignKey(
        "partners.RegionalGroup", verbose_name=_("regional group"), on_delete=models.PROTECT
    )
    seat = models.ForeignKey(Seat, related_name="+", on_delete=models.PROTECT)
    organisation = models.ForeignKey("partners.Organisation", related_name="+", on_delete=models.PROTECT)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    text = models.TextField(_("statement"), max_length=6000)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        verbose_name = _("statement on behalf of a region")
        verbose_name_plural = _("statements on behalf of regions")
        ordering: ClassVar[list[str]] = ["made_at"]

    def __str__(self) -> str:
        return f"{self.regional_group_id} {self.meeting_id}"
