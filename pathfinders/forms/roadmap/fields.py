"""Fields that hold several short things: codes, names one a line, targets by year."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pathfinders.domain.roadmap.plan import Target
from pathfinders.domain.roadmap.plan_json import decimal_text

LINES = re.compile(r"[\r\n;]+")
FIRST_YEAR, LAST_YEAR = 1990, 2100


def names_in(text: str) -> tuple[str, ...]:
    """What stands on lines, or between semicolons; each once, in the order given."""
    return tuple(dict.fromkeys(part.strip() for part in LINES.split(text) if part.strip()))


def codes_in(text: str) -> tuple[str, ...]:
    """What stands between commas, semicolons or spaces; each once, in order."""
    return tuple(sorted({part.strip().upper() for part in re.split(r"[\s,;]+", text) if part.strip()}))


def targets_in(text: str) -> tuple[Target, ...]:
    """One a line, such as “2027: 8.5”. Raises ValidationError naming the line."""
    return tuple(sorted((_target(line) for line in names_in(text)), key=lambda each: each.year))


def targets_text(targets: Iterable[Any]) -> str:
    """One a line, of anything that has a year and a value."""
    return "\n".join(f"{each.year}: {decimal_text(each.value)}" for each in targets)


def _target(line: str) -> Target:
    year, colon, value = line.partition(":")
    try:
        found = Target(int(year), Decimal(value.strip().replace(",", ".")))
    except (ValueError, InvalidOperation):
        found = None
    if not colon or found is None or not found.value.is_finite() or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValidationError(
            _("“%(line)s” is not a year with a figure, such as “2027: 8.5”."), params={"line": line}
        )
    return found


class NamesField(forms.CharField):
    """Names one a line; the value is the clean text."""

    widget = forms.Textarea(attrs={"rows": 2, "dir": "auto"})

    def to_python(self, value: Any) -> str:
        return "\n".join(names_in(super().to_python(value) or ""))


class CodesField(forms.CharField):
    """Codes between commas; the value is a list. `check` is the validator of one."""

    def __init__(self, *, check: Callable[[Any], None], **kwargs: Any) -> None:
        super().__init__(**{"required": False, "max_length": 300, **kwargs})
        self.check_one = check

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        codes = codes_in(super().clean(value) or "")
        for each in codes:
            self.check_one(each)
        return list(codes)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))
