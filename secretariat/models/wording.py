"""Templates of what the secretariat writes."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.phrases import with_colon
from secretariat.enums import WordingKind


class Wording(models.Model):
    """A template; its text is that of its last version."""

    kind = models.CharField(_("kind"), max_length=16, choices=WordingKind.choices)
    name = models.CharField(_("name"), max_length=120)
    retired_at = models.DateTimeField(_("retired"), null=True, editable=False)

    class Meta:
        verbose_name = _("template")
        verbose_name_plural = _("templates")
        ordering: ClassVar[list[str]] = ["kind", "name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="wording_named_once", fields=["kind", "name"]),
        ]

    def __str__(self) -> str:
        return with_colon(self.get_kind_display(), self.name)


class WordingVersion(models.Model):
    """What the template said from then on. Never edited: another follows. Nobody made what ships with the
    portal."""

    wording = models.ForeignKey(Wording, related_name="versions", on_delete=models.PROTECT)
    number = models.PositiveSmallIntegerField(_("version"))
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), max_length=20000)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("version of a template")
        verbose_name_plural = _("versions of templates")
        ordering: ClassVar[list[str]] = ["wording", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="wording_version_once", fields=["wording", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.wording_id} v{self.number}"

    @property
    def revision(self) -> int:
        """Which one an edit began with."""
        return self.number


class WordingUse(models.Model):
    """From when to when a mail that leaves by itself began with a version. `mail` is their kind."""

    mail = models.CharField(_("mail"), max_length=60)
    version = models.ForeignKey(WordingVersion, related_name="uses", on_delete=models.PROTECT)
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    put_at = models.DateTimeField(_("in use since"), default=timezone.now, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    ended_at = models.DateTimeField(_("in use until"), null=True, editable=False)

    class Meta:
        verbose_name = _("use of a template")
        verbose_name_plural = _("uses of templates")
        ordering: ClassVar[list[str]] = ["-put_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="wording_one_in_use", fields=["mail"], condition=models.Q(ended_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mail}: {self.version_id}"
