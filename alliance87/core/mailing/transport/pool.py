"""Several connections used in turn, so that one worker does not wait for one relay's answers only."""

from collections import deque
from collections.abc import Callable, Iterator

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from alliance87.core.mailing.transport.backend import BackendConnection
from alliance87.core.mailing.transport.base import Connection, RelayUnavailableError
from alliance87.core.mailing.transport.smtp import open_smtp

FAILURES = 3
JUDGED = 5  # answers
SLOW = 0.002  # seconds that an answer may let us wait


class Pool:
    """At most `size` connections, opened when needed and again when the server hung up. Gives up (raises
    RelayUnavailableError) when three in a row die before answering a single message.

    It begins with one and takes more while the server lets answers wait: with a quick one, more messages on
    their way would only be more to repeat after a crash.
    """

    def __init__(self, size: int, opener: Callable[[], Connection] | None = None) -> None:
        self._opener = opener or open_connection
        self._connections: list[Connection | None] = [None] * size
        self._turn = 0
        self._failures = 0
        self._width = 1
        self._waits: deque[float] = deque(maxlen=JUDGED)

    def __iter__(self) -> Iterator[Connection]:
        return (each for each in self._connections if each)

    @property
    def in_flight(self) -> int:
        return sum(each.in_flight for each in self)

    def next(self) -> Connection:
        """The connection whose turn it is, whatever its state: what it holds must be collected first."""
        self._turn = (self._turn + 1) % self._width
        known = self._connections[self._turn]
        if known is None:
            known = self._connections[self._turn] = self._opener()
        return known

    def note_wait(self, seconds: float) -> None:
        """How long the last answer let us wait."""
        self._waits.append(seconds)
        if len(self._waits) == JUDGED and sum(self._waits) > JUDGED * SLOW:
            self._width = min(self._width * 2, len(self._connections))
            self._waits.clear()

    def replace_if_lost(self, connection: Connection) -> Connection:
        if not connection.lost:
            return connection
        self._failures = self._failures + 1 if connection.fresh else 0
        connection.close()
        self._connections[self._turn] = None
        if self._failures >= FAILURES:
            raise RelayUnavailableError("hangs up")
        self._connections[self._turn] = opened = self._opener()
        return opened

    def close(self) -> None:
        for each in self:
            each.close()
        self._connections = [None] * len(self._connections)


def open_connection() -> Connection:
    """By the settings' backend. Raises RelayUnavailableError."""
    backend = get_connection()
    if type(backend) is EmailBackend:
        return open_smtp(backend)
    return BackendConnection(backend)
