"""The GCG is told of an observer, and an observer is invited (O1)."""

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from gcm.emails.meetings import WHY, local_time
from gcm.models import Observer
from gcm.queries.calendar import attachments_of
from gcm.queries.convocation import representatives
from gcm.queries.observed import named_items
from partners.enums import Listing
from partners.models import Organisation

WHY_OBSERVER = _("You receive this mail because you told the secretariat that you wish to observe a meeting.")


def listed(organisation: Organisation) -> Organisation | None:
    """None for one that asked not to be listed: a mail cannot ask who reads it (P5)."""
    return None if organisation.listing == Listing.HIDDEN else organisation


def observer_announced(observer: Observer) -> None:
    """To every representative; without the person's name, since the organisation is what observes."""
    mailing.send(
        kind="gcm.observer_announced",
        template="mail/gcm/observer_announced",
        recipients=[mailing.to_account(each.person) for each in representatives()],
        context={"meeting": observer.meeting, "organisation": listed(observer.organisation)},
        why=WHY,
        statutory=True,
    )


def observer_invited(observer: Observer) -> None:
    """With the items that the person is invited for (O3)."""
    person, meeting = observer.person, observer.meeting
    only = named_items(meeting, person)
    agenda = meeting.items.order_by("position")
    items = list(agenda if only is None else agenda.filter(pk__in=only))
    mailing.send(
        kind="gcm.observer_invited",
        template="mail/gcm/observer_invited",
        recipients=[mailing.to_account(person, personal={"time": local_time(meeting, person)})],
        context={
            "meeting": meeting,
            "organisation": observer.organisation,
            "items": items,
        },
        why=WHY_OBSERVER,
        attachments=attachments_of(meeting, items),
    )
