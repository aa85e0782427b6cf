"""Hours, additional videoconferences, and what the forecast of the quorum reckons with."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets import AWAITING, DEFAULT, define, define_clause, define_constraint, units

hours = partial(
    define, type=int, clause="gcm.meetings", kind=DEFAULT, rule="G6", unit=units.HOUR_OF_DAY, maximum=24
)
hours(key="gcm.meetings.hours_from", default=7, label=_("Nobody should have to sit earlier in the day than"))
hours(key="gcm.meetings.hours_to", default=22, label=_("Nobody should have to sit later in the day than"))
supplementary = partial(define, type=bool, clause="gcm.meetings", kind=AWAITING)
supplementary(
    key="gcm.meetings.supplementary_counts_to_year",
    default=False,
    rule="G3",
    label=_("An additional videoconference is one of the meetings that a year must have"),
)
supplementary(
    key="gcm.meetings.supplementary_decides",
    default=False,
    rule="G4",
    label=_("An additional videoconference takes decisions"),
)
define(
    key="gcm.meetings.group_term_months",
    type=int,
    default=6,
    unit=units.MONTHS,
    rule="W5",
    clause="gcm.meetings",
    kind=DEFAULT,
    label=_("A group is proposed for the agenda before the end of its term"),
)
define_constraint(
    rule="G6",
    test=lambda values: values["gcm.meetings.hours_from"] < values["gcm.meetings.hours_to"],
    message=_("The day of a meeting begins before it ends."),
)

define_clause(
    "gcm.forecast",
    _("Foreseeing the quorum"),
    _(
        "The mandate asks for a quorum and says nothing of how to see to it. The chair and the secretariat "
        "reckon with answers, alternates and past attendance, and see early when a group has nobody left."
    ),
)
forecast = partial(define, type=int, clause="gcm.forecast")
define(
    key="gcm.quorum.vacancy_warning_months",
    type=int,
    default=6,
    unit=units.MONTHS,
    rule="Q6",
    clause="gcm.forecast",
    kind=AWAITING,
    label=_("Warning before a stakeholder group has nobody left"),
)
percent = partial(forecast, kind=DEFAULT, rule="Q7", unit=units.PERCENT, minimum=0, maximum=100)
percent(key="gcm.forecast.attends_percent", default=95, label=_("Chance that who said yes comes"))
percent(key="gcm.forecast.absent_percent", default=3, label=_("Chance that who gave notice of absence comes"))
percent(
    key="gcm.forecast.alternate_percent",
    default=50,
    label=_("Chance that an alternate comes when the representative does not"),
)
forecast(
    key="gcm.forecast.nudge_days",
    default=3,
    unit=units.DAYS,
    rule="Q7",
    kind=DEFAULT,
    label=_("Time between two reminders of a notice to the same representative"),
)


def a_yes_is_more_than_a_no(values: Any) -> bool:
    return bool(values["gcm.forecast.absent_percent"] < values["gcm.forecast.attends_percent"])


define_constraint(
    rule="Q7",
    test=a_yes_is_more_than_a_no,
    message=_("Who said yes is more likely to come than who gave notice of absence."),
)
