"""The numbers of the engine, from the settings."""

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings

BATCH = 500  # deliveries a claim, so that pause and cancel take effect soon
LEASE = timedelta(minutes=5)
BACKOFF = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 240))
KEEP_TRYING = timedelta(days=5)  # as mail servers do, and a restored backup sends nothing older


def window(statutory: bool) -> int:
    """How many messages may be unrecorded at once; convocations and minutes are recorded one by one."""
    return 1 if statutory else max(1, int(settings.MAIL_RECORD_EVERY))


def connections(window: int, deliveries: int) -> int:
    """How many connections one worker uses: more than the window allows in flight would only wait."""
    return max(1, min(int(settings.MAIL_CONNECTIONS), window, deliveries))


def backoff(attempts: int) -> timedelta:
    """How long to wait after that many failed attempts (from 1)."""
    return BACKOFF[min(attempts, len(BACKOFF)) - 1]


def sender() -> str:
    """The address that bounces go back to (RFC 5321 MAIL FROM)."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def mail_domain() -> str:
    """What our Message-IDs end with."""
    return sender().rpartition("@")[2] or str(settings.SITE_HOST)
