"""The other names and codes under which sources know an area."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pathfinders.enums import NameKind


class CountryName(models.Model):
    """A name or a code that means a State: former ones, those of other lists, M49 codes. Without a country
    it means an area that is not among the member States, whose figures an import leaves out.

    `value` is written as a source writes it; `key` is what is compared (`domain.data.names.key_of`)."""

    country = models.ForeignKey(
        "partners.Country",
        verbose_name=_("country"),
        null=True,
        blank=True,
        related_name="other_names",
        on_delete=models.PROTECT,
        help_text=_("Empty for a region or territory that is not among the member States."),
    )
    kind = models.CharField(_("kind"), max_length=5, choices=NameKind.choices)
    value = models.CharField(_("name or code"), max_length=160)
    key = models.CharField(max_length=160, editable=False)

    class Meta:
        verbose_name = _("other name of a country")
        verbose_name_plural = _("other names of countries")
        ordering: ClassVar[list[str]] = ["country", "kind", "key"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="country_name_means_one", fields=["kind", "key"]),
            models.CheckConstraint(name="country_name_says_something", condition=~Q(key="")),
        ]

    def __str__(self) -> str:
        return str(self.value)
