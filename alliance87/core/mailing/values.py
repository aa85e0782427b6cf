"""Plain values that go in and out of the engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True)
class Recipient:
    """Somebody to write to. `key` is an opaque source key of the caller's, such as "user:12"; `personal`
    has short texts of theirs alone, by names of small letters, which templates call `personal.<name>`."""

    address: str
    language: str
    key: str
    name: str = ""
    personal: Mapping[str, str] = field(default_factory=dict)


def to_account(
    person: Any, *, named: bool = True, language: str = "", personal: Mapping[str, str] | None = None
) -> Recipient:
    """Whoever has an account on the portal, in `language` or their own; `named` writes the name beside the
    address."""
    return Recipient(
        address=person.email,
        language=language or person.language,
        key=f"user:{person.pk}",
        name=person.name if named else "",
        personal=personal or {},
    )


@dataclass(frozen=True)
class Opening:
    """What a mail begins with in one language, in place of what ships: plain words, and as safe HTML."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Attachment:
    """A file that every recipient of one language gets. The type may carry parameters, as in
    `text/calendar; method=REQUEST`."""

    filename: str
    content: bytes
    content_type: str


@dataclass(frozen=True)
class Outgoing:
    """One message on its way: envelope and bytes (RFC 5322, CRLF line ends, not yet dot-stuffed)."""

    delivery: int
    sender: str
    address: str
    data: bytes
    token: str = ""


class Result(StrEnum):
    SENT = "sent"  # the server took it
    DEFERRED = "deferred"  # 4xx: try again later
    REFUSED = "refused"  # 5xx: do not try again
    UNCERTAIN = "uncertain"  # the whole message went out and no answer came back
    UNSENT = "unsent"  # the server hung up before the message itself went out


class Stage(StrEnum):
    """What the server was answering: only a refusal of the recipient says anything on the address."""

    SENDER = "sender"
    RECIPIENT = "recipient"
    MESSAGE = "message"


@dataclass(frozen=True)
class Outcome:
    """What became of one message: result, reply code (RFC 5321) and enhanced status (RFC 3463)."""

    message: Outgoing
    result: Result
    code: int = 0
    enhanced: str = ""
    stage: Stage = Stage.MESSAGE

    @property
    def is_hard(self) -> bool:
        """The address itself is wrong or closed; not the content, the relay's policy or a full mailbox."""
        if self.result is not Result.REFUSED or self.stage is not Stage.RECIPIENT:
            return False
        if self.enhanced:
            return self.enhanced in ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1")
        return self.code in (550, 551, 553)
