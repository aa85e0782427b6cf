"""What countries have for the next agenda: roadmaps that the GCG has reviewed, and expressions of interest to
be presented to it (F2)."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gcm.domain.agenda import add_item
from gcm.domain.planning.sources import Candidate, define_source
from gcm.enums import ItemKind
from gcm.models import AgendaItem, Meeting
from pathfinders.domain.grant import put_on_agenda
from pathfinders.domain.pathways import keep, locked_pathway
from pathfinders.enums import PathwayState, StepKind
from pathfinders.models import Pathway
from pathfinders.queries.clinic.letters import ready_for_decision

State = PathwayState
INTEREST = _("Expression of interest: %(country)s")


def _for_decision() -> Any:
    return ready_for_decision().select_related("country").order_by("opened_at")


def _to_present() -> Any:
    begun = Pathway.objects.filter(state__in=(State.INTEREST, State.PREPARATION)).select_related("country")
    return begun.exclude(steps__kind=StepKind.PRESENTED).order_by("opened_at")


def _candidates(found: Any) -> list[Candidate]:
    return [
        Candidate(str(each.pk), str(each.country), each.get_state_display(), each.get_absolute_url())
        for each in found
    ]


def _place_decision(*, actor: Any, key: str, meeting: Meeting) -> AgendaItem:
    return put_on_agenda(actor=actor, pathway=_find(_for_decision(), key), meeting=meeting)


def _present(*, actor: Any, key: str, meeting: Meeting) -> AgendaItem:
    """For information: an expression of interest needs no decision."""
    locked = locked_pathway(_find(_to_present(), key))
    item = add_item(
        actor=actor, meeting=meeting, titles=_titles(locked), kind=ItemKind.INFORMATION, subject=locked
    )
    keep(locked, actor=actor, kind=StepKind.PRESENTED, reference=str(meeting))
    return item


def _titles(pathway: Pathway) -> dict[str, str]:
    said = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            said[code] = (str(INTEREST) % {"country": pathway.country.name})[:200]
    return said


def _find(among: Any, key: str) -> Pathway:
    """Raises LookupError for what does not wait any more."""
    number = int(key) if key.isdecimal() and len(key) < 18 else 0
    found: Pathway | None = among.filter(pk=number).first()
    if found is None:
        raise LookupError(key)
    return found


define_source(
    "pathfinders.roadmaps",
    _("Roadmaps that the GCG has reviewed"),
    find=lambda: _candidates(_for_decision()),
    place=_place_decision,
)
define_source(
    "pathfinders.interests",
    _("Expressions of interest of countries"),
    find=lambda: _candidates(_to_present()),
    place=_present,
)
