"""The agenda of a meeting, until it is final (Z2, G5). Item 1 is its adoption and stays first (G11)."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, F, Value, When
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.effects import effect_of, run_disposal
from gcm.domain.room import ask, locked_meeting, touch
from gcm.enums import ItemKind, ItemState, MeetingState
from gcm.models import AgendaItem, Consultation, Meeting
from gcm.queries.planning.deadlines import takes_decisions

Titles = Mapping[str, str]
CAN_CHANGE = (MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.POSTPONED)
OPENING: Titles = {
    "fr": "Ouverture et adoption de l’ordre du jour",
    "en": "Opening and adoption of the agenda",
    "es": "Apertura y aprobación del orden del día",
}
ASIDE = 10000  # more than the items of any meeting: positions are unique at each row that is written


@transaction.atomic
def add_item(
    *,
    actor: Any,
    meeting: Meeting,
    titles: Titles,
    kind: str,
    subject: models.Model | None = None,
    effect: str = "",
) -> AgendaItem:
    """Put an item at the end of the agenda. `titles` by language code, one at least; `effect` is a name in
    `gcm.domain.effects` and makes sense for a decision on a record of the portal alone.

    Raises PermissionDenied; ValidationError once the agenda is final, without a title or for no such kind;
    LookupError for an effect that nobody declares.
    """
    locked = _changeable(actor, meeting)
    item = AgendaItem(meeting=locked, kind=kind, effect=effect)
    if subject is not None:
        item.subject = subject
    if kind == ItemKind.DECISION and isinstance(subject, Consultation):
        raise ValidationError(_("Nothing is decided in or on a consultation (X11)."), code="no_decision")
    if effect and (kind != ItemKind.DECISION or subject is None):
        raise ValidationError(_("Only a decision on something changes something."), code="no_effect")
    return place_last(item, titles, actor)


@transaction.atomic
def entitle_item(*, actor: Any, item: AgendaItem, titles: Titles) -> AgendaItem:
    """Give an item other titles. Raises PermissionDenied, ValidationError as `add_item` does."""
    found = _scheduled(_changeable(actor, item.meeting), item)
    _entitle(found, titles)
    _check(found)
    found.save()
    _record("gcm.item_entitled", found, actor)
    return found


@transaction.atomic
def move_item(*, actor: Any, item: AgendaItem, position: int) -> AgendaItem:
    """Have the item stand at this place, 2 being the first after the opening; a place beyond the end is the
    end. Raises PermissionDenied; ValidationError once the agenda is final, and for the opening (G11)."""
    locked = _changeable(actor, item.meeting)
    found = _scheduled(locked, item)
    return place_at(found, position, actor)


@transaction.atomic
def remove_item(*, actor: Any, item: AgendaItem, note: str = "") -> None:
    """Take an item off the agenda before the meeting; what it is about is told so (W15). An item for which
    texts were put stays on record as withdrawn, since texts are never deleted (D4).

    Raises PermissionDenied; ValidationError once the agenda is final, and for the opening (G11).
    """
    locked = _changeable(actor, item.meeting)
    found = _scheduled(locked, item)
    if _opens(found):
        raise ValidationError(_("The adoption of the agenda comes first (G11)."), code="opening")
    _record("gcm.item_removed", found, actor)
    found.withdraw()
    found.disposition = note.strip()
    _check(found)
    run_disposal(actor=actor, item=found)
    if found.texts.exists():
        found.save()
        return
    found.delete()
    _renumber(locked, _order(locked))


def place_last(item: AgendaItem, titles: Titles, mover: Any) -> AgendaItem:
    """Save a new item at the end of the agenda of its meeting. For verbs that hold the lock and have asked
    the right. Raises ValidationError, LookupError as `add_item` does."""
    item.position = _last_position(item.meeting) + 1
    _entitle(item, titles)
    effect_of(item)
    _check(item)
    require_that_it_decides(item)
    item.save()
    _record("gcm.item_added", item, mover)
    return item


def place_at(item: AgendaItem, position: int, mover: Any) -> AgendaItem:
    """Have the item stand at this place; the same for verbs. Raises ValidationError for the opening."""
    if _opens(item) or position < _first_place(item.meeting):
        raise ValidationError(_("The adoption of the agenda comes first (G11)."), code="opening")
    order = [pk for pk in _order(item.meeting) if pk != item.pk]
    order.insert(position - 1, item.pk)
    _renumber(item.meeting, order)
    item.refresh_from_db(fields=["position"])
    _record("gcm.item_moved", item, mover)
    return item


def require_that_it_decides(item: AgendaItem) -> None:
    """Raises ValidationError for an item for decision of a meeting that takes none (G4)."""
    if item.kind == ItemKind.DECISION and not takes_decisions(item.meeting):
        raise ValidationError(
            _("An additional videoconference takes no decisions (G4): the item can be for information."),
            code="no_decisions",
        )


def add_opening(meeting: Meeting) -> AgendaItem:
    """Item 1 of a new meeting (G11). The verb that drafts the meeting has asked the right."""
    item = AgendaItem(meeting=meeting, position=1, kind=ItemKind.PROCEDURE)
    _entitle(item, OPENING)
    item.save()
    return item


def _changeable(actor: Any, meeting: Meeting) -> Meeting:
    locked = locked_meeting(meeting)
    ask(actor, "gcm.prepare_meeting", locked)
    if locked.state not in CAN_CHANGE:
        raise ValidationError(_("The agenda of this meeting is final."), code="agenda_final")
    return locked


def _scheduled(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    found = AgendaItem.objects.filter(meeting=meeting, pk=item.pk, state=ItemState.SCHEDULED).first()
    if found is None:
        raise ValidationError(_("This item is no longer to come on the agenda."), code="not_scheduled")
    return found


def _entitle(item: AgendaItem, titles: Titles) -> None:
    words = {code: titles.get(code, "").strip() for code, _name in settings.LANGUAGES}
    if not any(words.values()):
        raise ValidationError(_("An item needs a title."), code="no_title")
    for code, title in words.items():
        setattr(item, f"title_{code}", title)


def _check(item: AgendaItem) -> None:
    item.full_clean(exclude=["meeting", "content_type", "state"])  # a protected state cannot be cleaned


def _opens(item: AgendaItem) -> bool:
    return item.position == 1 and item.kind == ItemKind.PROCEDURE


def _first_place(meeting: Meeting) -> int:
    return 2 if meeting.items.filter(position=1, kind=ItemKind.PROCEDURE).exists() else 1


def _last_position(meeting: Meeting) -> int:
    return meeting.items.aggregate(last=models.Max("position"))["last"] or 0


def _order(meeting: Meeting) -> list[int]:
    return list(meeting.items.order_by("position").values_list("pk", flat=True))


def _renumber(meeting: Meeting, order: list[int]) -> None:
    """Positions 1, 2, 3 in this order. In two steps, because the database compares row by row."""
    if not order:
        return
    meeting.items.update(position=F("position") + ASIDE)
    places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(order, start=1)]
    meeting.items.update(position=Case(*places, output_field=models.PositiveSmallIntegerField()))


def _record(kind: str, item: AgendaItem, actor: Any) -> None:
    touch(item.meeting)
    data = {"meeting": item.meeting_id, "position": item.position}
    ledger.append(kind=kind, subject=item, actor=actor, data=data)
