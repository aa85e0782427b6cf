"""What a task asks of its reader, in one word: answer, read, comment, decide, report. Whoever opens tasks
of a kind says so in its `AppConfig.ready()`; a kind that says nothing is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alliance87.core.component_kit import QuickForm

ANSWER = pgettext_lazy("what to do", "Answer")
READ = pgettext_lazy("what to do", "Read")
COMMENT = pgettext_lazy("what to do", "Comment")
DECIDE = pgettext_lazy("what to do", "Decide")
REPORT = pgettext_lazy("what to do", "Report")


@dataclass(frozen=True)
class Deed:
    """`form` answers a task on the spot, where that takes one press of a button."""

    label: Any
    form: Callable[[Any], QuickForm | None] | None = None

    def form_of(self, task: Any) -> QuickForm | None:
        return self.form(task) if self.form else None


OPEN = Deed(_("Open"))
_deeds: dict[str, Deed] = {}


def define_deed(kind: str, label: Any, form: Callable[[Any], QuickForm | None] | None = None) -> None:
    """Declare what tasks of this kind ask. Raises ValueError when the kind is taken."""
    if kind in _deeds:
        raise ValueError(f"the deed of {kind!r} is declared twice")
    _deeds[kind] = Deed(label, form)


def deed_of(kind: str) -> Deed:
    """What a task of this kind asks; opening it, unless somebody said more."""
    return _deeds.get(kind, OPEN)
