"""The rhythm of what the secretariat writes."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets import DEFAULT, define, define_clause, units

define_clause(
    "secretariat.briefs",
    _("Notes for the chair"),
    _(
        "The mandate has the secretariat inform the chair and the vice-chair, and says not how often. The "
        "portal writes from the record, on its days, and on demand at any time."
    ),
)
define(
    key="secretariat.briefs.update_months",
    type=int,
    default=1,
    minimum=1,
    unit=units.MONTHS,
    rule="X4",
    clause="secretariat.briefs",
    kind=DEFAULT,
    label=_("Time between two updates for the chair and the vice-chair"),
)
define(
    key="secretariat.briefs.meeting_days",
    type=int,
    default=7,
    minimum=1,
    unit=units.DAYS,
    rule="X4",
    clause="secretariat.briefs",
    kind=DEFAULT,
    label=_("The brief before a meeting is written this long before it"),
)
define(
    key="secretariat.briefs.representation_days",
    type=int,
    default=7,
    minimum=1,
    unit=units.DAYS,
    rule="X4",
    clause="secretariat.briefs",
    kind=DEFAULT,
    label=_("The brief before a representation is written this long before it"),
)
define(
    key="secretariat.briefs.alliance_months",
    type=int,
    default=12,
    minimum=1,
    unit=units.MONTHS,
    rule="X4",
    clause="secretariat.briefs",
    kind=DEFAULT,
    label=_("Time between two notes on the state of the Alliance"),
)

define_clause(
    "secretariat.tickets",
    _("What is asked of the secretariat"),
    _(
        "The mandate has the secretariat see to communications, and says not within what time. These are "
        "the periods that it works by."
    ),
)
tickets = partial(define, type=int, minimum=1, rule="X2", clause="secretariat.tickets", kind=DEFAULT)
tickets(
    key="secretariat.tickets.answer_working_days",
    default=5,
    unit=units.WORKING_DAYS,
    label=_("A message is answered within"),
)
tickets(
    key="secretariat.tickets.request_working_days",
    default=5,
    unit=units.WORKING_DAYS,
    label=_("A partner asks for a communication this long before it needs it"),
)
tickets(
    key="secretariat.tickets.close_days",
    default=30,
    unit=units.DAYS,
    label=_("An answered ticket is closed after"),
)
tickets(
    key="secretariat.tickets.keep_months",
    default=12,
    unit=units.MONTHS,
    label=_("A closed message is erased after"),
)
