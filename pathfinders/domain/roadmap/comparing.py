"""What changed from one version of a roadmap to the next, part by part and word by word (F5). Plain values
in, plain values out: no Django here."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal

from gcm.domain.conduct.worddiff import Change, Piece, word_diff
from pathfinders.domain.roadmap.plan import ActionPart, IndicatorPart, Plan
from pathfinders.domain.roadmap.plan_json import decimal_text

WHOLE = ""


@dataclass(frozen=True)
class Difference:
    """`action` is the code of the action, "" for the head and the priorities; `field` is the name of what
    differs, with its number where there are several ("title 2")."""

    action: str
    field: str
    pieces: list[Piece]

    @property
    def is_new(self) -> bool:
        return all(each.change == Change.NEW for each in self.pieces)


def differences(before: Plan, after: Plan) -> list[Difference]:
    """In the order of the later version, what was taken out at the end."""
    found = list(_compare(WHOLE, _head(before), _head(after)))
    old = {each.code: each for each in before.actions}
    new = {each.code: each for each in after.actions}
    for code in [*new, *(code for code in old if code not in new)]:
        found += _compare(code, _action(old.get(code)), _action(new.get(code)))
    return found


def _compare(action: str, before: dict[str, str], after: dict[str, str]) -> Iterator[Difference]:
    for name in [*after, *(name for name in before if name not in after)]:
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            yield Difference(action, name, word_diff(old, new))


def _head(plan: Plan) -> dict[str, str]:
    names = ("title", "language", "vision", "summary_fr", "summary_en", "summary_es", "starts_on", "ends_on")
    said = {name: _words(getattr(plan, name)) for name in names}
    for number, priority in enumerate(plan.priorities, 1):
        said[f"priority {number}"] = f"{priority.title}\n{priority.text}".strip()
    return said


def _action(action: ActionPart | None) -> dict[str, str]:
    if action is None:
        return {}
    said = {
        each.name: _words(getattr(action, each.name))
        for each in fields(action)
        if each.name not in ("code", "indicators")
    }
    return said | {f"indicator {each.code}": _indicator(each) for each in action.indicators}


def _indicator(part: IndicatorPart) -> str:
    said = [part.name, part.unit, _words(part.baseline), _words(part.baseline_year), part.source]
    said += [f"{each.year} = {decimal_text(each.value)}" for each in part.targets]
    return "; ".join(each for each in said if each)


def _words(value: object) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, tuple):
        return ", ".join(value)
    return decimal_text(value) if isinstance(value, Decimal) else str(value)
