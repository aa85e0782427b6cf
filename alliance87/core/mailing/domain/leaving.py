"""Who left, bounced or was erased since the list was frozen gets nothing that has not left yet."""

from collections.abc import Collection
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists

from alliance87.core.mailing.domain.suppress import set_aside_stopped, stopping
from alliance87.core.mailing.enums import DeliveryState
from alliance87.core.mailing.models import Claim, Delivery, Mailing
from alliance87.core.mailing.models.delivery import DeliveryQuerySet

State = DeliveryState
FIRST, LAST = -1, -2  # stand for ids in the compiled question: no row has these


def set_aside(mailing: Mailing, deliveries: DeliveryQuerySet) -> None:
    """Take out of these deliveries, none of them in another's hand, those whose reader is gone."""
    deliveries.filter(address="").update(state=State.CANCELLED, next_try_at=None, claim=None)
    set_aside_stopped(mailing, deliveries)


class Leaving:
    """The question who of one claim is gone meanwhile. It is put many times a second, so it is compiled once:
    Django takes longer to write it than the database to answer it."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        held = self._held.filter(pk__range=(FIRST, LAST)).exclude(address="")
        wanted = held.exclude(Exists(stopping(claim.mailing))).values_list("pk")
        self._sql, self._parameters = wanted.query.sql_with_params()

    def gone(self, ids: Collection[int]) -> set[int]:
        """Those of these deliveries in hand (one or more) whose reader is gone; they are set aside."""
        gone = set(ids) - self._wanted({FIRST: min(ids), LAST: max(ids)})
        if gone:
            self._set_aside(gone)
        return gone

    def _wanted(self, ends: dict[Any, int]) -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute(self._sql, [ends.get(each, each) for each in self._parameters])
            return {row[0] for row in cursor.fetchall()}

    @transaction.atomic
    def _set_aside(self, gone: Collection[int]) -> None:
        # The lock of the claim comes before those of its rows, as everywhere: see `claims`.
        if Claim.objects.select_for_update().filter(pk=self.claim.pk).first():
            set_aside(self.claim.mailing, self._held.filter(pk__in=gone))

    @property
    def _held(self) -> DeliveryQuerySet:
        return Delivery.objects.filter(claim=self.claim, state=State.SENDING)
