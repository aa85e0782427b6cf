"""The record of decisions."""

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets import DEFAULT, define, units

define(
    key="gcm.decisions.reminder_days",
    type=int,
    default=30,
    unit=units.DAYS,
    rule="D16",
    clause="gcm.decisions",
    kind=DEFAULT,
    label=_("Reminder before a decision enters into force or is to be reviewed"),
)
