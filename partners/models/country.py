"""States and regional groups, by their United Nations names."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core.languages import LANGUAGES
from alliance87.core.text import sort_key


class RegionalGroup(models.Model):
    """One of the five UN regional groups: data that the secretariat may change (S5, S6)."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("regional group")
        verbose_name_plural = _("regional groups")
        ordering: ClassVar[list[str]] = ["order"]

    def __str__(self) -> str:
        return str(self.name)


class CountryQuerySet(models.QuerySet["Country"]):
    def in_order(self) -> Self:
        """By the alphabetical order of the page's language, accents aside."""
        return self.order_by(f"sort_{get_language() or 'fr'}", "iso2")


class Country(models.Model):
    """A State. Fictitious ones live in demonstrations only, under codes that ISO 3166 leaves to its users."""

    iso2 = models.CharField(_("ISO 3166-1 code"), max_length=2, unique=True)
    iso3 = models.CharField(_("ISO 3166-1 code, three letters"), max_length=3, blank=True)
    name = models.CharField(_("name"), max_length=100)
    regional_group = models.ForeignKey(
        RegionalGroup, verbose_name=_("regional group"), null=True, blank=True, on_delete=models.PROTECT
    )
    m49_region = models.CharField(_("M49 region"), max_length=40, blank=True)
    m49_subregion = models.CharField(_("M49 subregion"), max_length=60, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    fictitious = models.BooleanField(_("fictitious"), default=False, db_index=True)
    sort_fr = models.CharField(max_length=120, editable=False, default="")
    sort_en = models.CharField(max_length=120, editable=False, default="")
    sort_es = models.CharField(max_length=120, editable=False, default="")

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering: ClassVar[list[str]] = ["sort_fr", "iso2"]

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_sort_keys()
        super().save(*args, **kwargs)

    def set_sort_keys(self) -> None:
        """To be called before a bulk write, which does not save one by one."""
        for code in LANGUAGES:
            setattr(self, f"sort_{code}", sort_key(code)(getattr(self, f"name_{code}") or self.name or ""))
