"""What one message in the mailbox tells us. Plain values in, plain values out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from typing import Any

# The address itself is wrong or closed (RFC 3463); a full mailbox or a refused content says nothing on it.
HARD = ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1")
UNSUBSCRIBE = re.compile(r"^\s*(?:re:\s*)*unsubscribe\s+(.+)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Bounce:
    """A delivery report (RFC 3464) of a message that failed for good; `token` is of its Message-ID."""

    token: str
    status: str

    @property
    def is_hard(self) -> bool:
        return self.status in HARD


@dataclass(frozen=True)
class Complaint:
    """A feedback report (RFC 5965): the reader called the message unwanted."""

    token: str


@dataclass(frozen=True)
class Unsubscription:
    """A mail to the address in List-Unsubscribe; `token` is what our mail said."""

    token: str


Told = Bounce | Complaint | Unsubscription


def read(data: bytes) -> Told | None:
    """None for what is nothing of ours: answers out of office, reports of a delay, anything else. No
    message, however broken, raises."""
    try:
        message = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        kind = (
            message.get_param("report-type", "") if message.get_content_type() == "multipart/report" else ""
        )
        if kind == "delivery-status":
            return _bounce(message)
        if kind == "feedback-report":
            token = _token_of_original(message)
            return Complaint(token) if token else None
        return _unsubscription(message)
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError):
        return None  # the parser of the library gives up in many ways, on parts within parts too


def _bounce(message: EmailMessage) -> Bounce | None:
    token = _token_of_original(message)
    for block in _blocks(message):
        action, status = str(block.get("Action", "")), str(block.get("Status", ""))
        found = re.search(r"5\.\d{1,3}\.\d{1,3}", status)
        if token and action.strip().lower() == "failed" and found:
            return Bounce(token, found[0])
    return None


def _blocks(message: EmailMessage) -> Iterator[Any]:
    """The groups of fields, one a recipient, of the machine-readable part."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks: Any = part.get_payload()
            yield from (block for block in blocks if isinstance(block, Message))


def _token_of_original(message: EmailMessage) -> str:
    """From the Message-ID of our own message, which comes back as a whole or with its head alone."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner: Any = part.get_payload(0)
            return _token(str(inner.get("Message-ID", "")))
        if kind == "text/rfc822-headers":
            head = message_from_bytes(bytes(part.get_payload(decode=True) or b""), policy=policy.default)
            return _token(str(head.get("Message-ID", "")))
    return ""


def _token(message_id: str) -> str:
    found = re.search(r"<?([0-9a-f]{32})@", message_id)
    return found[1] if found else ""


def _unsubscription(message: EmailMessage) -> Unsubscription | None:
    found = UNSUBSCRIBE.match(str(message.get("Subject", "")))
    # A mail program may break a long subject; the token itself has no white space.
    return Unsubscription("".join(found[1].split())) if found else None
