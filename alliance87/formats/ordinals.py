"""What follows the number of a day. Django's `S` speaks English in every language; every date of the portal
goes through it, whether a filter, a mail or the admin writes it."""

from django.utils.dateformat import DateFormat
from django.utils.translation import get_language

in_english = DateFormat.S


def suffix_of_day(self: DateFormat) -> str:
    """French counts the first day alone: “1er janvier”, “2 janvier”. Elsewhere as Django does."""
    if (get_language() or "").startswith("fr"):
        return "er" if self.j() == 1 else ""
    return in_english(self)


def install() -> None:
    DateFormat.S = suffix_of_day  # type: ignore[method-assign]
