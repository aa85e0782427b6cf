"""Units that several apps count in. Each takes a number: `DAYS % {"number": 3}`."""

from collections.abc import Mapping
from typing import Any

from django.utils.dates import MONTHS as NAMES_OF_MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy


class MonthOfYear:
    """The number of a month, told by its name."""

    def __mod__(self, given: Mapping[str, Any]) -> str:
        return _("end of %(month)s") % {"month": NAMES_OF_MONTHS[given["number"]]}


class HourOfDay:
    """An hour of the clock, 0 to 24."""

    def __mod__(self, given: Mapping[str, Any]) -> str:
        return f"{given['number']:02}:00"


MINUTES = ngettext_lazy("%(number)d minute", "%(number)d minutes", "number")
DAYS = ngettext_lazy("%(number)d day", "%(number)d days", "number")
WORKING_DAYS = ngettext_lazy("%(number)d working day", "%(number)d working days", "number")
MONTHS = ngettext_lazy("%(number)d month", "%(number)d months", "number")
MONTH_OF_YEAR = MonthOfYear()
HOUR_OF_DAY = HourOfDay()
PERCENT = gettext_lazy("%(number)d %%")
SEATS = ngettext_lazy("%(number)d seat", "%(number)d seats", "number")
GROUPS = ngettext_lazy("%(number)d group", "%(number)d groups", "number")
MEMBERS = ngettext_lazy("%(number)d member", "%(number)d members", "number")
REPRESENTATIVES = ngettext_lazy("%(number)d representative", "%(number)d representatives", "number")
MEETINGS = ngettext_lazy("%(number)d meeting", "%(number)d meetings", "number")
PARTNERS = ngettext_lazy("%(number)d partner", "%(number)d partners", "number")
MESSAGES = ngettext_lazy("%(number)d message", "%(number)d messages", "number")
