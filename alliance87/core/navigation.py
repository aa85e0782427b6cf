"""The entries of the main navigation. Each app adds the pages it has: what does not exist is not listed."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Item:
    """One entry: `url_name` is reversed for each request, because addresses carry the language."""

    name: str
    label: Any  # a lazy translation
    url_name: str
    order: int
    permission: str | None


@dataclass(frozen=True)
class Entry:
    """An item as one reader sees it; `current` is "page", "true" (a page below it) or empty."""

    label: Any
    url: str
    current: str


_items: dict[str, Item] = {}


def define_item(name: str, label: Any, url_name: str, order: int, permission: str | None = None) -> None:
    """Declare an entry. Raises ValueError when the name is taken."""
    if name in _items:
        raise ValueError(f"navigation item {name!r} is declared twice")
    _items[name] = Item(name, label, url_name, order, permission)


def entries_for(request: HttpRequest) -> list[Entry]:
    """What this reader may go to, in order."""
    shown = sorted(_items.values(), key=lambda item: (item.order, item.name))
    return [
        _entry(item, request.path)
        for item in shown
        if item.permission is None or request.user.has_perm(item.permission)
    ]


def _entry(item: Item, path: str) -> Entry:
    url = reverse(item.url_name)
    if path == url:
        return Entry(item.label, url, "page")
    return Entry(item.label, url, "true" if path.startswith(url) else "")
