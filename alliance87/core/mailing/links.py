"""Addresses in our mail: opaque, signed, and good for as long as the mail is kept."""

from email.utils import parseaddr
from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "alliance87.mailing.unsubscribe"
UNSUBSCRIBE = "mailing:unsubscribe"


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


def page(name: str, token: str) -> str:
    """The address of the page of that name in the current language, for whoever holds the token."""
    return f"{settings.SITE_URL}{reverse(name, args=[token])}"


def mailto(token: str) -> str:
    """For programs that unsubscribe by mail (RFC 2369)."""
    mailbox = settings.UNSUBSCRIBE_MAILBOX or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return f"mailto:{mailbox}?subject=unsubscribe%20{token}"


def in_mailto(token: str) -> str:
    """The colons of a token are all that an address must spell otherwise."""
    return token.replace(":", "%3A")
