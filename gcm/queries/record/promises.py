"""The promise thread: a decision, the actions that follow from it, and what fulfils them (N12, N14).

What fulfils an action belongs to other apps: an activity of a workplan, a milestone of a roadmap, an
indicator. Each declares its own in its `AppConfig.ready()`:

    define_promise("partners.activity", _("Activity of a workplan"), find)

`find(actions, reader)` answers with the links by the primary key of the action, in a fixed number of
queries, and leaves out what the reader may not see.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gcm.models import FollowUp


@dataclass(frozen=True)
class Link:
    """Something that fulfils an action; `state` is a word, `due_on` may be unknown."""

    title: Any
    url: str
    state: Any = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Strand:
    """What one app has of an action."""

    label: Any
    links: list[Link]


@dataclass(frozen=True)
class Promise:
    """An action with what fulfils it."""

    action: FollowUp
    strands: list[Strand]


Find = Callable[[Sequence[FollowUp], Any], Mapping[int, list[Link]]]
_finders: dict[str, tuple[Any, Find]] = {}


def define_promise(name: str, label: Any, find: Find) -> None:
    """Declare what can fulfil an action. Raises ValueError when the name is taken."""
    if name in _finders:
        raise ValueError(f"promise {name!r} is declared twice")
    _finders[name] = (label, find)


def promises_of(actions: Sequence[FollowUp], reader: Any) -> list[Promise]:
    """The actions, each with what fulfils it. As many queries as the finders make, whatever the number of
    actions."""
    found = [(label, find(actions, reader)) for label, find in _finders.values()] if actions else []
    return [
        Promise(each, [Strand(label, links[each.pk]) for label, links in found if links.get(each.pk)])
        for each in actions
    ]
