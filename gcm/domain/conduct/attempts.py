"""One attempt at a consensus on one numbered text: called for, restated, closed without one (Z3, D5, Q11)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.room import ask, item_in_discussion, locked_meeting, require_session, text_on_screen, touch
from gcm.enums import AttemptState
from gcm.models import AgendaItem, DecisionAttempt, DecisionText, Position
from gcm.models.agenda import OPEN


def attempt_on(text: DecisionText) -> DecisionAttempt:
    """The attempt on the text; a text that was put before attempts were kept gets one."""
    attempt, _made = DecisionAttempt.objects.get_or_create(text=text)
    return attempt


@transaction.atomic
def call_for_objections(*, actor: Any, item: AgendaItem, text_number: int) -> DecisionAttempt:
    """Whoever presides asks whether anybody objects; every screen says so. One call is for all the items that
    are taken together (D12). Raises PermissionDenied; ValidationError out of session, out of discussion or
    after the attempt; StaleTextError."""
    attempt = _running(actor, item, text_number)
    others = _taken_together(item)
    for each in (attempt, *others):
        each.call()
        each.save()
    return _done("gcm.objections_called_for", actor, attempt, *others)


@transaction.atomic
def restate_text(*, actor: Any, item: AgendaItem, text_number: int) -> DecisionAttempt:
    """Whoever presides has read the text out again, to whoever came in to make the quorum (Q11). Raises as
    `call_for_objections` does."""
    attempt = _running(actor, item, text_number)
    attempt.restated_at = timezone.now()
    attempt.save()
    return _done("gcm.text_restated", actor, attempt)


@transaction.atomic
def close_attempt(*, actor: Any, item: AgendaItem, text_number: int) -> DecisionAttempt:
    """End the attempt: there is no consensus on this text. The objections end with it, and nothing can be
    decided on the item before another text is put (D5). Raises as `call_for_objections` does."""
    attempt = _running(actor, item, text_number)
    attempt.close()
    attempt.save()
    Position.objects.live().filter(item=attempt.text.item).update(lapsed_at=timezone.now())
    return _done("gcm.attempt_closed", actor, attempt)


def end_attempts_before(*, text: DecisionText) -> None:
    """Another text takes the place of those before it. Under the lock of the meeting."""
    for before in DecisionAttempt.objects.filter(text__item=text.item_id, text__number__lt=text.number):
        if before.is_running:
            before.replace()
            before.save()


def take_call_back(*, item: AgendaItem) -> None:
    """What was called for together with others is called for again by itself. Under the lock of the
    meeting."""
    for attempt in DecisionAttempt.objects.filter(text__item=item, state=AttemptState.CALLED):
        attempt.take_call_back()
        attempt.save()


def adopt_attempt(*, text: DecisionText) -> None:
    """The gavel fell on the text. Under the lock of the meeting."""
    attempt = attempt_on(text)
    attempt.adopt()
    attempt.save()


def _taken_together(item: AgendaItem) -> list[DecisionAttempt]:
    """The running attempts on the other items of the package."""
    package = AgendaItem.objects.get(pk=item.pk).package
    others = package.items.filter(state__in=OPEN).exclude(pk=item.pk) if package else ()
    texts = [each.texts.order_by("-number").first() for each in others]
    attempts = [attempt_on(text) for text in texts if text is not None]
    return [attempt for attempt in attempts if attempt.is_running]


def _running(actor: Any, item: AgendaItem, text_number: int) -> DecisionAttempt:
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.preside", meeting)
    require_session(meeting)
    attempt = attempt_on(text_on_screen(item_in_discussion(item), text_number))
    if not attempt.is_running:
        raise ValidationError(_("The attempt on this text has ended without consensus (D5)."), code="closed")
    return attempt


def _done(kind: str, actor: Any, attempt: DecisionAttempt, *others: DecisionAttempt) -> DecisionAttempt:
    touch(attempt.text.item.meeting)
    for each in (attempt, *others):
        data = {"item": each.text.item_id, "text": each.text_id}
        ledger.append(kind=kind, subject=each, actor=actor, data=data)
    return attempt
