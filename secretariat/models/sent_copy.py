"""What left: the letter as one addressee read it, in one language."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.uploads.models import Upload
from secretariat.models.correspondence import Correspondence


class SentCopy(models.Model):
    """Text and document of a letter in a language in which it went out, with who got it. The database refuses
    to change or remove it (`secretariat.records`). `readers` are numbers of accounts: their names and
    addresses are with the accounts, and go with them."""

    entry = models.ForeignKey(Correspondence, related_name="copies", on_delete=models.PROTECT)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    subject = models.TextField(_("subject"))
    text = models.TextField(_("text"))
    readers: Any = models.JSONField(default=list)
    upload = models.ForeignKey(Upload, related_name="+", on_delete=models.PROTECT)
    digest = models.CharField(_("SHA-256 of the document"), max_length=64)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("copy of a letter as it was sent")
        verbose_name_plural = _("copies of letters as they were sent")
        ordering: ClassVar[list[str]] = ["entry", "language"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="copy_once_in_a_language", fields=["entry", "language"]),
        ]

    def __str__(self) -> str:
        return f"{self.entry} ({self.language})"
