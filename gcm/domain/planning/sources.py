"""What waits to be put on an agenda. Each app says what it has; the secretariat or the chair chooses.

define_source("gcm.deferred", _("…"), find=deferred_items, place=take_up_again)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gcm.domain.agenda import CAN_CHANGE
from gcm.domain.room import ask, locked_meeting
from gcm.models import AgendaItem, Meeting


@dataclass(frozen=True)
class Candidate:
    """Something for an agenda. `key` tells it apart within its source; `note` says why it waits. Where the
    GCG can be asked more than one thing about it, `choices` are pairs of a key to place it by and the words
    for that."""

    key: str
    title: Any
    note: Any = ""
    url: str = ""
    choices: Sequence[tuple[str, Any]] = ()


@dataclass(frozen=True)
class Source:
    """`find()` answers with what waits; `place(actor=, key=, meeting=)` puts one on the agenda of a meeting
    whose lock is held, and raises LookupError for what does not wait any more."""

    name: str
    label: Any
    find: Callable[[], list[Candidate]]
    place: Callable[..., AgendaItem]


@dataclass(frozen=True)
class Waiting:
    """One source with what it has now."""

    source: Source
    candidates: list[Candidate] = field(default_factory=list)


_sources: dict[str, Source] = {}


def define_source(
    name: str, label: Any, *, find: Callable[[], list[Candidate]], place: Callable[..., AgendaItem]
) -> Source:
    """Declare a source, in the order in which the page shows them. Raises ValueError when the name is
    taken."""
    if name in _sources:
        raise ValueError(f"source {name!r} is declared twice")
    _sources[name] = Source(name, label, find, place)
    return _sources[name]


def what_waits() -> list[Waiting]:
    """Every source that has something, with what it has."""
    found = [Waiting(source, source.find()) for source in _sources.values()]
    return [each for each in found if each.candidates]


@transaction.atomic
def place_candidate(*, actor: Any, source: str, key: str, meeting: Meeting) -> AgendaItem:
    """Put it on the agenda of that meeting. Raises PermissionDenied for whoever is not of the secretariat;
    ValidationError once the agenda is final, and for what does not wait any more."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.prepare_meeting", locked)
    if locked.state not in CAN_CHANGE:
        raise ValidationError(_("The agenda of this meeting is final."), code="agenda_final")
    try:
        return _sources[source].place(actor=actor, key=key, meeting=locked)
    except LookupError:
        raise ValidationError(_("This does not wait for an agenda any more."), code="gone") from None
