"""An observer of the demonstration: interest, the GCG informed, the chair's invitation (O1)."""

from datetime import datetime, timedelta

from alliance87.core import jobs
from gcm.domain.observers import inform_of_observer, invite_observer, record_interest
from gcm.models import Meeting
from partners.models import Membership, User
from secretariat.demo_seed.clock import stand_at
from secretariat.demo_seed.people import cast_member


def invite(meeting: Meeting, person: User, begins: datetime) -> None:
    """Have the person observe the meeting; the steps are a day apart."""
    officer = cast_member("officer-1")
    organisation = (
        Membership.objects.current().filter(user=person).select_related("organisation")[0].organisation
    )
    with stand_at(begins):
        observer = record_interest(actor=officer, meeting=meeting, person=person, organisation=organisation)
    with stand_at(begins + timedelta(days=1)):
        observer = inform_of_observer(actor=officer, observer=observer)
        jobs.run_due()
    with stand_at(begins + timedelta(days=2)):
        invite_observer(actor=cast_member("chair"), observer=observer)
        jobs.run_due()
