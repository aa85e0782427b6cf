"""Addresses that must not be written to, and what that does to a mailing."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from alliance87.core import ledger
from alliance87.core.mailing.categories import category as find_category
from alliance87.core.mailing.domain.alarms import tell_secretariat
from alliance87.core.mailing.enums import DeliveryState, SuppressionReason
from alliance87.core.mailing.models import AddressHash, Delivery, Mailing, Suppression, address_hash
from alliance87.core.mailing.models.delivery import DeliveryQuerySet

Reason = SuppressionReason


def suppress_address(*, address: str, reason: SuppressionReason, category: str = "") -> Suppression:
    """Write no more to the address: nothing at all after a hard bounce, no list mail after a complaint,
    not this list after an unsubscription. Statutory mail heeds hard bounces only."""
    known, _created = Suppression.objects.get_or_create(
        address_hash=address_hash(address), reason=reason, category=category
    )
    return known


@transaction.atomic
def lift_suppression(*, actor: Any, suppression: Suppression) -> None:
    """The address may be written to again. The secretariat's act; raises PermissionDenied."""
    if not actor.has_perm("mailing.manage_mailing"):
        raise PermissionDenied
    ledger.append(
        kind="mailing.suppression_lifted",
        subject=suppression,
        actor=actor,
        data={"reason": suppression.reason, "category": suppression.category or None},
    )
    suppression.delete()


@transaction.atomic
def unsubscribe(*, hashed: str, category: str, message_id: str) -> None:
    """End a subscription, as its reader asked by the link in a mail (RFC 8058), whether or not the
    mail's own record still has the address. Repeating it changes nothing."""
    Suppression.objects.get_or_create(address_hash=hashed, reason=Reason.UNSUBSCRIBED, category=category)
    delivery = Delivery.objects.filter(message_id=message_id).first()
    owner: Callable[[str], None] | None = find_category(category).unsubscribe
    if owner and delivery and delivery.key:
        owner(delivery.key)


def set_aside_stopped(mailing: Mailing, deliveries: DeliveryQuerySet) -> int:
    """Mark the waiting deliveries among these whose address must not be written to; answers how many.
    They are shown as suppressed, not skipped silently."""
    stopped = (
        deliveries.waiting()
        .filter(Exists(stopping(mailing)))
        .update(state=DeliveryState.SUPPRESSED, next_try_at=None)
    )
    if stopped and mailing.statutory:
        tell_secretariat(mailing)
    return stopped


def stopping(mailing: Mailing) -> QuerySet[Suppression]:
    """The suppressions that stop this mailing, for the delivery of an outer query."""
    reasons = Q(pk__in=[])
    if not mailing.despite_bounces:
        reasons |= Q(reason=Reason.HARD_BOUNCE)
    if mailing.category and not mailing.statutory:
        reasons |= Q(reason=Reason.COMPLAINT)
        reasons |= Q(reason=Reason.UNSUBSCRIBED, category=mailing.category)
    return Suppression.objects.filter(reasons, address_hash=AddressHash(OuterRef("address")))
