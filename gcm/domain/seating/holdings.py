"""What an organisation holds in the GCG, for whoever merges organisations (P6)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from alliance87.core.dates import today_in_geneva
from gcm.models import Seat, SeatTerm
from partners.domain.succession.registry import Holding, define_holdings
from partners.models import Organisation


def seats_held(organisation: Organisation) -> Iterator[Holding]:
    """Seats of today and of the days to come (one query)."""
    today = today_in_geneva()
    terms = SeatTerm.objects.filter(organisation=organisation).exclude(ended_on__lt=today)
    for seat in Seat.objects.filter(terms__in=terms).distinct().order_by("number"):
        yield Holding("seat", _("Seat %(number)s of the GCG") % {"number": seat.number})


define_holdings(seats_held)
