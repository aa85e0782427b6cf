"""Who answered a call for interest, for those who nominate and for those who answered (S18)."""

from typing import Any

from django.db.models import QuerySet

from gcm.models import NominatingBody, SeatCall, SeatInterest
from partners.models import Organisation
from partners.queries.proposals import proposers_for


def interests_in(body: NominatingBody) -> list[SeatInterest]:
    """What stands of the answers to all calls of the body, the latest call first. One query."""
    found = SeatInterest.objects.standing().filter(call__body=body, call__withdrawn_at__isnull=True)
    return list(found.select_related("organisation", "call").order_by("-call__opens_on", "sent_at", "pk"))


def interests_of(user: Any, call: SeatCall) -> list[SeatInterest]:
    """What stands of the answers of the person's own organisations. One query."""
    mine = answering_for(user)
    found = SeatInterest.objects.standing().filter(call=call, organisation__in=mine)
    return list(found.select_related("organisation", "written_by"))


def answering_for(user: Any) -> QuerySet[Organisation]:
    """The partners in whose name the person may answer."""
    return proposers_for(user) if user.is_authenticated else Organisation.objects.none()
