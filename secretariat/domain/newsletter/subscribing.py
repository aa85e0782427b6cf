"""Subscribe, confirm, change, leave, be erased: a reader's own acts, without an account (P4, P10).

What proves the right to act is a signed link in a mail to the address; nothing tells a stranger whether an
address is known.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from alliance87.core import mailing
from alliance87.core.mailing.enums import SuppressionReason
from alliance87.core.mailing.models import address_hash
from secretariat import emails
from secretariat.domain.newsletter import links
from secretariat.domain.newsletter.consent import note, text_in_force
from secretariat.enums import ConsentKind, ConsentWay, SubscriberState
from secretariat.models import Subscriber
from secretariat.queries.newsletter.readers import own_data

CHOICES = ("language", "frequency", "country", "category")


@transaction.atomic
def ask_subscription(*, email: str, values: Mapping[str, Any]) -> None:
    """Somebody typed an address: its owner gets a mail, and nothing else happens until they confirm. A reader
    who is subscribed already gets the link to their choices instead, which stay as they are. Raises
    ValidationError while there is no text to agree to."""
    address = email.strip().lower()
    text = text_in_force()
    # Who presses the button twice is one reader.
    rows = Subscriber.objects.select_for_update(of=("self",))
    subscriber, _new = rows.get_or_create(email=address, defaults={"address_hash": address_hash(address)})
    if subscriber.state == SubscriberState.ACTIVE:
        emails.already_subscribed(subscriber, links.managing(subscriber))
        return
    subscriber.ask()
    subscriber.consent, subscriber.asked_at = None, timezone.now()
    _keep(subscriber, values)
    note(subscriber, ConsentKind.ASKED, ConsentWay.PAGE, text=text)
    emails.confirm_subscription(subscriber, links.confirming(subscriber), text)


@transaction.atomic
def confirm_subscription(*, token: str) -> Subscriber:
    """The reader agrees to the text in force. Repeating it changes nothing. Raises BadSignature (also for a
    link of over a week ago), Subscriber.DoesNotExist."""
    subscriber = _locked(links.to_confirm(token))
    if subscriber.state == SubscriberState.ASKED:
        mailing.resubscribe(hashed=subscriber.address_hash, category=links.LIST)
        _agree(subscriber, ConsentKind.CONFIRMED)
    return subscriber


@transaction.atomic
def renew_consent(*, subscriber: Subscriber) -> None:
    """The reader agrees to the text in force, which came after the one they had agreed to."""
    locked = _locked(subscriber)
    if locked.state == SubscriberState.ACTIVE and locked.consent != text_in_force():
        _agree(locked, ConsentKind.RENEWED)


def _agree(subscriber: Subscriber, kind: ConsentKind) -> None:
    subscriber.confirm()
    subscriber.consent = text_in_force()
    subscriber.confirmed_at, subscriber.left_at = timezone.now(), None
    subscriber.save()
    note(subscriber, kind, ConsentWay.MAIL, text=subscriber.consent)


@transaction.atomic
def change_choices(*, subscriber: Subscriber, values: Mapping[str, Any]) -> None:
    """What the reader gets from now on."""
    _keep(_locked(subscriber), values)


def _keep(subscriber: Subscriber, values: Mapping[str, Any]) -> None:
    for name in CHOICES:
        if name in values:
            setattr(subscriber, name, values[name])
    subscriber.save()
    if "topics" in values:
        subscriber.topics.set(values["topics"])


@transaction.atomic
def leave_list(*, subscriber: Subscriber, way: ConsentWay) -> None:
    """Nothing more leaves to the reader, not even of a mailing that is under way. Repeating it changes
    nothing."""
    locked = _locked(subscriber)
    mailing.suppress_address(address=locked.email, reason=SuppressionReason.UNSUBSCRIBED, category=links.LIST)
    if locked.state != SubscriberState.LEFT:
        locked.leave()
        locked.left_at = timezone.now()
        locked.save(update_fields=["state", "left_at"])
        note(locked, ConsentKind.LEFT, way, text=locked.consent)


def leave_by_mail(hashed: str) -> None:
    """The link, the button or the address in a mail was used (see `mailing.define_category`)."""
    subscriber = Subscriber.objects.filter(address_hash=hashed).first()
    if subscriber:
        leave_list(subscriber=subscriber, way=ConsentWay.MAIL)


def send_own_data(*, subscriber: Subscriber) -> None:
    """Everything that is kept about the reader, to their own address and nowhere else."""
    content = json.dumps(own_data(subscriber), ensure_ascii=False, indent=1).encode()
    emails.own_data(subscriber, content)


@transaction.atomic
def erase_subscriber(*, subscriber: Subscriber) -> None:
    """The address goes, here and in the mail that was sent to it; the consent ledger keeps its hash, so that
    what was agreed can still be proved to whoever knows the address, and so that no list from elsewhere
    brings them back."""
    locked = _locked(subscriber)
    mailing.suppress_address(address=locked.email, reason=SuppressionReason.UNSUBSCRIBED, category=links.LIST)
    note(locked, ConsentKind.ERASED, ConsentWay.PAGE, text=locked.consent)
    mailing.forget_address(locked.email)
    locked.delete()


def forget_unconfirmed() -> int:
    """Addresses that somebody typed and whose owners did not confirm while the link was good; once a day.
    Answers how many."""
    before = timezone.now() - timedelta(seconds=links.GOOD_FOR)
    rows = Subscriber.objects.filter(state=SubscriberState.ASKED, asked_at__lt=before)
    return sum(_forget_unconfirmed(pk, before) for pk in list(rows.values_list("pk", flat=True)))


@transaction.atomic
def _forget_unconfirmed(pk: int, before: datetime) -> bool:
    rows = Subscriber.objects.select_for_update(of=("self",))
    found = rows.filter(pk=pk, state=SubscriberState.ASKED, asked_at__lt=before).first()
    if found is None:  # they confirmed, or asked again, at the same moment
        return False
    mailing.forget_address(found.email)
    found.delete()
    return True


def erase_account_holder(user: Any) -> None:
    """Whoever has their account erased is no reader either."""
    for subscriber in Subscriber.objects.filter(email=user.email.lower()):
        erase_subscriber(subscriber=subscriber)


def _locked(subscriber: Subscriber) -> Subscriber:
    return Subscriber.objects.select_for_update(of=("self",)).select_related("consent").get(pk=subscriber.pk)
