"""Addresses in our mail: opaque, signed, and good for as long as the mail is kept."""

from email.utils import parseaddr
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation

SALT = "alliance87.mailing.unsubscribe"


class Subscription(NamedTuple):
    category: str
    address_hash: str
    message_id: str


def token(category: str, address_hash: str, message_id: str) -> str:
    """What an unsubscribe link carries: no address, and nobody else can make one."""
    return signing.dumps([category, address_hash, message_id], salt=SALT)


def read_token(value: str) -> Subscription:
    """Raises django.core.signing.BadSignature."""
    return Subscription(*signing.loads(value, salt=SALT))


def unsubscribe_url(token: str, language: str) -> str:
    with translation.override(language):
        return f"{settings.SITE_URL}{reverse('mailing:unsubscribe', args=[token])}"


def unsubscribe_mailto(token: str) -> str:
    mailbox = settings.UNSUBSCRIBE_MAILBOX or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return f"mailto:{mailbox}?subject={quote(f'unsubscribe {token}')}"
