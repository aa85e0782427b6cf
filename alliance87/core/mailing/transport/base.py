from typing import Protocol

from alliance87.core.mailing.values import Outcome, Outgoing


class RelayUnavailableError(Exception):
    """Nothing can be sent now; says nothing about any message."""


class Connection(Protocol):
    """One way out. `write` hands over a message (None: only what is still in hand); `collect` waits for
    the answers to what was written. At most one message is in flight: written whole, not answered."""

    lost: bool
    fresh: bool  # no message was answered on it yet

    @property
    def in_flight(self) -> int: ...

    def write(self, message: Outgoing | None) -> None: ...

    def collect(self) -> list[Outcome]: ...

    def close(self) -> None: ...
