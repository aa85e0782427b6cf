"""How a State stands with regard to the Alliance, as everybody may know it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Standing(TextChoices):
    """The furthest that is public. What comes before a grant is nobody's but those who take part (F4)."""

    IMPLEMENTING = "implementing", _("Pathfinder country implementing its roadmap")
    PATHFINDER = "pathfinder", _("Pathfinder country")
    PARTNER = "partner", pgettext_lazy("country", "Partner")
    NONE = "none", _("Not yet a partner")


# Shown beside the colour, so that nobody needs to tell colours apart.
SIGNS = {Standing.IMPLEMENTING: "●", Standing.PATHFINDER: "◐", Standing.PARTNER: "○", Standing.NONE: ""}
