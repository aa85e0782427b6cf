"""What a form hands over, on the record that partners write."""

from collections.abc import Collection, Mapping
from typing import Any

ABOUT = ("topics", "countries")


def write_values(
    record: Any, fields: Collection[str], values: Mapping[str, Any], many: Collection[str] = ABOUT
) -> None:
    """Set the named fields that are among the values, and the relations to many; saving is left to the verb
    that holds the lock."""
    for name in fields:
        if name in values:
            setattr(record, name, values[name])
    for name in many:
        if name in values:
            getattr(record, name).set(values[name])
