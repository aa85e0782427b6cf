from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.enums import Identification

LIFETIME = timedelta(minutes=10)
TRIES = 3


class FallbackCodeQuerySet(models.QuerySet["FallbackCode"]):
    def live(self) -> Self:
        """Not used, not voided, not too old, not guessed at too often."""
        return self.filter(
            used_at__isnull=True, voided_at__isnull=True, tries__lt=TRIES, expires_at__gt=timezone.now()
        )


class FallbackCode(models.Model):
    """A code that stands for a second factor which fails, once and for minutes. An officer gave it after
    making sure who it is. The database keeps its hash alone, and refuses one given to oneself."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    identified_by = models.CharField(max_length=20, choices=Identification.choices)
    code_hash = models.CharField(max_length=200)
    granted_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    voided_at = models.DateTimeField(null=True)

    objects = FallbackCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code in place of a second factor")
        verbose_name_plural = _("codes in place of a second factor")
        ordering: ClassVar[list[str]] = ["-granted_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(granted_by=F("user")), name="fallback_not_granted_to_oneself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.granted_at:%H:%M}"
