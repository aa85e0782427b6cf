"""Which governments the appointments on an agenda are about, and what speaks for or against a pair."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from gcm.enums import AppointmentState, Office
from gcm.models import AgendaItem, Appointment, GovernmentConsensus
from gcm.models.agenda import OPEN
from gcm.queries.presidency.offices import holder_of
from partners.models import Organisation

APPOINT = "gcm.appoint"
AGREED = (AppointmentState.CONSENSUS, AppointmentState.ON_AGENDA)


def candidates_before(meeting: int) -> set[int]:
    """The governments on which this meeting has yet to decide (C6). Two queries."""
    items = AgendaItem.objects.filter(meeting=meeting, effect=APPOINT, state__in=OPEN)
    about = [int(pk) for pk in items.values_list("object_id", flat=True)]
    agreed = GovernmentConsensus.objects.filter(appointment__in=about, returned_at__isnull=True)
    return set(agreed.values_list("candidacy__organisation", flat=True))


def item_of(appointment: Appointment) -> AgendaItem | None:
    """The latest item on which the GCG was to decide on it."""
    kind = ContentType.objects.get_for_model(Appointment)
    items = AgendaItem.objects.filter(content_type=kind, object_id=str(appointment.pk), effect=APPOINT)
    return items.select_related("meeting").order_by("-pk").first()


def government_of_other_office(appointment: Appointment) -> Organisation | None:
    """The government with which this one would serve: the one that is agreed on for the other office, else
    its holder, unless that one is about to be replaced."""
    other = next(office for office in Office if office != appointment.office)
    under_way = Appointment.objects.filter(office=other).exclude(state=AppointmentState.CONFIRMED).first()
    if under_way is not None:
        agreed = under_way.consensus
        return agreed.candidacy.organisation if agreed else None
    term = holder_of(other, appointment.starts_on)
    return term.organisation if term else None


def advice_on(appointment: Appointment, organisation: Organisation) -> Any:
    """In words, when both would come from one region; "" otherwise. It is advice and blocks nothing (C8)."""
    other = government_of_other_office(appointment)
    if other is None or _region(organisation) is None or _region(organisation) != _region(other):
        return ""
    return _("Chair and vice-chair would come from the same region. This is allowed; the choice is yours.")


def _region(organisation: Organisation) -> int | None:
    return organisation.country.regional_group_id if organisation.country else None
