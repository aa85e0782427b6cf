"""What the decision on a country would do, in one sentence."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gcm.enums import ItemState
from gcm.models import AgendaItem
from partners.models.organisation import LANGUAGES
from pathfinders.models import Pathway

GRANT = "pathfinders.grant_status"


def item_of(pathway: Pathway) -> AgendaItem | None:
    """The item that stands on an agenda for the country. One query."""
    open_ones = AgendaItem.objects.filter(
        effect=GRANT, object_id=str(pathway.pk), state__in=(ItemState.SCHEDULED, ItemState.IN_DISCUSSION)
    )
    return open_ones.select_related("meeting").order_by("-pk").first()


def outlook_of(pathway: Pathway) -> str:
    """Which country gets the status, from when, and that the decision is public (F4, D17)."""
    words = {"country": str(pathway.country)}
    if pathway.effective_on:
        words["day"] = date_format(pathway.effective_on, "DATE_FORMAT")
        first = _("%(country)s has the status of pathfinder country from %(day)s.") % words
    else:
        first = _("%(country)s has the status of pathfinder country from the day of the decision.") % words
    said = any(getattr(pathway, f"recommendations_{code}") for code in LANGUAGES)
    second = _("The recommendations go to the country.") if said else ""
    return " ".join(part for part in (first, second, _("The decision is public.")) if part)
