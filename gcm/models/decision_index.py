"""What the register searches in, written when a decision is taken."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gcm.models.decision import Decision


class DecisionIndex(models.Model):
    """A reading of the decision's record, never a record itself: `search_text` is its folded words in every
    language."""

    decision = models.OneToOneField(
        Decision, related_name="index", primary_key=True, on_delete=models.CASCADE
    )
    search_text = models.TextField()
    has_reservations = models.BooleanField(_("with reservations"))

    class Meta:
        verbose_name = _("search words of a decision")
        verbose_name_plural = _("search words of decisions")

    def __str__(self) -> str:
        return f"{self.decision_id}"
