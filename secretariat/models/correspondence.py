"""The register of letters that came and went."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.uploads.models import Upload
from partners.models import Organisation
from secretariat.enums import Direction
from secretariat.models.letter import Letter
from secretariat.models.ticket import Ticket


class RegisterYear(models.Model):
    """The last number given in a year: its row is the lock under which the next one is taken."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("year of the register")
        verbose_name_plural = _("years of the register")

    def __str__(self) -> str:
        return str(self.year)


class Correspondence(models.Model):
    """One letter. Numbers run without gaps in each year, so a row is never removed; what was entered by
    mistake is struck out with a reason, and keeps its number."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), editable=False)
    number = models.PositiveIntegerField(_("number"), editable=False)
    direction = models.CharField(_("direction"), max_length=3, choices=Direction.choices)
    on = models.DateField(_("date of the letter"))
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        related_name="correspondence",
        on_delete=models.PROTECT,
    )
    other_side = models.CharField(_("from or to"), max_length=200)
    subject = models.CharField(_("subject"), max_length=200)
    their_reference = models.CharField(_("their reference"), max_length=80, blank=True)
    upload = models.ForeignKey(
        Upload, verbose_name=_("file"), null=True, related_name="+", on_delete=models.PROTECT
    )
    letter = models.ForeignKey(Letter, null=True, related_name="filed", on_delete=models.PROTECT)
    ticket = models.ForeignKey(
        Ticket, verbose_name=_("ticket"), null=True, related_name="filed", on_delete=models.PROTECT
    )
    about = models.CharField(_("page it is about"), max_length=300, blank=True)
    struck_because = models.CharField(_("struck out because"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("letter of the register")
        verbose_name_plural = _("register of correspondence")
        ordering: ClassVar[list[str]] = ["-year", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="correspondence_number_once", fields=["year", "number"]),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"A87/{self.year}/{self.number:04}"

    @property
    def files(self) -> list[Upload]:
        """What was kept of it: one file, or a document for each language in which it left."""
        return [self.upload] if self.upload else [each.upload for each in self.copies.all()]

    def get_absolute_url(self) -> str:
        return reverse("secretariat:correspondence_entry", args=[self.public_id])
