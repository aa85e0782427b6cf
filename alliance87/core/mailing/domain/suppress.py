"""Addresses that must not be written to, and what that does to a mailing."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.mailing.categories import category as find_category
from alliance87.core.mailing.categories import switched_by_address
from alliance87.core.mailing.domain.alarms import tell_secretariat
from alliance87.core.mailing.enums import DeliveryState, SuppressionReason
from alliance87.core.mailing.models import AddressHash, Delivery, Mailing, Suppression, address_hash
from alliance87.core.mailing.models.delivery import DeliveryQuerySet
from alliance87.core.mailing.queries import lists_of

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
    """The address may be written to again. The secretariat's act; raises PermissionDenied, ValidationError
    when it was lifted meanwhile."""
    if not actor.has_perm("mailing.manage_mailing"):
        raise PermissionDenied
    locked = Suppression.objects.select_for_update().filter(pk=suppression.pk).first()
    if locked is None:
        raise ValidationError(_("This address is written to again already."))
    ledger.append(
        kind="mailing.suppression_lifted",
        subject=locked,
        actor=actor,
        data={"reason": locked.reason, "category": locked.category or None},
    )
    locked.delete()


@transaction.atomic
def unsubscribe(*, hashed: str, category: str, message_id: str) -> None:
    """End a subscription, as its reader asked by the link in a mail (RFC 8058), whether or not the
    mail's own record still has the address. Repeating it changes nothing."""
    Suppression.objects.get_or_create(address_hash=hashed, reason=Reason.UNSUBSCRIBED, category=category)
    delivery = Delivery.objects.filter(message_id=message_id).first()
    owner = find_category(category)
    if owner.unsubscribe and delivery and delivery.key:
        owner.unsubscribe(delivery.key)
    if owner.leave:
        owner.leave(hashed)


def resubscribe(*, hashed: str, category: str) -> None:
    """The reader asked for the list again and proved that the address is theirs: what ended with
    `unsubscribe`, or with a complaint about our lists, ends no longer."""
    again = Q(reason=Reason.UNSUBSCRIBED, category=category) | Q(reason=Reason.COMPLAINT)
    Suppression.objects.filter(again, address_hash=hashed).delete()


@transaction.atomic
def choose_lists(*, address: str, wanted: Collection[str]) -> None:
    """Of the lists that an address switches on and off, these and no others, by name; choosing one lifts a
    complaint. The caller knows that the address is the reader's."""
    got = set(lists_of(address))
    for each in switched_by_address():
        if each.name in wanted and each.name not in got:
            resubscribe(hashed=address_hash(address), category=each.name)
        elif each.name not in wanted and (each.name in got or wanted):
            suppress_address(address=address, reason=Reason.UNSUBSCRIBED, category=each.name)


def set_aside_stopped(mailing: Mailing, deliveries: DeliveryQuerySet) -> int:
    """Mark those of these deliveries whose address must not be written to; answers how many. They are shown
    as suppressed, not skipped silently. The caller sees to it that none is in another's hand."""
    stopped = deliveries.filter(Exists(stopping(mailing))).update(
        state=DeliveryState.SUPPRESSED, next_try_at=None, claim=None
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
