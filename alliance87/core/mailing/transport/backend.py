"""Any Django backend that is not plain SMTP: files, memory, console, an ESP's API."""

import logging
import smtplib
from email import message_from_bytes, policy
from email.message import EmailMessage as StandardMessage
from email.message import Message
from typing import Any

from django.core.mail import EmailMultiAlternatives

from alliance87.core.mailing.values import Outcome, Outgoing, Result

log = logging.getLogger(__name__)
# What EmailMessage has fields for; all other headers are passed on by name.
OWN_HEADERS = {"from", "to", "subject", "mime-version", "content-type", "content-transfer-encoding"}


class PreparedMessage(EmailMultiAlternatives):
    """The assembled bytes as a Django message, for backends that want one. `message()` gives the bytes
    back as they are; ESP backends read the fields."""

    def __init__(self, data: bytes, token: str) -> None:
        parsed = message_from_bytes(data, _class=StandardMessage, policy=policy.SMTP)
        super().__init__(
            subject=str(parsed["Subject"]),
            body=_text(parsed, "plain"),
            from_email=str(parsed["From"]),
            to=[str(parsed["To"])],
            headers={key: str(value) for key, value in parsed.items() if key.lower() not in OWN_HEADERS},
        )
        self.attach_alternative(_text(parsed, "html"), "text/html")
        for part in parsed.iter_attachments():
            self.attach(part.get_filename(), part.get_payload(decode=True), part.get_content_type())
        self.data = data
        # ESPs give it back with each event on the message (see `receivers`).
        self.metadata = {"delivery": token}

    def message(self, **options: Any) -> Any:
        return message_from_bytes(self.data, policy=policy.SMTP)


def _text(message: StandardMessage, subtype: str) -> str:
    part: Message | None = message.get_body(preferencelist=(subtype,))
    return bytes(part.get_payload(decode=True)).decode() if part else ""


class BackendConnection:
    def __init__(self, backend: Any) -> None:
        self.backend = backend
        self.lost = False
        self.fresh = True
        self._done: list[Outcome] = []

    @property
    def in_flight(self) -> int:
        return len(self._done)

    def write(self, message: Outgoing | None) -> None:
        if message:
            self._done.append(self._deliver(message))
            self.fresh = False

    def collect(self) -> list[Outcome]:
        done, self._done = self._done, []
        return done

    def close(self) -> None:
        self.backend.close()

    def _deliver(self, message: Outgoing) -> Outcome:
        try:
            self.backend.send_messages([PreparedMessage(message.data, message.token)])
        except smtplib.SMTPRecipientsRefused:
            return Outcome(message, Result.REFUSED)
        except Exception as error:  # a backend may raise anything; the others' mail must still leave
            log.warning("mail backend failed: %s", type(error).__name__)
            return Outcome(message, Result.DEFERRED)
        return Outcome(message, Result.SENT, 250)
