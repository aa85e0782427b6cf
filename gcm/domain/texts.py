"""Putting a text on the screen (D4). Another wording is another text; nothing is edited."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.conduct.attempts import attempt_on, end_attempts_before
from gcm.domain.record.terms import Terms, checked_terms, store_terms, terms_of
from gcm.domain.room import StaleTextError, ask, locked_meeting, touch
from gcm.enums import ItemKind, PositionKind
from gcm.models import AgendaItem, DecisionText, DecisionWording, Meeting, Position
from gcm.queries.digests import hash_of_wording, normalised

Wordings = Mapping[str, tuple[str, str]]


@transaction.atomic
def put_text(
    *,
    actor: Any,
    item: AgendaItem,
    source_language: str,
    wordings: Wordings,
    terms: Terms | None = None,
    written_from: int | None = None,
) -> DecisionText:
    """Put the next numbered text on the screen. `wordings` are (title, body) by language code; languages
    without words are left out. What was said on the text before lapses, and people are asked again, except
    for objections, which stand until their authors withdraw them (D4).

    The secretariat prepares texts before the meeting, too; in session whoever presides may. `written_from`
    is the number of the text that the writer had before them, 0 for none. `terms` are entry into force,
    conditions, review and the like (D16); without them, those of the text before are kept. Raises
    PermissionDenied; StaleTextError when another text than that one is on the screen; ValidationError without
    the wording in the source language, for an item that is not for decision or has ended, or when
    nothing is new.
    """
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.word_decision", meeting)
    found = AgendaItem.objects.get(pk=item.pk)
    _require_wordable(found, meeting)
    said = _cleaned(source_language, wordings)
    before = found.texts.select_related("terms").prefetch_related("wordings")
    latest = before.order_by("-number").first()
    if written_from not in (None, latest.number if latest else 0):
        raise StaleTextError(latest)
    known = terms_of(latest)
    new = known if terms is None else checked_terms(terms)
    if latest is not None and (_says(latest), known) == ((source_language, said), new):
        raise ValidationError(_("This is the text that is on the screen already."), code="same_text")
    text = _store(actor, found, latest.number + 1 if latest else 1, source_language, said)
    store_terms(text, new)
    _let_lapse(found)
    attempt_on(text)
    end_attempts_before(text=text)
    touch(meeting)
    ledger.append(
        kind="gcm.text_put",
        subject=text,
        actor=actor,
        data={"item": found.pk, "number": text.number, "text": text.hash},
    )
    return text


def _require_wordable(item: AgendaItem, meeting: Meeting) -> None:
    if item.kind != ItemKind.DECISION:
        raise ValidationError(_("This item is not for decision."), code="not_for_decision")
    if not item.is_open or meeting.is_held:
        raise ValidationError(_("This item has ended: its text cannot change any more."), code="ended")


def _cleaned(source: str, wordings: Wordings) -> dict[str, tuple[str, str]]:
    stripped = {language: (title.strip(), normalised(body)) for language, (title, body) in wordings.items()}
    said = {language: words for language, words in stripped.items() if any(words)}
    if any(not title or not body for title, body in said.values()):
        raise ValidationError(_("A wording needs a title and a text."), code="half_a_wording")
    if source not in said:
        raise ValidationError(_("The wording in the source language is missing."), code="no_source")
    return said


def _says(text: DecisionText) -> tuple[str, dict[str, tuple[str, str]]]:
    return text.source_language, {each.language: (each.title, each.body) for each in text.wordings.all()}


def _store(
    actor: Any, item: AgendaItem, number: int, source: str, said: Mapping[str, tuple[str, str]]
) -> DecisionText:
    made = [
        DecisionWording(
            language=language,
            is_source=language == source,
            title=title,
            body=body,
            hash=hash_of_wording(language, title, body),
        )
        for language, (title, body) in said.items()
    ]
    for each in made:
        each.full_clean(exclude=["text"])
    text = DecisionText.objects.create(
        item=item,
        number=number,
        source_language=source,
        hash=next(each.hash for each in made if each.is_source),
        put_by=actor,
        put_at=timezone.now(),
    )
    for each in made:
        each.text = text
    DecisionWording.objects.bulk_create(made)
    return text


def _let_lapse(item: AgendaItem) -> None:
    said = Position.objects.live().filter(item=item).exclude(kind=PositionKind.OBJECTION)
    said.update(lapsed_at=timezone.now())
