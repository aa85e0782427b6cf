"""Claim, send, record: what a worker does.

Sending happens outside any transaction, over connections that are kept, and goes on while results are
recorded beside it. At no instant are more than `window` messages out that are not recorded; that is the most
that a killed worker can repeat.
"""

import logging
import os
import socket
import time
from collections import deque
from dataclasses import replace
from functools import cached_property

from alliance87.core.mailing import conf, throttle
from alliance87.core.mailing.compose import Composer
from alliance87.core.mailing.domain import claims
from alliance87.core.mailing.domain.closing import finish_if_done
from alliance87.core.mailing.domain.leaving import Leaving
from alliance87.core.mailing.models import Claim, Delivery, Mailing
from alliance87.core.mailing.recorder import Recorder
from alliance87.core.mailing.transport.base import Connection, RelayUnavailableError
from alliance87.core.mailing.transport.pool import Pool
from alliance87.core.mailing.values import Outcome, Outgoing, Result, Stage

log = logging.getLogger(__name__)
ASK_EVERY = 0.1  # seconds: who left since the claim, of all that is still in hand


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
    composer, recorder = Composer(mailing), Recorder()
    started = time.monotonic()
    # One more for each connection: a message that was put back may stand before those that left.
    reported = window + conf.connections(window, conf.BATCH)
    try:
        while batch := claims.take(mailing, worker=worker_name(), window=reported):
            BatchSender(mailing, batch, composer, pool, window, recorder).run()
            if seconds is not None and time.monotonic() - started > seconds:
                return True
    finally:
        recorder.close()
    return False


def worker_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"[:100]


class BatchSender:
    """Sends one claim's deliveries and records what became of each."""

    def __init__(
        self,
        mailing: Mailing,
        batch: claims.Batch,
        composer: Composer,
        pool: Pool,
        window: int,
        recorder: Recorder,
    ) -> None:
        self.mailing = mailing
        self.pace = mailing.pace
        self.claim: Claim = batch.claim
        self.composer = composer
        self.pool = pool
        self.window = window
        self.recorder = recorder
        self.queue: deque[Delivery | Outgoing] = deque(batch.deliveries)
        self.outcomes: list[Outcome] = []
        self.put_back: set[int] = set()
        self.renewed = self.asked = time.monotonic()
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
        self._wait_for_place()
        self._ask_who_left()
        message = self._compose(self.queue.popleft()) if self.queue else None
        if not message:
            return
        self.allowed -= 1  # counts where there is a rate
        connection = self.pool.next()
        began = time.monotonic()
        if self._collect(connection):  # what came back goes first, and on a new connection
            other, self.queue[0] = self.queue[0], message
            message = self._compose(other) or message
        self.pool.note_wait(time.monotonic() - began)
        connection = self.pool.replace_if_lost(connection)
        self._record_in_time()
        connection.write(message)

    def _ask_who_left(self) -> None:
        """The claim asked too, but its hundreds may wait in the queue for minutes."""
        if time.monotonic() - self.asked > ASK_EVERY:
            gone = self._leaving.gone([_delivery_of(each) for each in self.queue])
            if gone:
                self.queue = deque(each for each in self.queue if _delivery_of(each) not in gone)
            self.asked = time.monotonic()

    @cached_property
    def _leaving(self) -> Leaving:
        return Leaving(self.claim)

    def _compose(self, item: Delivery | Outgoing) -> Outgoing | None:
        if isinstance(item, Outgoing):
            return item
        try:
            return self.composer.compose(item)
        except ValueError:
            unsendable = Outgoing(item.pk, conf.sender(), item.address, b"")
            self.outcomes.append(Outcome(unsendable, Result.REFUSED, 553, "5.1.3", Stage.RECIPIENT))
            return None

    def _collect(self, connection: Connection) -> bool:
        """Answers whether a message came back unsent; it stands first in the queue then. A server may end any
        line that took something; one that ends a new line on the same message twice gets it later."""
        is_back = False
        for outcome in connection.collect():
            message = outcome.message
            if outcome.result is not Result.UNSENT:
                self.outcomes.append(outcome)
            elif connection.fresh and message.delivery in self.put_back:
                self.outcomes.append(replace(outcome, result=Result.DEFERRED))
            else:
                self.put_back.add(message.delivery)
                self.queue.appendleft(message)
                is_back = True
        return is_back

    def _drain(self) -> None:
        for connection in self.pool:
            self._collect(connection)
            self._record_in_time()
            connection.write(None)
        for connection in self.pool:
            self._collect(connection)

    def _wait_for_place(self) -> None:
        if self.pace and self.allowed <= 0:
            self.allowed = min(self.pace, 10)
            throttle.wait(self.mailing.pk, rate=self.pace, messages=self.allowed)

    def _record_in_time(self) -> None:
        """A third of a window at a time, beside the sending; before the next write the rest is waited for, so
        that the window is never exceeded."""
        if time.monotonic() - self.renewed > conf.LEASE.total_seconds() / 3:
            claims.renew(self.claim)
            self.renewed = time.monotonic()
        if not self.recorder.is_busy:
            self.recorder.wait()  # takes no time, and raises what went wrong
            if len(self.outcomes) * 3 >= self.window:
                self._hand_over()
        while self._unrecorded >= self.window and (self.outcomes or self.recorder.pending):
            self.recorder.wait()
            if self._unrecorded >= self.window:
                self._hand_over()

    @property
    def _unrecorded(self) -> int:
        return len(self.outcomes) + self.recorder.pending + self.pool.in_flight

    def _hand_over(self) -> None:
        outcomes, self.outcomes = self.outcomes, []
        self.recorder.hand_over(self.claim, outcomes)

    def _record(self) -> None:
        """All that is known, before going on."""
        self._hand_over()
        self.recorder.wait()


def _delivery_of(item: Delivery | Outgoing) -> int:
    return item.delivery if isinstance(item, Outgoing) else item.pk
