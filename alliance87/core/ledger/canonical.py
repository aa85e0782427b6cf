"""Canonical JSON (RFC 8785, integers only): one value has one sequence of bytes, and so one digest."""

import json
from hashlib import sha256
from typing import Any

# Beyond this, readers that hold numbers as doubles would see another one (RFC 8785, 3.2.2.3).
LARGEST = 2**53 - 1


def encode(value: Any) -> bytes:
    """The canonical bytes. Raises ValueError for floats, integers that a double cannot hold, text that
    is no Unicode, and names or values that JSON does not know."""
    return json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":")).encode()


def digest_of(value: Any) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal. Raises ValueError like `encode`."""
    return sha256(encode(value)).hexdigest()


def _ordered(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value)  # an enum's member is its text
    if isinstance(value, int):
        return _number(value)
    if isinstance(value, list | tuple):
        return [_ordered(each) for each in value]
    if isinstance(value, dict):
        return {name: _ordered(value[name]) for name in sorted(value, key=_sort_key)}
    raise ValueError(f"canonical JSON knows no {type(value).__name__}")


def _number(value: int) -> int:
    if abs(value) > LARGEST:
        raise ValueError(f"{value} is beyond what a double holds")
    return int(value)


def _sort_key(name: Any) -> bytes:
    """RFC 8785 sorts names by their UTF-16 code units."""
    if not isinstance(name, str):
        raise ValueError(f"{name!r} is no name of a JSON member")
    return name.encode("utf-16-be")
