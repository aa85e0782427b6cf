"""What one can unsubscribe from. The app that owns a list declares it in its `AppConfig.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Category:
    """A list. `unsubscribe` is called with the recipient's source key, so that the app's own record of
    the subscription ends too."""

    name: str
    label: Any  # a lazy translation
    unsubscribe: Callable[[str], None] | None = None


_categories: dict[str, Category] = {}


def define_category(name: str, label: Any, *, unsubscribe: Callable[[str], None] | None = None) -> Category:
    """Declare a list. Raises ValueError when the name is taken."""
    if name in _categories:
        raise ValueError(f"mail category {name!r} is declared twice")
    _categories[name] = Category(name, label, unsubscribe)
    return _categories[name]


def category(name: str) -> Category:
    """The list of that name. Raises KeyError when nobody declared it."""
    return _categories[name]
