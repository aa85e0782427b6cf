"""Claim, send, record: what a worker does.

Sending happens outside any transaction, over connections that are kept. At no instant are more than
`window` messages out that are not recorded; that is the most that a killed worker can repeat.
"""

import logging
import os
import socket
import time
from collections import deque
from dataclasses import replace

from alliance87.core.mailing import conf, throttle
from alliance87.core.mailing.compose import Composer
from alliance87.core.mailing.domain import claims
from alliance87.core.mailing.domain.closing import finish_if_done
from alliance87.core.mailing.domain.outcomes import record
from alliance87.core.mailing.models import Claim, Delivery, Mailing
from alliance87.core.mailing.transport.base import Connection, RelayUnavailableError
from alliance87.core.mailing.transport.pool import Pool
from alliance87.core.mailing.values import Outcome, Outgoing, Result, Stage

log = logging.getLogger(__name__)


def work(mailing_id: int, *, seconds: float | None = None) -> bool:
    """Send what is due of one mailing, for about so many seconds; answers whether some of it was left for
    lack of time. A mailing that is gone, paused or over is left alone."""
    mailing = Mailing.objects.filter(pk=mailing_id).first()
    if not mailing:
        return False
    claims.take_back_dead(mailing)
    window = conf.window(mailing.statutory)
    pool = Pool(conf.connections(window, mailing.deliveries.count()))
    try:
        return _send_batches(mailing, pool, window, seconds)
    except RelayUnavailableError as error:
        # Nothing is lost: the rows wait, and the sweep comes back each minute.
        log.warning("mail relay unavailable", extra={"mailing": mailing.pk, "reason": str(error)})
        return False
    except claims.ClaimLostError:
        log.warning("mail claim lost", extra={"mailing": mailing.pk})
        return False
    finally:
        pool.close()
        finish_if_done(mailing_id)


def _send_batches(mailing: Mailing, pool: Pool, window: int, seconds: float | None) -> bool:
    composer = Composer(mailing)
    started = time.monotonic()
    # One more for each connection: a message that was put back may stand before those that left.
    reported = window + conf.connections(window, conf.BATCH)
    while batch := claims.take(mailing, worker=worker_name(), window=reported):
        BatchSender(mailing, batch, composer, pool, window).run()
        if seconds is not None and time.monotonic() - started > seconds:
            return True
    return False


def worker_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"[:100]


class BatchSender:
    """Sends one claim's deliveries and records what became of each."""

    def __init__(
        self, mailing: Mailing, batch: claims.Batch, composer: Composer, pool: Pool, window: int
    ) -> None:
        self.mailing = mailing
        self.claim: Claim = batch.claim
        self.composer = composer
        self.pool = pool
        self.window = window
        self.queue: deque[Delivery | Outgoing] = deque(batch.deliveries)
        self.outcomes: list[Outcome] = []
        self.put_back: set[int] = set()
        self.renewed = time.monotonic()
        self.allowed = 0

    def run(self) -> None:
        """Raises RelayUnavailableError after giving the rest back, ClaimLostError without touching it."""
        try:
            while self.queue:
                while self.queue:
                    self._send_next()
                self._drain()
        except RelayUnavailableError:
            for connection in self.pool:
                self.outcomes += [each for each in connection.collect() if each.result is not Result.UNSENT]
            self._record()
            claims.release(self.claim)
            raise
        self._record()
        claims.release(self.claim)

    def _send_next(self) -> None:
        message = self._compose(self.queue.popleft())
        if not message:
            return
        self._wait_for_place()
        connection = self.pool.next()
        self._collect(connection)
        connection = self.pool.replace_if_lost(connection)
        self._record_in_time()
        connection.write(message)

    def _compose(self, item: Delivery | Outgoing) -> Outgoing | None:
        if isinstance(item, Outgoing):
            return item
        try:
            return self.composer.compose(item)
        except ValueError:
            unsendable = Outgoing(item.pk, conf.sender(), item.address, b"")
            self.outcomes.append(Outcome(unsendable, Result.REFUSED, 553, "5.1.3", Stage.RECIPIENT))
            return None

    def _collect(self, connection: Connection) -> None:
        for outcome in connection.collect():
            message = outcome.message
            if outcome.result is not Result.UNSENT:
                self.outcomes.append(outcome)
            elif message.delivery in self.put_back:
                self.outcomes.append(replace(outcome, result=Result.DEFERRED))
            else:
                self.put_back.add(message.delivery)
                self.queue.appendleft(message)

    def _drain(self) -> None:
        for connection in self.pool:
            self._collect(connection)
            self._record_in_time()
            connection.write(None)
        for connection in self.pool:
            self._collect(connection)

    def _wait_for_place(self) -> None:
        if not self.mailing.rate:
            return
        if not self.allowed:
            self.allowed = min(self.mailing.rate, 10)
            throttle.wait(self.mailing.pk, rate=self.mailing.rate, messages=self.allowed)
        self.allowed -= 1

    def _record_in_time(self) -> None:
        """Before the next write, so that the window is never exceeded; and often enough to keep the lease."""
        is_full = len(self.outcomes) + self.pool.in_flight >= self.window
        is_old = time.monotonic() - self.renewed > conf.LEASE.total_seconds() / 3
        if (is_full and self.outcomes) or is_old:
            self._record()

    def _record(self) -> None:
        outcomes, self.outcomes = self.outcomes, []
        record(self.claim, outcomes)
        self.renewed = time.monotonic()
