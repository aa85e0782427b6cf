"""Addresses that must not be written to. Only their hash is kept: it outlives the address itself."""

import hashlib
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.mailing.enums import SuppressionReason


def address_hash(address: str) -> str:
    """SHA-256, in hex, of the address in lower case."""
    return hashlib.sha256(address.strip().lower().encode()).hexdigest()


class AddressHash(models.Func):
    """The same, computed by the database: no extension is needed on PostgreSQL."""

    function = "SHA256"
    template = "SHA256(LOWER(%(expressions)s))"
    output_field = models.CharField(max_length=64)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "ENCODE(SHA256(CONVERT_TO(LOWER(%(expressions)s), 'UTF8')), 'hex')"
        return self.as_sql(compiler, connection, template=template, **extra)


class Suppression(models.Model):
    """Why an address gets no mail: of one list, or (empty category) whatever the reason stops."""

    address_hash = models.CharField(max_length=64, editable=False)
    reason = models.CharField(_("reason"), max_length=12, choices=SuppressionReason.choices)
    category = models.CharField(_("list"), max_length=40, blank=True)
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="mailing_suppression_once", fields=["address_hash", "reason", "category"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.address_hash[:8]}…: {self.get_reason_display()}"
