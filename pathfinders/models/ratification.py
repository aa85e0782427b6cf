"""International instruments, and what each State did about them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pathfinders.enums import RatificationState, Theme
from pathfinders.models.indicator import Proven


class Convention(models.Model):
    """A convention or protocol that bears on target 8.7."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    title = models.CharField(_("title"), max_length=250)
    year = models.PositiveSmallIntegerField(_("year of adoption"))
    theme = models.CharField(_("theme"), max_length=14, choices=Theme.choices)
    fundamental = models.BooleanField(
        _("fundamental"), default=False, help_text=_("Among the fundamental instruments of the ILO.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("convention")
        verbose_name_plural = _("conventions")
        ordering: ClassVar[list[str]] = ["order", "code"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Ratification(Proven):
    """What a source says of one State and one instrument. No row means that no source says anything."""

    convention = models.ForeignKey(
        Convention, verbose_name=_("convention"), related_name="ratifications", on_delete=models.PROTECT
    )
    state = models.CharField(_("status"), max_length=12, choices=RatificationState.choices)
    on = models.DateField(_("date"), null=True, blank=True)

    class Meta:
        verbose_name = _("ratification")
        verbose_name_plural = _("ratifications")
        ordering: ClassVar[list[str]] = ["country", "convention"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="ratification_current_once",
                fields=["country", "convention", "source"],
                condition=Q(replaced_by__isnull=True),
            ),
            models.CheckConstraint(
                name="ratification_dated_unless_there_is_none",
                condition=Q(on__isnull=False) | Q(state=RatificationState.NOT_RATIFIED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.convention_id} {self.country_id}"
