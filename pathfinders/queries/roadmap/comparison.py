"""What changed between two versions, in words."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from gcm.domain.conduct.worddiff import Piece
from pathfinders.domain.roadmap.comparing import Difference, differences
from pathfinders.domain.roadmap.plan import Plan
from pathfinders.models import Roadmap, RoadmapAction
from pathfinders.queries.roadmap.document import GROUPS


@dataclass(frozen=True)
class Part:
    """An action, or with an empty `code` the head and the priorities, with what differs in it."""

    code: str
    title: str
    rows: list[tuple[str, list[Piece]]]


def comparison(before: Plan, after: Plan) -> list[Part]:
    """The parts in which something differs, in the reader's words. No query."""
    titles = {each.code: each.title for each in (*before.actions, *after.actions)}
    found: dict[str, Part] = {}
    for each in differences(before, after):
        part = found.setdefault(each.action, Part(each.action, titles.get(each.action, ""), []))
        part.rows.append((_label(each), each.pieces))
    return list(found.values())


def _label(difference: Difference) -> str:
    name, _space, code = difference.field.partition(" ")
    if name == "priority":
        return _("Priority %(code)s") % {"code": code}
    if name == "indicator":
        return _("Indicator %(code)s") % {"code": code}
    return str(capfirst(_field(name, of_action=bool(difference.action))))


def _field(name: str, *, of_action: bool) -> Any:
    if name in GROUPS:
        return GROUPS[name]
    model = RoadmapAction if of_action else Roadmap
    field = {"restricted": "visibility"}.get(name, name)
    if name.startswith("summary_"):
        return f"{_('summary')} ({name[-2:]})"
    return model._meta.get_field(field).verbose_name  # type: ignore[union-attr]
