"""The mails that the demonstration keeps in a folder instead of sending them."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

NEWEST = 100


@dataclass(frozen=True)
class Mail:
    """One kept mail; `key` names its file."""

    key: str
    to: str
    sender: str
    subject: str
    sent_at: datetime | None
    text: str
    html: str
    attachments: tuple[str, ...]


def mails() -> list[Mail]:
    """The newest first."""
    files = sorted(Path(settings.MAIL_FOLDER).glob("*.eml"), key=lambda path: path.name, reverse=True)
    return [_mail(path.stem, path.read_bytes()) for path in files[:NEWEST]]


def find_mail(key: str) -> Mail | None:
    """Among those listed only: nothing of an address becomes a path."""
    return next((each for each in mails() if each.key == key), None)


def _mail(key: str, raw: bytes) -> Mail:
    message = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
    return Mail(
        key=key,
        to=str(message["To"] or ""),
        sender=str(message["From"] or ""),
        subject=str(message["Subject"] or ""),
        sent_at=_instant(str(message["Date"] or "")),
        text=_body(message, "plain"),
        html=_body(message, "html"),
        attachments=tuple(
            part.get_filename() or part.get_content_type() for part in message.iter_attachments()
        ),
    )


def _body(message: EmailMessage, subtype: str) -> str:
    part = message.get_body(preferencelist=(subtype,))
    return str(part.get_content()) if part else ""


def _instant(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None
