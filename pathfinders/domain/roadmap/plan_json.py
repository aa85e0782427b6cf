"""A roadmap as JSON and back, without loss: days as ISO 8601, amounts as decimal text. Pure."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from pathfinders.domain.roadmap.plan import Plan


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """Whole numbers, text, truth values and None, in objects and lists: what the ledger can take a digest
    of."""
    return cast("dict[str, Any]", _to_json(plan))


def plan_from_json(content: Mapping[str, Any]) -> Plan:
    """Raises KeyError, TypeError or ValueError for what is no roadmap."""
    return cast("Plan", _from_json(Plan, content))


def decimal_text(value: Decimal) -> str:
    """Without zeros that say nothing: 12.50 is 12.5, and 1200 is not 1.2E+3."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def _to_json(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: _to_json(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_to_json(each) for each in value]
    if isinstance(value, Decimal):
        return decimal_text(value)
    return value.isoformat() if isinstance(value, date) else value


def _from_json(kind: Any, value: Any) -> Any:
    if get_origin(kind) is UnionType:
        return None if value is None else _from_json(get_args(kind)[0], value)
    if get_origin(kind) is tuple:
        return tuple(_from_json(get_args(kind)[0], each) for each in value)
    if is_dataclass(kind):
        return cast("Any", kind)(
            **{name: _from_json(hint, value[name]) for name, hint in _hints(cast("type", kind)).items()}
        )
    if kind is date:
        return date.fromisoformat(value)
    return Decimal(value) if kind is Decimal else value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
