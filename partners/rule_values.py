"""What can be ruled about partners and groups: the working arrangements that have a number."""

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets import AWAITING, DEFAULT, define, define_clause, units

define_clause(
    "partners.admission",
    _("Admission of partners"),
    _(
        "The mandate says who can be a partner and what a partner commits itself to. It leaves open how an "
        "organisation is admitted and how often its commitment is confirmed."
    ),
)
define(
    key="partners.applications.check_working_days",
    type=int,
    default=10,
    unit=units.WORKING_DAYS,
    rule="P3",
    clause="partners.admission",
    kind=AWAITING,
    label=_("Time for the secretariat to check an application"),
)
define(
    key="partners.applications.reminder_days",
    type=int,
    default=14,
    unit=units.DAYS,
    rule="P3",
    clause="partners.admission",
    kind=AWAITING,
    label=_("Time after which an applicant is reminded of an open question"),
)
define(
    key="partners.commitment.confirm_months",
    type=int,
    default=24,
    unit=units.MONTHS,
    rule="P12",
    clause="partners.admission",
    kind=DEFAULT,
    label=_("Time after which a partner is asked to confirm its commitment again"),
)
define(
    key="partners.statistics.smallest_cell",
    type=int,
    default=5,
    unit=units.PARTNERS,
    rule="P5",
    clause="partners.admission",
    kind=DEFAULT,
    label=_("Smallest number in which partners with a hidden listing are counted"),
    minimum=2,
)
define(
    key="partners.withdrawal.second_person",
    type=bool,
    default=True,
    rule="P11",
    clause="partners.admission",
    kind=AWAITING,
    label=_("A second person of the organisation confirms that it leaves"),
)

define_clause(
    "partners.groups",
    _("Action groups, working groups and other initiatives"),
    _(
        "Groups work towards results within a limited time, with a workplan that the GCG follows. The "
        "mandate sets no length and no rhythm of reporting."
    ),
)
define(
    key="partners.groups.longest_months",
    type=int,
    default=24,
    unit=units.MONTHS,
    rule="W4",
    clause="partners.groups",
    kind=DEFAULT,
    label=_("Longest duration of a group without a particular reason"),
)
define(
    key="partners.groups.update_stale_days",
    type=int,
    default=90,
    unit=units.DAYS,
    rule="W13",
    clause="partners.groups",
    kind=DEFAULT,
    label=_("Time after which a group’s update is out of date"),
)
define(
    key="partners.groups.dormant_months",
    type=int,
    default=6,
    unit=units.MONTHS,
    rule="W14",
    clause="partners.groups",
    kind=DEFAULT,
    label=_("Time without activity after which a group’s leads are asked"),
)
