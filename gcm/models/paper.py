"""Papers of a meeting: one document, a file for each language it is there in (G9, G12, O5)."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.uploads.models import Upload
from gcm.enums import PaperAccess
from gcm.models.agenda import AgendaItem
from gcm.models.meeting import Meeting


class Paper(models.Model):
    """One document, of the meeting or of one of its items. Its number is given once and not used again. What
    is added to another paper has that one's number in its symbol, and `addendum`, counted from 1."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, related_name="papers", on_delete=models.CASCADE)
    item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("agenda item"),
        related_name="papers",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    addendum_to = models.ForeignKey(
        "self",
        verbose_name=_("addendum to"),
        related_name="addenda",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
    )
    addendum = models.PositiveSmallIntegerField(_("addendum"), null=True, blank=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    source_language = models.CharField(_("original language"), max_length=2, choices=settings.LANGUAGES)
    access = models.CharField(
        _("who reads it"), max_length=10, choices=PaperAccess.choices, default=PaperAccess.MEMBERS
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering: ClassVar[list[str]] = ["meeting", "number"]
        permissions: ClassVar[list[Any]] = [("read_restricted_paper", "Read a restricted paper")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="paper_one_a_number", fields=["meeting", "number"]),
            models.UniqueConstraint(name="paper_one_an_addendum", fields=["addendum_to", "addendum"]),
            models.CheckConstraint(
                name="paper_addendum_to_another",
                condition=Q(addendum_to__isnull=True, addendum__isnull=True)
                | Q(addendum_to__isnull=False, addendum__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class PaperFile(models.Model):
    """The paper in one language, as it was received. A later file takes the place of an earlier one, which
    is kept."""

    paper = models.ForeignKey(Paper, related_name="files", on_delete=models.CASCADE)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    upload = models.OneToOneField(Upload, related_name="+", on_delete=models.PROTECT)
    received_at = models.DateTimeField(_("received"), default=timezone.now)

    class Meta:
        verbose_name = _("file of a paper")
        verbose_name_plural = _("files of papers")
        ordering: ClassVar[list[str]] = ["paper", "received_at", "pk"]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.language}"
