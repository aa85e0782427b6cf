"""The rhythm of the reports of pathfinder countries (F9). No value has a consequence but a colour (F10)."""

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets import AWAITING, DEFAULT, define, define_clause, define_constraint, units

define_clause(
    "pathfinders.implementation",
    _("Implementation of roadmaps"),
    _(
        "The GCG follows how pathfinder countries carry out their roadmaps. The mandate sets no rhythm of "
        "reporting, and no consequence of silence: until the GCG adopts a rule, nothing is suspended."
    ),
)
define(
    key="pathfinders.reports.every_months",
    type=int,
    default=12,
    unit=units.MONTHS,
    rule="F9",
    clause="pathfinders.implementation",
    kind=AWAITING,
    label=_("Time from one report of a pathfinder country to the next"),
    maximum=60,
)
define(
    key="pathfinders.reports.amber_months",
    type=int,
    default=12,
    unit=units.MONTHS,
    rule="F9",
    clause="pathfinders.implementation",
    kind=DEFAULT,
    label=_("Time without a report after which the light is amber"),
    maximum=120,
)
define(
    key="pathfinders.reports.red_months",
    type=int,
    default=24,
    unit=units.MONTHS,
    rule="F9",
    clause="pathfinders.implementation",
    kind=DEFAULT,
    label=_("Time without a report after which the light is red"),
    maximum=120,
)
define(
    key="pathfinders.reports.reminder_days",
    type=int,
    default=60,
    unit=units.DAYS,
    rule="F9",
    clause="pathfinders.implementation",
    kind=DEFAULT,
    label=_("Reminder before the report of a pathfinder country is due"),
)
define(
    key="pathfinders.reports.late_days",
    type=int,
    default=14,
    unit=units.DAYS,
    rule="F9",
    clause="pathfinders.implementation",
    kind=DEFAULT,
    label=_("Reminder after the report of a pathfinder country was due"),
)
define(
    key="pathfinders.roadmaps.renewal_months",
    type=int,
    default=6,
    unit=units.MONTHS,
    rule="F9",
    clause="pathfinders.implementation",
    kind=DEFAULT,
    label=_("Reminder before the period of a roadmap ends"),
)
define_constraint(
    rule="F9",
    test=lambda values: values["pathfinders.reports.amber_months"] < values["pathfinders.reports.red_months"],
    message=_("The light of the reports turns amber before it turns red."),
)
