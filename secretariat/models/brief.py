"""A briefing note: what the record says on a day, with the address of each source. Never edited."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import day_in_geneva
from alliance87.core.phrases import with_colon
from gcm.models import Meeting
from secretariat.enums import BriefKind
from secretariat.models.representation import Representation


class Brief(models.Model):
    """`content` is frozen in each language: a list of sections, each with a title and lines (a text, the
    address of the source, its name)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=14, choices=BriefKind.choices)
    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), null=True, related_name="+", on_delete=models.PROTECT
    )
    representation = models.ForeignKey(
        Representation,
        verbose_name=_("representation"),
        null=True,
        related_name="briefs",
        on_delete=models.PROTECT,
    )
    since = models.DateTimeField(_("from"))
    made_at = models.DateTimeField(_("as of"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.SET_NULL
    )
    content = models.JSONField()

    class Meta:
        verbose_name = _("briefing note")
        verbose_name_plural = _("briefing notes")
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="brief_is_about_what_its_kind_says",
                condition=Q(kind=BriefKind.MEETING, meeting__isnull=False, representation__isnull=True)
                | Q(kind=BriefKind.REPRESENTATION, meeting__isnull=True, representation__isnull=False)
                | Q(
                    kind__in=(BriefKind.UPDATE, BriefKind.ALLIANCE),
                    meeting__isnull=True,
                    representation__isnull=True,
                ),
            ),
            models.CheckConstraint(name="brief_looks_back", condition=Q(since__lte=models.F("made_at"))),
        ]

    def __str__(self) -> str:
        return with_colon(self.get_kind_display(), self.subject) if self.subject else self.get_kind_display()

    @property
    def first_day(self) -> date:
        """The day of Geneva from which it looks, whoever reads."""
        return day_in_geneva(self.since)

    @property
    def last_day(self) -> date:
        return day_in_geneva(self.made_at)

    @property
    def subject(self) -> Any:
        """The meeting or the representation; None for a note on the whole."""
        return self.meeting or self.representation

    def in_language(self, language: str) -> list[dict[str, Any]]:
        """The sections as they were frozen."""
        sections: list[dict[str, Any]] = self.content[language]
        return sections

    def get_absolute_url(self) -> str:
        return reverse("secretariat:brief", args=[self.public_id])
