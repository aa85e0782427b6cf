"""A country whose item comes up sits on the GCG (F6): its representative, and the chair, are reminded in
private. The portal declares nothing for them (D11)."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from alliance87.core import rulesets
from gcm.domain.room import locked_meeting
from gcm.enums import Capacity, ItemState, MeetingState, Office
from gcm.models import AgendaItem, Delegate
from pathfinders.emails import way as emails
from pathfinders.models import CandidateReminder, Pathway
from pathfinders.queries.outlook import GRANT

COMING = (MeetingState.CONVENED, MeetingState.AGENDA_FROZEN)


@transaction.atomic
def remind_candidates() -> int:
    """Write to those who are to be reminded of an item of a meeting that begins within the days of the rule
    set. Each person gets one mail an item. Answers how many mails were sent."""
    return sum(_remind(item) for item in _items())


def _items() -> Any:
    now = timezone.now()
    until = now + timedelta(days=rulesets.in_force(now)["pathfinders.candidate_reminder_days"])
    coming = AgendaItem.objects.filter(effect=GRANT, state=ItemState.SCHEDULED, meeting__state__in=COMING)
    near = coming.filter(meeting__starts_at__gt=now, meeting__starts_at__lte=until)
    return near.select_related("meeting").order_by("pk")


def _remind(item: AgendaItem) -> int:
    locked_meeting(item.meeting)
    pathway: Any = item.subject
    known = set(CandidateReminder.objects.filter(item=item).values_list("person_id", flat=True))
    new = [each for each in _people(pathway) if each.pk not in known]
    for person in new:
        CandidateReminder.objects.create(item=item, person=person)
    if new:
        emails.candidate_sits(item, pathway, new)
    return len(new)


def _people(pathway: Pathway) -> list[Any]:
    """Those who take part for the country, and the representative on the chair's seat; nobody when the
    country does not sit."""
    here = Delegate.objects.at().take_part().filter(person__is_active=True).select_related("person")
    own = [each.person for each in here.filter(term__organisation=pathway.organisation_id)]
    if not own:
        return []
    chair = here.filter(term__seat__office=Office.CHAIR, capacity=Capacity.REPRESENTATIVE)
    return list({each.pk: each for each in (*own, *(one.person for one in chair))}.values())
