"""How figures about countries are written."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()

NBSP = "\u00a0"


def _units() -> dict[str, str]:
    """The units that the followed series come in; another one is written as the source writes it."""
    return {
        "PERCENT": _("%(value)s%%"),
        "NUMBER": "%(value)s",
        "SCORE": "%(value)s",
        "INDEX": "%(value)s",
        "PER_100000_POP": _("%(value)s per 100,000 people"),
    }


@register.filter
def plain_number(value: Decimal) -> str:
    """In the reader's language, with as many decimals as the source gives, three at most."""
    rounded = round(value, 3).normalize()
    decimals = max(0, -int(rounded.as_tuple().exponent))
    return number_format(rounded, decimal_pos=decimals, use_l10n=True, force_grouping=True)


@register.filter
def with_unit(point: Any) -> str:
    """The value of a point with its unit: "12,5 %"."""
    pattern = _units().get(point.unit)
    number = plain_number(point.value)
    return pattern % {"value": number} if pattern else f"{number}{NBSP}{point.unit.lower()}".strip()


@register.filter
def group_of(point: Any) -> str:
    """Whom the value is about: ages and sex, as far as it is not everybody."""
    ages = _("aged %(ages)s") % {"ages": point.age} if point.age else _("all ages")
    return ages if point.sex == "both" else f"{ages}, {point.sex_label}"
