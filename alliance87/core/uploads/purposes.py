"""What files may be sent for. Each app declares its purposes in its `AppConfig.ready()`."""

from collections.abc import Iterable
from dataclasses import dataclass

from alliance87.core.uploads.content import KINDS

MB = 1024 * 1024


@dataclass(frozen=True)
class Purpose:
    """One reason to send a file. `max_bytes` is in bytes. A public one may be seen by visitors, when
    `view_permission` (asked on the subject, of visitors too) does not say otherwise."""

    name: str
    types: frozenset[str]
    max_bytes: int
    view_permission: str
    public: bool = False


_purposes: dict[str, Purpose] = {}


def define_purpose(
    name: str, types: Iterable[str], max_bytes: int, view_permission: str = "", public: bool = False
) -> Purpose:
    """Declare a purpose. Raises ValueError when the name is taken, a type is unknown, or a private file
    has no permission."""
    if name in _purposes:
        raise ValueError(f"purpose {name!r} is declared twice")
    if unknown := set(types) - set(KINDS):
        raise ValueError(f"purpose {name!r}: unknown types {sorted(unknown)}")
    if not public and not view_permission:
        raise ValueError(f"purpose {name!r} is private and names no permission to view")
    _purposes[name] = Purpose(name, frozenset(types), max_bytes, view_permission, public)
    return _purposes[name]


def purpose(name: str) -> Purpose:
    """Raises KeyError for what nobody declared."""
    return _purposes[name]


def is_known(name: str) -> bool:
    return name in _purposes
