"""What a draft decision says beside its words: when, on what condition, on which basis (D16). It belongs to
the numbered text and is decided with it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gcm.models.text import DecisionText


class TextTerms(models.Model):
    """The terms of one numbered text. Triggers refuse changes: other terms are another text (D4)."""

    text = models.OneToOneField(DecisionText, related_name="terms", on_delete=models.PROTECT)
    in_force_on = models.DateField(
        _("enters into force on"), null=True, blank=True, help_text=_("Without a date: when it is decided.")
    )
    conditions = models.TextField(_("conditions"), blank=True, max_length=2000)
    review_on = models.DateField(_("to be reviewed by"), null=True, blank=True)
    clause = models.CharField(_("clause of the mandate relied on"), max_length=60, blank=True)
    supersedes = models.ForeignKey(
        "gcm.Decision",
        verbose_name=_("takes the place of decision"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )

    class Meta:
        verbose_name = _("terms of a draft decision")
        verbose_name_plural = _("terms of draft decisions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="terms_review_after_entry",
                condition=Q(review_on__isnull=True)
                | Q(in_force_on__isnull=True)
                | Q(review_on__gt=F("in_force_on")),
                violation_error_message=_("A decision is reviewed after it has entered into force."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text_id}"
