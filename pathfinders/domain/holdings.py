"""The way of a country stays with the organisation that went it (P6)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from partners.domain.succession.registry import Holding, define_holdings
from partners.models import Organisation
from pathfinders.models import Pathway


def pathways_of(organisation: Organisation) -> Iterator[Holding]:
    """Its way, ended or not: what was decided about it names the organisation."""
    if Pathway.objects.filter(organisation=organisation).exists():
        yield Holding("pathway", _("The way of a pathfinder country"), fixed=True)


define_holdings(pathways_of)
