"""The gavel, where the test is about something else than the call for objections before it (Z3)."""

from typing import Any

from django.utils import timezone

from gcm.domain import gavel
from gcm.domain.conduct import packages
from gcm.domain.texts import put_text
from gcm.enums import AttemptState
from gcm.models import AgendaItem, Decision, DecisionAttempt


def call_on(*items: AgendaItem) -> None:
    """Objections are called for on the texts of these items."""
    waiting = DecisionAttempt.objects.filter(text__item__in=items, state=AttemptState.ON_SCREEN)
    waiting.update(state=AttemptState.CALLED, called_at=timezone.now())


def reword(item: AgendaItem, actor: Any) -> int:
    """Another text by hand, a sentence longer in every language. Answers its number."""
    latest = item.texts.order_by("-number").first()
    assert latest is not None
    said = {each.language: (each.title, f"{each.body} Encore.") for each in latest.wordings.all()}
    return put_text(actor=actor, item=item, source_language="fr", wordings=said).number


def note_consensus(*, actor: Any, item: AgendaItem, text_number: int) -> Decision:
    """The call, and the gavel."""
    call_on(item)
    return gavel.note_consensus(actor=actor, item=item, text_number=text_number)


def note_consensus_on_package(*, actor: Any, package: Any, text_numbers: Any) -> list[Decision]:
    """The call on all items of the package, and the gavel."""
    call_on(*package.items.all())
    return packages.note_consensus_on_package(actor=actor, package=package, text_numbers=text_numbers)
