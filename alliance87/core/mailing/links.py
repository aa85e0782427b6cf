"""Addresses in our mail: opaque, signed, and good for as long as the mail is kept."""

from email.utils import parseaddr
from typing import NamedTuple

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


class UnsubscribeLinks:
    """The links of a mail in one language; what they have in common is looked up once. `manage` names the
    list's own page, if it has one."""

    def __init__(self, language: str, manage: str = "") -> None:
        with translation.override(language):
            self._web = f"{settings.SITE_URL}{reverse('mailing:unsubscribe', args=['token'])}"
            self._manage = f"{settings.SITE_URL}{reverse(manage, args=['token'])}" if manage else ""
        self._mailbox = settings.UNSUBSCRIBE_MAILBOX or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]

    def web(self, token: str) -> str:
        """`token` is of characters that an address takes as they are."""
        return self._web.replace("/token/", f"/{token}/")

    def manage(self, token: str) -> str:
        return self._manage.replace("/token/", f"/{token}/")

    def mailto(self, token: str) -> str:
        """The colons of a token are all that an address must spell otherwise."""
        return f"mailto:{self._mailbox}?subject=unsubscribe%20{token.replace(':', '%3A')}"
