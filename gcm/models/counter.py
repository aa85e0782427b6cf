"""Numbers without gaps (T24): the row is locked until the act that took the number is committed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counter(models.Model):
    name = models.CharField(max_length=40, primary_key=True)
    value = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
