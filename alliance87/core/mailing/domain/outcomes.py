"""Write down what became of messages."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from alliance87.core.mailing import conf
from alliance87.core.mailing.domain.alarms import tell_secretariat
from alliance87.core.mailing.domain.claims import renew
from alliance87.core.mailing.domain.sent import record_sent
from alliance87.core.mailing.domain.suppress import suppress_address
from alliance87.core.mailing.enums import DeliveryState, SuppressionReason
from alliance87.core.mailing.models import Claim, Delivery, Mailing
from alliance87.core.mailing.values import Outcome, Result

State = DeliveryState


def record(claim: Claim, outcomes: Sequence[Outcome]) -> None:
    """Record results. Raises ClaimLostError when the claim is no longer this worker's;
    each UPDATE names the claim, so that nobody overwrites a successor."""
    if not record_sent(claim, outcomes):
        _record(claim, outcomes)


@transaction.atomic
def _record(claim: Claim, outcomes: Sequence[Outcome]) -> None:
    renew(claim)
    for (result, code, enhanced), group in _alike(outcomes):
        ids = [each.message.delivery for each in group]
        rows = Delivery.objects.filter(pk__in=ids, claim=claim, state=State.SENDING)
        if result in (Result.SENT, Result.REFUSED):
            rows.update(**_final(result), **_reply(code, enhanced))
        else:
            _try_again(rows, result, _reply(code, enhanced))
    _after_bounces(claim, [each for each in outcomes if each.result is Result.REFUSED])


def _alike(outcomes: Iterable[Outcome]) -> Iterable[Any]:
    def key(outcome: Outcome) -> tuple[Result, int, str]:
        return outcome.result, outcome.code, outcome.enhanced

    return groupby(sorted(outcomes, key=key), key)


def _reply(code: int, enhanced: str) -> dict[str, Any]:
    return {"reply_code": code, "enhanced_status": enhanced, "attempts": F("attempts") + 1, "claim": None}


def _final(result: Result) -> dict[str, Any]:
    if result is Result.SENT:
        return {"state": State.SENT, "sent_at": timezone.now()}
    return {"state": State.BOUNCED}


def _try_again(rows: Any, result: Result, reply: dict[str, Any]) -> None:
    """Later, by how often it was tried; never past "not later than", when it is over."""
    state = State.UNCERTAIN if result is Result.UNCERTAIN else State.DEFERRED
    for delivery in list(rows.only("pk", "attempts", "not_after").order_by("pk")):
        next_try = timezone.now() + conf.backoff(delivery.attempts + 1)
        is_late = next_try > delivery.not_after
        rows.filter(pk=delivery.pk).update(
            state=State.BOUNCED if is_late and state == State.DEFERRED else state,
            next_try_at=None if is_late else next_try,
            **reply,
        )


def _after_bounces(claim: Claim, refused: Sequence[Outcome]) -> None:
    """A wrong address is not written to again; a convocation that did not arrive is somebody's task."""
    hard = [each.message.delivery for each in refused if each.is_hard]
    known = Delivery.objects.filter(pk__in=hard).exclude(address="")  # erased while it was in hand
    for address in known.values_list("address", flat=True):
        suppress_address(address=address, reason=SuppressionReason.HARD_BOUNCE)
    if refused and claim.mailing.statutory:
        tell_secretariat(claim.mailing)


@transaction.atomic
def record_event(*, token: str, bounced: bool, complained: bool, address: str, hard: bool) -> None:
    """What a mail service tells later of a message it took: it bounced after all, or its reader
    complained. `token` is the unguessable part of its Message-ID; an unknown one changes only the
    suppressions."""
    if complained:
        suppress_address(address=address, reason=SuppressionReason.COMPLAINT)
    if hard:
        suppress_address(address=address, reason=SuppressionReason.HARD_BOUNCE)
    if bounced and token:
        _bounce_afterwards(token)


def _bounce_afterwards(token: str) -> None:
    found = Delivery.objects.filter(message_id__startswith=f"<{token}@", state=State.SENT)
    mailing = Mailing.objects.filter(deliveries__in=found).first()
    if mailing and found.update(state=State.BOUNCED) and mailing.statutory:
        tell_secretariat(mailing)
