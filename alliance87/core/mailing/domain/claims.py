"""Who may send what, and for how long.

Rows are always locked in the order of their ids, and the claim before its rows, so that no two workers
can wait for each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from alliance87.core.mailing import conf
from alliance87.core.mailing.domain.alarms import tell_secretariat
from alliance87.core.mailing.domain.leaving import set_aside
from alliance87.core.mailing.enums import DeliveryState, MailingState
from alliance87.core.mailing.models import Claim, Delivery, Mailing
from alliance87.core.mailing.models.mailing import UNDER_WAY

State = DeliveryState


class ClaimLostError(Exception):
    """The lease ran out and a successor has the rows: send nothing more, record nothing more."""


@dataclass(frozen=True)
class Batch:
    claim: Claim
    deliveries: list[Delivery]


@transaction.atomic
def take(mailing: Mailing, *, worker: str, window: int) -> Batch | None:
    """Claim the next deliveries that are due; None when there are none or the mailing does not go on.
    Who left and the state of the mailing are looked at again here."""
    mailing.refresh_from_db()
    if mailing.state not in UNDER_WAY:
        return None
    _give_up_late(mailing)
    found = _lock(_due(mailing), _batch_size(mailing))
    if not found:
        return None
    uncertain = [pk for pk, state in found.items() if state == State.UNCERTAIN]
    claim = _hand_over(mailing, found, worker, window)
    set_aside(mailing, claim.deliveries.all())
    claim.deliveries.filter(pk__in=uncertain).update(possible_duplicate=True)
    if mailing.state == MailingState.APPROVED:
        Mailing.objects.filter(pk=mailing.pk, state=MailingState.APPROVED).update(state=MailingState.SENDING)
    return Batch(claim, list(claim.deliveries.order_by("pk")))


def _hand_over(mailing: Mailing, ids: Iterable[int], worker: str, window: int) -> Claim:
    """From here on the rows are asked for by their claim: hundreds of ids cost more than the answer."""
    now = timezone.now()
    claim: Claim = Claim.objects.create(
        mailing=mailing, worker=worker, taken_at=now, lease_until=now + conf.LEASE, window=window
    )
    Delivery.objects.filter(pk__in=ids).update(state=State.SENDING, claim=claim, next_try_at=None)
    return claim


def _due(mailing: Mailing) -> QuerySet[Delivery]:
    now = timezone.now()
    is_time = Q(next_try_at__isnull=True) | Q(next_try_at__lte=now)
    return mailing.deliveries.waiting().filter(is_time, not_after__gte=now)


def _lock(rows: QuerySet[Delivery], limit: int) -> dict[int, str]:
    """Their states by id. On SQLite the whole transaction is the lock; on PostgreSQL rows in another's
    hand are passed by."""
    found = rows.order_by("pk").select_for_update(skip_locked=True)
    return dict(found.values_list("pk", "state")[:limit])


def _batch_size(mailing: Mailing) -> int:
    """At most ten seconds' worth of a throttled mailing, so that a pause is felt soon."""
    return min(conf.BATCH, mailing.pace * 10) if mailing.pace else conf.BATCH


def _give_up_late(mailing: Mailing) -> None:
    """Past "not later than": what was never tried is cancelled, what was tried in vain has bounced. All of
    it at once, some thousands a step: with no claim left, nobody would come for the rest."""
    any_late = False
    while ids := _lock(mailing.deliveries.waiting().filter(not_after__lt=timezone.now()), conf.BATCH):
        any_late = True
        late = Delivery.objects.filter(pk__in=ids)
        late.filter(state=State.DEFERRED).update(state=State.BOUNCED, next_try_at=None)
        late.filter(state=State.PENDING).update(state=State.CANCELLED)
        late.filter(state=State.UNCERTAIN).update(next_try_at=None)
    if any_late and mailing.statutory:
        tell_secretariat(mailing)


def renew(claim: Claim) -> None:
    """Prolong the lease and lock the claim for the rest of the transaction. Raises ClaimLostError when it
    was taken back."""
    if not Claim.objects.filter(pk=claim.pk).update(lease_until=timezone.now() + conf.LEASE):
        raise ClaimLostError


@transaction.atomic
def release(claim: Claim) -> None:
    """End a claim in good order: what it did not send waits again, and did not leave."""
    if Claim.objects.select_for_update().filter(pk=claim.pk).first():
        _put_back(claim)


@transaction.atomic
def take_back_dead(mailing: Mailing) -> int:
    """End the claims whose lease ran out; answers how many. Messages leave in the order of ids, so only
    the first `window` rows of a dead claim can have left without being recorded."""
    dead = list(
        Claim.objects.select_for_update(skip_locked=True)
        .filter(mailing=mailing, lease_until__lt=timezone.now())
        .order_by("pk")
    )
    for claim in dead:
        held = claim.deliveries.filter(state=State.SENDING).order_by("pk")
        maybe_out = list(held.values_list("pk", flat=True)[: claim.window])
        claim.deliveries.filter(pk__in=maybe_out, state=State.SENDING).update(
            state=State.UNCERTAIN, next_try_at=timezone.now(), claim=None
        )
        _put_back(claim)
    return len(dead)


def _put_back(claim: Claim) -> None:
    claim.deliveries.filter(state=State.SENDING).update(state=State.PENDING, claim=None)
    mailing = Mailing.objects.get(pk=claim.mailing_id)
    if mailing.state == MailingState.CANCELLED:
        stop_waiting(mailing)
    claim.delete()


def stop_waiting(mailing: Mailing) -> int:
    """What waits of a cancelled mailing waits no longer; answers how many. Some thousands at a time, in
    order, because a worker may hold some of the rows."""
    stopped = 0
    while ids := list(
        mailing.deliveries.waiting().order_by("pk").select_for_update().values_list("pk", flat=True)[:5000]
    ):
        rows = Delivery.objects.filter(pk__in=ids)
        stopped += rows.filter(state=State.UNCERTAIN).update(next_try_at=None)
        stopped += rows.exclude(state=State.UNCERTAIN).update(state=State.CANCELLED, next_try_at=None)
    return stopped
