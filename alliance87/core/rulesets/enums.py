from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Where a value comes from. Shown with every value on the page of the house rules (X9)."""

    LITERAL = "literal", _("in the mandate")
    DEFAULT = "default", _("house rule")
    AWAITING = "awaiting", _("awaiting a ruling")
    # Never declared: what a literal or awaited value becomes once a rule set says otherwise.
    RULED = "ruled", _("decided by the GCG")
