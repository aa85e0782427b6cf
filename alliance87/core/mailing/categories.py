"""What one can unsubscribe from. The app that owns a list declares it in its `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Category:
    """A list. `unsubscribe` is called with the recipient's source key, `leave` with the hash of the address
    (which outlives the key), so that the app's own record of the subscription ends too. `manage` names the
    page on which a reader changes what they get, by the same signed token."""

    name: str
    label: Any  # a lazy translation
    unsubscribe: Callable[[str], None] | None = None
    leave: Callable[[str], None] | None = None
    manage: str = ""


_categories: dict[str, Category] = {}


def define_category(
    name: str,
    label: Any,
    *,
    unsubscribe: Callable[[str], None] | None = None,
    leave: Callable[[str], None] | None = None,
    manage: str = "",
) -> Category:
    """Declare a list. Raises ValueError when the name is taken."""
    if name in _categories:
        raise ValueError(f"mail category {name!r} is declared twice")
    _categories[name] = Category(name, label, unsubscribe, leave, manage)
    return _categories[name]


def switched_by_address() -> list[Category]:
    """The lists that are on or off for an address and nothing more, by name: whoever signs in can switch
    them. The others have a record of their own, such as a consent."""
    plain = (each for each in _categories.values() if each.unsubscribe is None and each.leave is None)
    return sorted(plain, key=lambda each: each.name)


def category(name: str) -> Category:
    """The list of that name. Raises KeyError when nobody declared it."""
    return _categories[name]
