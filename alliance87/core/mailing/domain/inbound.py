"""What came back to our mailbox is written down like what the server said at once."""

import logging

from django.conf import settings
from django.core import signing

from alliance87.core.mailing.categories import category
from alliance87.core.mailing.domain.outcomes import record_event
from alliance87.core.mailing.domain.suppress import unsubscribe
from alliance87.core.mailing.inbound.mailboxes import MailboxError, read_all
from alliance87.core.mailing.inbound.reading import Bounce, Unsubscription, read
from alliance87.core.mailing.links import read_token
from alliance87.core.mailing.models import Delivery

log = logging.getLogger(__name__)


def read_inbound() -> int:
    """Read the mailbox of INBOUND_URL, if there is one; answers how many messages told something. A mailbox
    that does not answer is tried again the next time."""
    if not settings.INBOUND_URL:
        return 0
    try:
        return read_all(settings.INBOUND_URL, handle)
    except MailboxError as error:
        log.warning("the mailbox does not answer", extra={"reason": str(error)})
        return 0


def handle(data: bytes) -> bool:
    """Act on one message; answers whether it was for us. What names no message of ours changes nothing: a
    report is believed only with the unguessable Message-ID that went to that address."""
    told = read(data)
    if told is None:
        return False
    if isinstance(told, Unsubscription):
        return _unsubscribe(told.token)
    delivery = Delivery.objects.filter(message_id__startswith=f"<{told.token}@").exclude(address="").first()
    if delivery is None:
        return False
    bounced = isinstance(told, Bounce)
    record_event(
        token=told.token,
        bounced=bounced,
        complained=not bounced,
        address=delivery.address,
        hard=isinstance(told, Bounce) and told.is_hard,
    )
    return True


def _unsubscribe(token: str) -> bool:
    try:
        subscription = read_token(token)
        category(subscription.category)
    except (signing.BadSignature, KeyError, TypeError):
        return False
    unsubscribe(
        hashed=subscription.address_hash,
        category=subscription.category,
        message_id=subscription.message_id,
    )
    return True
