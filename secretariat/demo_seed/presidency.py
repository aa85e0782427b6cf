"""In the demonstration: a call for the vice-chair, with two governments that offer to serve, and an observer
of the meeting to come on whom the chair has yet to decide."""

from datetime import timedelta

from alliance87.core import jobs
from gcm.domain.observers import inform_of_observer, record_interest
from gcm.domain.observing import object_to_observer
from gcm.domain.presidency.calls import publish_call, submit_candidacy
from gcm.enums import Capacity, ObserverCategory, Office
from gcm.models import Appointment, Delegate, Meeting
from partners.models import Membership
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.people import cast_member

CRITERIA = {
    "fr": "Un engagement politique au plus haut niveau pour la cible 8.7, et la disponibilité de présider "
    "avec impartialité.",
    "en": "Political commitment at the highest level to target 8.7, and the time to preside with "
    "impartiality.",
    "es": "Un compromiso político al más alto nivel con la meta 8.7, y disponibilidad para presidir con "
    "imparcialidad.",
}
STATEMENTS = {  # by seat of the government
    13: "Our government has made target 8.7 a matter of the head of government’s office, and has the "
    "support of its region.",
    7: "Nous avons assuré le suivi du plan régional et souhaitons mettre cette expérience au service de "
    "tous.",
}


def call_for_vice_chair() -> int:
    """Once. Returns how many calls were published."""
    if Appointment.objects.exists():
        return 0
    opens = days_from_today(-12, hour=0)
    with stand_at(days_from_today(-13)):
        call = publish_call(
            actor=cast_member("officer-1"),
            office=Office.VICE_CHAIR,
            opens_at=opens,
            closes_at=opens + timedelta(days=40),
            criteria=CRITERIA,
            starts_on=days_from_today(180).date(),
            convenor=cast_member("chair"),
        )
    for day, (seat, statement) in enumerate(STATEMENTS.items()):
        with stand_at(days_from_today(-6 + day)):
            speaker = _representative(seat)
            submit_candidacy(
                actor=speaker.person,
                appointment=call,
                organisation=speaker.term.organisation,
                statement=statement,
            )
    return 1


def ask_for_observer() -> None:
    """Interest in the meeting to come, of which the GCG is informed and to which a member objects (O9)."""
    person = cast_member("observer")
    meeting = Meeting.objects.order_by("starts_at").last()
    membership = Membership.objects.current().filter(user=person).select_related("organisation")[0]
    if meeting is None:
        return
    observer = record_interest(
        actor=cast_member("officer-1"),
        meeting=meeting,
        person=person,
        organisation=membership.organisation,
        category=ObserverCategory.REGIONAL,
        reason="Prepares a regional programme on fair recruitment.",
        items=meeting.items.filter(position=2),
    )
    inform_of_observer(actor=cast_member("officer-1"), observer=observer)
    object_to_observer(
        actor=_representative(7).person,
        observer=observer,
        reason="The programme is still before our parliament.",
    )
    jobs.run_due()


def _representative(seat: int) -> Delegate:
    there = Delegate.objects.at().filter(term__seat__number=seat, capacity=Capacity.REPRESENTATIVE)
    return there.select_related("person", "term__organisation").get()
