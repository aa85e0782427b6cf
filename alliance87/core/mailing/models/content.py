from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from alliance87.core.mailing.models.mailing import Mailing
from alliance87.core.mailing.placeholders import pattern


class MailingContent(models.Model):
    """The message in one language, rendered once; `mime` is whole but for what differs by recipient."""

    mailing = models.ForeignKey(Mailing, related_name="contents", on_delete=models.CASCADE)
    language = models.CharField(_("language"), max_length=8)
    subject = models.CharField(_("subject"), max_length=250)
    why = models.TextField(_("why it is sent"))
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"))
    marker = models.CharField(max_length=32, help_text=_("What the placeholders in `mime` begin with."))
    mime = models.BinaryField()

    class Meta:
        verbose_name = _("content")
        verbose_name_plural = _("contents")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="mailing_content_once_a_language", fields=["mailing", "language"])
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.language})"

    @property
    def readable_text(self) -> str:
        """With an ellipsis for what differs by recipient."""
        return pattern(self.marker).sub("…", self.text)
