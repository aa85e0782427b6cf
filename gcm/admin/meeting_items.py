"""One item of the agenda on the desk: its titles, its place, its text, its removal."""

from collections.abc import Callable
from typing import Any

from django import forms

from alliance87.core.languages import LANGUAGES
from gcm.domain.agenda import CAN_CHANGE, entitle_item, move_item, remove_item
from gcm.domain.texts import put_text
from gcm.enums import ItemKind
from gcm.forms.meetings import PlaceForm, RemovalForm, TitlesForm
from gcm.forms.record.terms import typed_terms
from gcm.forms.room import WordingForm
from gcm.models import AgendaItem, DecisionText

Forms = dict[str, forms.Form]


def latest_text(item: AgendaItem) -> DecisionText | None:
    return item.texts.prefetch_related("wordings").order_by("-number").first()


def forms_of(item: AgendaItem, act: str = "", data: Any = None) -> Forms:
    """The forms that the item has now; the one that was sent keeps what was typed."""
    makers: dict[str, Callable[[Any], forms.Form]] = {}
    if item.meeting.state in CAN_CHANGE:
        makers["entitle"] = lambda sent: TitlesForm(sent, initial=_titles(item))
        if item.position > 1:
            makers["move"] = lambda sent: PlaceForm(sent, initial={"position": item.position})
            makers["remove"] = RemovalForm
    if item.kind == ItemKind.DECISION and item.is_open and not item.meeting.is_held:
        makers["word"] = lambda sent: WordingForm(sent, latest=latest_text(item))
    made = {name: make(data if name == act else None) for name, make in makers.items()}
    for name, form in made.items():
        form.auto_id = f"id_{name}_%s"  # two of them have titles, on one page
    return made


def do(actor: Any, item: AgendaItem, act: str, form: Any) -> None:
    """Call the verb. Raises what the verb raises."""
    values = form.cleaned_data
    if act == "entitle":
        entitle_item(actor=actor, item=item, titles=form.titles())
    elif act == "move":
        move_item(actor=actor, item=item, position=values["position"])
    elif act == "remove":
        remove_item(actor=actor, item=item, note=values["note"])
    else:
        put_text(
            actor=actor,
            item=item,
            source_language=values["source_language"],
            wordings={code: (values[f"title_{code}"], values[f"body_{code}"]) for code in LANGUAGES},
            terms=typed_terms(values),
            written_from=values["text_number"],
        )


def _titles(item: AgendaItem) -> dict[str, Any]:
    return {f"title_{code}": getattr(item, f"title_{code}") for code in LANGUAGES}
