"""Z10, F2: the whole way, and which moves there are."""

import pytest

from pathfinders.enums import PathwayState
from pathfinders.models import Pathway
from pathfinders.queries.way import steps_of


def moves() -> dict[str, set[str]]:
    """From each state, the states that a transition leads to."""
    found: dict[str, set[str]] = {}
    field = Pathway._meta.get_field("state")
    for each in field.get_all_transitions(Pathway):  # type: ignore[union-attr]
        found.setdefault(each.source, set()).add(each.target)
    return found


@pytest.mark.rule("Z10")
@pytest.mark.rule("F2")
def test_the_moves_of_a_way() -> None:
    assert moves() == {
        "interest": {"preparation", "granted", "withdrawn"},
        "preparation": {"roadmap", "withdrawn"},
        "roadmap": {"check", "withdrawn"},
        "check": {"review", "roadmap", "withdrawn"},
        "review": {"agenda", "roadmap", "withdrawn"},
        "agenda": {"granted", "review", "roadmap"},
        "granted": {"withdrawn"},
    }


@pytest.mark.rule("F2")
def test_the_steps_say_what_is_done_and_what_is_next() -> None:
    marks = [each.state for each in steps_of(Pathway(state=PathwayState.ROADMAP))]
    assert marks == ["done", "done", "current", "to_do", "to_do", "to_do", "to_do", "to_do"]
    assert [each.state for each in steps_of(Pathway(state=PathwayState.GRANTED))] == ["done"] * 7 + [
        "current"
    ]
    assert steps_of(Pathway(state=PathwayState.WITHDRAWN)) == []
