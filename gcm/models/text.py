"""The numbered texts of a draft decision (D4). What is on the screen is never edited: another wording is
another text with the next number. Triggers refuse anything else."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gcm.models.agenda import AgendaItem


class DecisionText(models.Model):
    """Text no. N of an item. `hash` covers the wording in the source language."""

    item = models.ForeignKey(AgendaItem, related_name="texts", on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField(_("number"))
    source_language = models.CharField(_("source language"), max_length=2, choices=settings.LANGUAGES)
    hash = models.CharField(max_length=64)
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    put_at = models.DateTimeField(_("put on the screen"), default=timezone.now)

    class Meta:
        verbose_name = _("text of a draft decision")
        verbose_name_plural = _("texts of draft decisions")
        ordering: ClassVar[list[str]] = ["item", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="text_one_a_number", fields=["item", "number"]),
        ]

    def __str__(self) -> str:
        return str(_("Text no. %(number)s") % {"number": self.number})

    def wording(self, language: str | None = None) -> "DecisionWording":
        """In the language (the page's by default), else in the source language. Needs no query when
        `wordings` is prefetched."""
        by_language = {each.language: each for each in self.wordings.all()}
        wanted = language or get_language() or self.source_language
        return by_language.get(wanted) or by_language[self.source_language]


class DecisionWording(models.Model):
    """The text in one language. A translation carries a hash of its own and is marked as such."""

    text = models.ForeignKey(DecisionText, related_name="wordings", on_delete=models.PROTECT)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    is_source = models.BooleanField(_("source"))
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("text"), max_length=10000)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering: ClassVar[list[str]] = ["text", "-is_source", "language"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="wording_one_a_language", fields=["text", "language"]),
            models.UniqueConstraint(
                name="wording_one_source", fields=["text"], condition=models.Q(is_source=True)
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)
