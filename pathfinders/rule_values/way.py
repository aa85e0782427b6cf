"""What can be ruled about the way of a country."""

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets import DEFAULT, define, define_clause, units

define_clause(
    "pathfinders.framework",
    _("Pathfinder countries"),
    _(
        "The mandate asks of a candidate that it comply with the accountability framework, hold strategic "
        "planning workshops and draw up a roadmap. The GCG reviews the roadmap and grants the status."
    ),
)
define(
    key="pathfinders.candidate_reminder_days",
    type=int,
    default=7,
    unit=units.DAYS,
    rule="F6",
    clause="pathfinders.framework",
    kind=DEFAULT,
    label=_("Reminder before an item on a country that sits on the GCG"),
)
