"""What a country asks of the secretariat, and the help that was given (F17)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from pathfinders.enums import SupportKind
from pathfinders.models.pathway import Pathway


class SupportRequest(models.Model):
    """A request, open until it is closed with the help given, or with a word why not."""

    pathway = models.ForeignKey(Pathway, related_name="support", on_delete=models.PROTECT)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("what is asked"), max_length=4000)
    wanted_by = models.DateField(_("wanted by"), null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("request for support")
        verbose_name_plural = _("requests for support")
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return self.subject


class SupportGiven(models.Model):
    """Help that the secretariat gave on a day."""

    request = models.ForeignKey(SupportRequest, related_name="given", on_delete=models.PROTECT)
    kind = models.CharField(_("kind of help"), max_length=12, choices=SupportKind.choices)
    text = models.TextField(_("what was done"), max_length=4000)
    given_on = models.DateField(_("day"), default=today_in_geneva)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)

    class Meta:
        verbose_name = _("support given")
        verbose_name_plural = _("support given")
        ordering: ClassVar[list[str]] = ["given_on", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.request_id}"
