"""What is still to be set before the portal is whole. Apps add items in their `AppConfig.ready()`:

checklist.define("partners.commitment", _("The text of the commitment is loaded"), is_loaded,
                 hint=_("Run manage.py load_reference."))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.checks import run_checks
from django.urls import reverse
from django.utils.translation import gettext

from alliance87.core.checks import TAG

Test = Callable[[], bool]


@dataclass(frozen=True)
class Item:
    name: str
    label: Any  # a lazy translation: the sentence that is true once it is done
    is_done: Test
    hint: Any
    url_name: str = ""


@dataclass(frozen=True)
class Line:
    """An item as it stands now; `url` is where to do it, when there is a page for it."""

    label: Any
    done: bool
    hint: Any
    url: str = ""


_items: dict[str, Item] = {}


def define(name: str, label: Any, is_done: Test, *, hint: Any, url_name: str = "") -> None:
    """Declare an item; `is_done` costs one query at most. Raises ValueError when the name is taken."""
    if name in _items:
        raise ValueError(f"checklist item {name!r} is declared twice")
    _items[name] = Item(name, label, is_done, hint, url_name)


def lines() -> list[Line]:
    """Every item as it stands now, what is open first."""
    declared = [_line(item) for item in _items.values()]
    return sorted([*_settings_lines(), *declared], key=lambda line: line.done)


def _line(item: Item) -> Line:
    return Line(item.label, item.is_done(), item.hint, reverse(item.url_name) if item.url_name else "")


def _settings_lines() -> list[Line]:
    found = run_checks(tags=[TAG], include_deployment_checks=True)
    if not found:
        return [Line(gettext("The settings are complete and safe."), True, "")]
    return [Line(gettext(each.msg), False, gettext(each.hint or "")) for each in found]
