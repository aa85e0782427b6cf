"""Decisions. What was decided is written once, with who was there, and never computed again (T2)."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gcm.enums import PresidedBy
from gcm.models.agenda import AgendaItem
from gcm.models.text import DecisionText


class DecisionQuerySet(models.QuerySet["Decision"]):
    def published(self) -> Self:
        return self.filter(published_at__isnull=False)

    def by_symbol(self, symbol: str) -> "Decision | None":
        """The decision that a record names by its symbol (D15); None for what is no symbol."""
        _body, _slash, rest = symbol.partition("/")
        year, _slash, number = rest.partition("/")
        if not (year.isdecimal() and number.isdecimal()):
            return None
        return self.filter(year=year, number=number).first()


class Decision(models.Model):
    """One decision by consensus. `record` is the whole of what was the case at the gavel, `hash` its digest;
    each record names the hash before it. Triggers refuse every change but the publication (D17)."""

    item = models.OneToOneField(AgendaItem, related_name="decision", on_delete=models.PROTECT)
    text = models.OneToOneField(DecisionText, related_name="decision", on_delete=models.PROTECT)
    sequence = models.PositiveIntegerField(unique=True)  # in the chain, over all years
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("number"))
    decided_at = models.DateTimeField(_("decided"))
    presided_by = models.CharField(_("presided by"), max_length=10, choices=PresidedBy.choices)
    rule_set = models.PositiveIntegerField(_("rule set"))
    text_hash = models.CharField(max_length=64)
    record: Any = models.JSONField()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)
    published_at = models.DateTimeField(_("published"), null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering: ClassVar[list[str]] = ["-sequence"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="decision_one_a_number", fields=["year", "number"]),
            models.CheckConstraint(
                name="decision_published_by_somebody",
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.symbol

    @property
    def symbol(self) -> str:
        """D15: GCM/year/number."""
        return f"GCM/{self.year}/{self.number}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    def get_absolute_url(self) -> str:
        return reverse("gcm:decision", args=[self.year, self.number])
