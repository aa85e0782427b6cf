"""What is said beside a record, and can be taken down by itself: reports, endorsements, adoptions."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class SaidQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Those that the secretariat did not take down: everybody who reads the record reads them."""
        return self.filter(taken_down_at__isnull=True)


class Said(models.Model):
    """The row stays when it is taken down (P6): who may not say it twice has said it once."""

    taken_down_at = models.DateTimeField(_("taken down"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
