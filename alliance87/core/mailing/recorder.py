"""Results are written down while the next messages are on their way: a commit waits for the disk."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import connection, connections

from alliance87.core.mailing.domain.outcomes import record
from alliance87.core.mailing.models import Claim
from alliance87.core.mailing.values import Outcome


class Recorder:
    """One thread with a database connection of its own. Inside a transaction (which another connection
    could not see) and on SQLite (which has one writer) it records at once instead.

    `pending` counts the results that were handed over and are not known to be recorded. What the recording
    raised is raised by the next `hand_over` or `wait`.
    """

    def __init__(self) -> None:
        is_beside = connection.vendor == "postgresql" and not connection.in_atomic_block
        self._thread = ThreadPoolExecutor(1, "mail-recorder") if is_beside else None
        self._doing: Future[None] | None = None
        self.pending = 0

    @property
    def is_busy(self) -> bool:
        return self._doing is not None and not self._doing.done()

    def hand_over(self, claim: Claim, outcomes: Sequence[Outcome]) -> None:
        """Begin to record, after what was handed over before."""
        self.wait()
        if self._thread is None:
            record(claim, outcomes)
            return
        self.pending = len(outcomes)
        self._doing = self._thread.submit(record, claim, outcomes)

    def wait(self) -> None:
        """Until everything that was handed over is recorded."""
        if self._doing is not None:
            doing, self._doing, self.pending = self._doing, None, 0
            doing.result()

    def close(self) -> None:
        """End the thread and its connection."""
        if self._thread is not None:
            self._thread.submit(connections.close_all)
            self._thread.shutdown()
