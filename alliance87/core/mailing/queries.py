"""How far a mailing is: counted, never stored."""

import math
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from alliance87.core.mailing.categories import switched_by_address
from alliance87.core.mailing.enums import DeliveryState, SuppressionReason
from alliance87.core.mailing.models import Delivery, Mailing, Suppression, address_hash

State = DeliveryState
PACE = timedelta(minutes=1)


@dataclass(frozen=True)
class Progress:
    """Deliveries by state; `rate` is messages a second over the last minute."""

    state: str
    total: int
    waiting: int
    in_hand: int
    sent: int
    deferred: int
    bounced: int
    suppressed: int
    cancelled: int
    uncertain: int
    possible_duplicates: int
    rate: float

    @property
    def done(self) -> int:
        return self.sent + self.bounced + self.suppressed + self.cancelled

    @property
    def left(self) -> int:
        return self.waiting + self.in_hand + self.deferred

    @property
    def minutes_left(self) -> int | None:
        """Whole minutes at the present rate; None when nothing moves."""
        to_go = self.waiting + self.in_hand
        return math.ceil(to_go / self.rate / 60) if to_go and self.rate else None


def lists_of(address: str) -> list[str]:
    """Of the lists that an address switches on and off, those that it gets: none after a complaint (one
    query)."""
    reasons = (SuppressionReason.UNSUBSCRIBED, SuppressionReason.COMPLAINT)
    off = Suppression.objects.filter(address_hash=address_hash(address), reason__in=reasons)
    stopped = list(off.values_list("reason", "category"))
    if any(reason == SuppressionReason.COMPLAINT for reason, _category in stopped):
        return []
    names = {category for _reason, category in stopped}
    return [each.name for each in switched_by_address() if each.name not in names]


def unreached(mailing: Mailing) -> QuerySet[Delivery]:
    """Whom the mailing has not reached, its outcome final or unknown; who was erased is left out."""
    states = (State.BOUNCED, State.SUPPRESSED, State.CANCELLED, State.UNCERTAIN)
    return mailing.deliveries.filter(state__in=states).exclude(address="").order_by("address")


def progress(mailing: Mailing) -> Progress:
    """One query, whatever the number of deliveries."""
    recent = timezone.now() - PACE
    counted = mailing.deliveries.aggregate(
        total=Count("pk"),
        waiting=Count("pk", filter=Q(state=State.PENDING)),
        in_hand=Count("pk", filter=Q(state=State.SENDING)),
        sent=Count("pk", filter=Q(state=State.SENT)),
        deferred=Count("pk", filter=Q(state=State.DEFERRED)),
        bounced=Count("pk", filter=Q(state=State.BOUNCED)),
        suppressed=Count("pk", filter=Q(state=State.SUPPRESSED)),
        cancelled=Count("pk", filter=Q(state=State.CANCELLED)),
        uncertain=Count("pk", filter=Q(state=State.UNCERTAIN)),
        possible_duplicates=Count("pk", filter=Q(possible_duplicate=True)),
        recent=Count("pk", filter=Q(sent_at__gte=recent)),
    )
    return Progress(
        state=mailing.state, rate=round(counted.pop("recent") / PACE.total_seconds(), 1), **counted
    )
