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
    key="partners.commitment.answer_days",
    type=int,
    default=30,
    unit=units.DAYS,
    rule="P12",
    clause="partners.admission",
    kind=DEFAULT,
    label=_("Time for a partner to confirm its commitment before the secretariat follows up"),
    minimum=1,
)
define(
    key="partners.commitment.reminder_days",
    type=int,
    default=14,
    unit=units.DAYS,
    rule="P12",
    clause="partners.admission",
    kind=DEFAULT,
    label=_("Time after which a partner is reminded to confirm its commitment"),
    minimum=1,
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

define(
    key="partners.invitations.days",
    type=int,
    default=14,
    unit=units.DAYS,
    rule="P7",
    clause="partners.admission",
    kind=DEFAULT,
    label=_("Time for which the invitation of a colleague is good"),
    minimum=1,
)
define(
    key="partners.withdrawal.undo_days",
    type=int,
    default=7,
    unit=units.DAYS,
    rule="P11",
    clause="partners.admission",
    kind=DEFAULT,
    label=_("Shortest time between the notice of an organisation and its last day as a partner"),
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
    key="partners.groups.term_notice_days",
    type=int,
    default=90,
    unit=units.DAYS,
    rule="W5",
    clause="partners.groups",
    kind=DEFAULT,
    label=_("Reminder before the term of a group ends"),
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
define(
    key="partners.groups.update_before_days",
    type=int,
    default=14,
    unit=units.DAYS,
    rule="W13",
    clause="partners.groups",
    kind=DEFAULT,
    label=_("Time before a meeting of the GCG at which groups are asked for an update"),
    minimum=1,
)

define_clause(
    "partners.initiatives",
    _("Initiatives and commitments of partners"),
    _(
        "Partners set out to do something that can be measured, and tell the Alliance how it goes. The "
        "mandate sets no rhythm for it."
    ),
)
define(
    key="partners.initiatives.report_amber_months",
    type=int,
    default=12,
    unit=units.MONTHS,
    rule="W13",
    clause="partners.initiatives",
    kind=DEFAULT,
    label=_("Time since the last report after which a partner is asked for the next one"),
    minimum=1,
)
define(
    key="partners.initiatives.report_red_months",
    type=int,
    default=24,
    unit=units.MONTHS,
    rule="W13",
    clause="partners.initiatives",
    kind=DEFAULT,
    label=_("Time since the last report after which the secretariat follows up"),
    minimum=2,
)

define_clause(
    "partners.market",
    _("Needs and offers of partners"),
    _(
        "Partners say what they need and what they offer, and write to each other without knowing each "
        "other’s addresses. The mandate asks the Alliance to mobilise resources and leaves open how."
    ),
)
define(
    key="partners.market.reminder_days",
    type=int,
    default=14,
    unit=units.DAYS,
    rule="M4",
    clause="partners.market",
    kind=DEFAULT,
    label=_("Reminder before a need or an offer runs out"),
    minimum=1,
)
define(
    key="partners.market.messages_a_day",
    type=int,
    default=10,
    unit=units.MESSAGES,
    rule="M4",
    clause="partners.market",
    kind=DEFAULT,
    label=_("Messages that one person may write about needs and offers in a day"),
    minimum=1,
)

define_clause(
    "partners.coherence",
    _("Coherence and exchange"),
    _(
        "The Alliance shows who works on which topic in which place, and partners ask one another. The "
        "mandate sets no number for it."
    ),
)
define(
    key="partners.coverage.many",
    type=int,
    default=5,
    rule="P13",
    clause="partners.coherence",
    kind=DEFAULT,
    label=_("Number of works on a topic in a place from which they are marked as many"),
    minimum=2,
)
define(
    key="partners.exchange.edit_minutes",
    type=int,
    default=30,
    unit=units.MINUTES,
    rule="W11",
    clause="partners.coherence",
    kind=DEFAULT,
    label=_("Time in which an author corrects a post without a version being kept"),
)
define(
    key="partners.exchange.keep_months",
    type=int,
    default=24,
    unit=units.MONTHS,
    rule="W11",
    clause="partners.coherence",
    kind=DEFAULT,
    label=_("Time for which versions, hidden texts and reports of the exchange are kept"),
)
