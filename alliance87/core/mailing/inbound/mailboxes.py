"""Where the mail that comes back lies: an IMAP folder, or a file of a mail server on this machine."""

import imaplib
import logging
import mailbox
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import unquote, urlsplit

from django.db import DatabaseError

log = logging.getLogger(__name__)

TIMEOUT = 20  # seconds
LARGEST = 2 * 1024 * 1024  # bytes; a report is much smaller
AT_ONCE = 500

# Given one message's bytes, answers whether it was for us: then it goes, else it stays for people to read.
Handle = Callable[[bytes], bool]


class MailboxError(Exception):
    """The mailbox cannot be read now; says nothing on any message."""


def read_all(url: str, handle: Handle) -> int:
    """Hand each new message to `handle` and delete those it took; answers how many it took. Raises
    MailboxError, ValueError for an address of another kind."""
    parts = urlsplit(url)
    if parts.scheme == "mbox":
        return _read_file(unquote(parts.path), handle)
    if parts.scheme in ("imap", "imaps"):
        return _read_imap(parts, handle)
    raise ValueError(f"INBOUND_URL begins with imaps://, imap:// or mbox://, not {parts.scheme}://")


def _read_file(path: str, handle: Handle) -> int:
    """An mbox file, under the lock that mail servers heed."""
    try:
        box = mailbox.mbox(path, create=False)
        box.lock()
    except (OSError, mailbox.Error) as error:
        raise MailboxError(type(error).__name__) from error
    try:
        taken = [key for key in list(box.keys())[:AT_ONCE] if _is_ours(handle, box.get_bytes(key))]
        for key in taken:
            box.remove(key)
        box.flush()
    finally:
        box.unlock()
        box.close()
    return len(taken)


def _read_imap(parts: Any, handle: Handle) -> int:
    secure = parts.scheme == "imaps"
    kind = imaplib.IMAP4_SSL if secure else imaplib.IMAP4
    try:
        client = kind(parts.hostname, parts.port or (993 if secure else 143), timeout=TIMEOUT)
        try:
            client.login(unquote(parts.username or ""), unquote(parts.password or ""))
            _answer(client.select(unquote(parts.path.strip("/")) or "INBOX"))
            taken = _take(client, handle)
            _answer(client.expunge())
        finally:
            with suppress(imaplib.IMAP4.error, OSError):
                client.logout()
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxError(type(error).__name__) from error
    return taken


def _take(client: Any, handle: Handle) -> int:
    """Each message is flagged right after it was handled, so that a line that drops repeats one at most."""
    taken = 0
    for number, data in _unseen(client):
        is_ours = _is_ours(handle, data)
        taken += is_ours
        _answer(client.store(number, "+FLAGS", "\\Deleted" if is_ours else "\\Seen"))
    return taken


def _is_ours(handle: Handle, data: bytes) -> bool:
    """One message that cannot be dealt with must not keep the others from being read: it stays for people.
    A database that fails says nothing on the message, which is tried again."""
    try:
        return handle(data)
    except DatabaseError:
        raise
    except Exception:
        log.exception("a message in the mailbox could not be dealt with")
        return False


def _unseen(client: Any) -> Iterator[tuple[str, bytes]]:
    (found,) = _answer(client.search(None, "UNSEEN", "UNDELETED", "SMALLER", str(LARGEST)))
    for number in (found or b"").split()[:AT_ONCE]:
        for each in _answer(client.fetch(number.decode(), "(BODY.PEEK[])")):
            if isinstance(each, tuple):
                yield number.decode(), bytes(each[1])


def _answer(said: tuple[str, list[Any]]) -> list[Any]:
    code, data = said
    if code != "OK":
        raise imaplib.IMAP4.error(code)
    return data
