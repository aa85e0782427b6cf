"""A figure on the target, with the year it is for and where it comes from."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Estimate(models.Model):
    """`value` is in millions. A newer figure is another row under the same key; the older one stays."""

    key = models.SlugField(_("key"), max_length=60)
    label = models.CharField(_("what it counts"), max_length=200)
    value = models.DecimalField(_("millions"), max_digits=8, decimal_places=1)
    year = models.PositiveSmallIntegerField(_("year"))
    source = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("address of the source"), max_length=500)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    retrieved_on = models.DateField(_("retrieved on"))
    revision = models.PositiveIntegerField(default=0, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("estimate")
        verbose_name_plural = _("estimates")
        ordering: ClassVar[list[str]] = ["order", "-year"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="estimate_one_a_year", fields=["key", "year"]),
        ]

    def __str__(self) -> str:
        return f"{self.label}, {self.year}"
