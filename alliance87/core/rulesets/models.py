from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import day_in_geneva


class RuleSet(models.Model):
    """The rules from an instant on. Never changed once stored: another one follows it (X7)."""

    version = models.PositiveIntegerField(_("version"), unique=True)
    effective_from = models.DateTimeField(_("in force from"), unique=True)
    label = models.CharField(_("label"), max_length=200, blank=True)
    # The number of the decision that adopted it. Which decision that is, the app above knows.
    adopted_by = models.CharField(_("adopted by decision"), max_length=100, blank=True)
    created_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    objects: ClassVar[models.Manager["RuleSet"]] = models.Manager()

    class Meta:
        verbose_name = _("rule set")
        verbose_name_plural = _("rule sets")
        ordering = ("-version",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(version__gte=1), name="ruleset_counts_from_one"),
        ]

    @property
    def day(self) -> date:
        """The day in Geneva on which it comes into force."""
        return day_in_geneva(self.effective_from)

    def __str__(self) -> str:
        return _("Rule set %(version)s") % {"version": self.version}


class RuleValue(models.Model):
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="values", verbose_name=_("rule set"))
    key = models.CharField(_("key"), max_length=100)
    value = models.JSONField(_("value"))

    objects: ClassVar[models.Manager["RuleValue"]] = models.Manager()

    class Meta:
        verbose_name = _("rule value")
        verbose_name_plural = _("rule values")
        ordering = ("key",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["rule_set", "key"], name="rulevalue_one_a_key"),
        ]

    def __str__(self) -> str:
        return self.key
