"""A real SMTP server in a thread, which can be told to misbehave."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import SimpleNamespace
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connections


class Server:
    """What it got, in `messages`, and how it answers: `recipients` maps an address to a reply, `replies`
    are given to whole messages in turn before it is kind again, `hang_up_after` closes the line unasked."""

    def __init__(self, extensions: tuple[str, ...] = ("PIPELINING", "ENHANCEDSTATUSCODES")) -> None:
        self.extensions = extensions
        self.received: list[tuple[str, bytes]] = []
        self.recipients: dict[str, str] = {}
        self.replies: list[str] = []
        self.hang_up_after = 0
        self.hang_up_before_answer_to: set[str] = set()
        self.connections = 0
        self.port = 0

    @property
    def messages(self) -> list[EmailMessage]:
        return [parse(data) for _address, data in self.received]

    @property
    def addresses(self) -> list[str]:
        return [address for address, _data in self.received]

    def of(self, address: str) -> EmailMessage:
        (data,) = [data for known, data in self.received if known == address]
        return parse(data)

    # --- what aiosmtpd calls --------------------------------------------------------------------
    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        session.taken = 0  # type: ignore[attr-defined]
        self.connections += 1
        offered = [each for each in responses if "8BITMIME" not in each or "7BIT" not in self.extensions]
        return [*offered[:-1], *(f"250-{each}" for each in self.extensions if each != "7BIT"), offered[-1]]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.recipients.get(address, "")
        if answer == "hang up":
            server.transport.close()  # type: ignore[union-attr]
            return "421 4.3.0 never"
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        address = envelope.rcpt_tos[0]
        if self.replies:
            return self.replies.pop(0)
        self.received.append((address, envelope.content))  # type: ignore[arg-type]
        session.taken += 1  # type: ignore[attr-defined]
        if address in self.hang_up_before_answer_to:
            self.hang_up_before_answer_to.remove(address)
            server.transport.close()  # type: ignore[union-attr]
        elif session.taken == self.hang_up_after:  # type: ignore[attr-defined]
            server.push_and_close = True  # type: ignore[attr-defined]
            await server.push("250 2.0.0 taken, and goodbye")
            server.transport.close()  # type: ignore[union-attr]
        return "250 2.0.0 taken"


class Interrupted(Server):
    """Something happens (from another thread, with a database connection of its own) between the text of the
    fifth message and the answer to it: with a window on its way."""

    happens: Callable[[], Any] = staticmethod(lambda: None)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if len(self.received) == 4:
            await asyncio.to_thread(self._happen)
        return await super().handle_DATA(server, session, envelope)

    def _happen(self) -> None:
        try:
            self.happens()
        finally:
            connections.close_all()


def parse(data: bytes) -> EmailMessage:
    return message_from_bytes(data, _class=EmailMessage, policy=policy.SMTP)


def part(message: EmailMessage, subtype: str) -> str:
    body: Any = message.get_body(preferencelist=(subtype,))
    return str(body.get_content()).replace("\r\n", "\n")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """On the port that it names, or any."""
    server.port = server.port or free_port()
    # Its hooks alone: aiosmtpd looks at every attribute at each connection, and would parse every message.
    hooks = {name: getattr(server, name) for name in dir(server) if name.startswith("handle_")}
    controller = Controller(SimpleNamespace(**hooks), hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()
