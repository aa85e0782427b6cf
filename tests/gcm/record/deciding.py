"""Decisions with other words, terms and effects than those of the body."""

from typing import Any

from django.urls import reverse
from django.utils import translation

from gcm.domain.items import take_up_item
from gcm.domain.publication import publish_decision
from gcm.domain.texts import put_text
from gcm.enums import ItemKind, ItemState
from gcm.models import AgendaItem, Decision, Meeting
from tests.gcm.body import Body, bring_in, make_meeting
from tests.gcm.gavel import note_consensus


def session(body: Body, items: int = 3) -> Meeting:
    """A meeting in session, with everybody in the room and so many items."""
    made = make_meeting(body, "open", items=items)
    bring_in(made, body, body.people)
    return made


def words(text: str) -> dict[str, tuple[str, str]]:
    return {code: (f"{text} {code}", f"The GCG: {text} ({code}).") for code in ("fr", "en", "es")}


def item_with(meeting: Meeting, body: Body, text: str, **terms: Any) -> AgendaItem:
    """The next item, in discussion, with that text on the screen."""
    item = meeting.items.filter(kind=ItemKind.DECISION, state=ItemState.SCHEDULED).first()
    assert item is not None
    take_up_item(actor=body.officer, item=item)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=words(text), terms=terms or None)
    return AgendaItem.objects.get(pk=item.pk)


def decide_on(meeting: Meeting, body: Body, text: str, *, publish: bool = False, **terms: Any) -> Decision:
    item = item_with(meeting, body, text, **terms)
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    if publish:
        publish_decision(actor=body.chair, decision=decision)
    return Decision.objects.get(pk=decision.pk)


def address(name: str, *args: Any) -> str:
    with translation.override("en"):
        return reverse(f"gcm:{name}", args=args)


def of(name: str, decision: Decision) -> str:
    """The English address of a page of the decision."""
    return address(name, decision.year, decision.number)
