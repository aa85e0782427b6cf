"""Terms, the two offices, observers and absences."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets import AWAITING, DEFAULT, LITERAL, define, define_clause, units

number = partial(define, type=int)
truth = partial(define, type=bool)

define_clause(
    "gcm.terms",
    _("Terms and rotation"),
    _(
        "Government members follow one another at a fixed rhythm and may hand over earlier. Every group "
        "settles the rotation of its own members."
    ),
)
number(
    key="gcm.terms.government_months",
    default=36,
    unit=units.MONTHS,
    rule="R1",
    clause="gcm.terms",
    kind=LITERAL,
    label=_("Term of a government seat"),
)
define(
    key="gcm.terms.notice_months",
    type=tuple,
    default=(12, 6, 3, 1),
    unit=units.MONTHS,
    rule="R11",
    clause="gcm.terms",
    kind=DEFAULT,
    label=_("Notices before the end of a term"),
)
terms = partial(truth, clause="gcm.terms", kind=AWAITING)
terms(
    key="gcm.terms.continue_in_office",
    default=True,
    rule="R4",
    label=_("A holder continues in office until its group names a successor"),
)
terms(
    key="gcm.terms.successor_gets_full_term",
    default=False,
    rule="R7",
    label=_("After an early handover the successor gets a full term"),
)

define_clause(
    "gcm.presidency",
    _("Chair and vice-chair"),
    _(
        "Two governments lead the GCG for a fixed time. Governments agree on them first, by consensus among "
        "themselves; the GCG then approves, by consensus too."
    ),
)
number(
    key="gcm.presidency.term_months",
    default=36,
    unit=units.MONTHS,
    rule="C2",
    clause="gcm.presidency",
    kind=LITERAL,
    label=_("Term of the chair and of the vice-chair"),
)
presidency = partial(truth, clause="gcm.presidency", kind=AWAITING)
presidency(
    key="gcm.presidency.all_governments",
    default=False,
    rule="C1",
    label=_("All government partners, not only those with a seat, agree on the candidates"),
)
presidency(
    key="gcm.presidency.successor_gets_full_term",
    default=False,
    rule="C7",
    label=_("Who replaces a chair within a term gets a full term"),
)

presidency(
    key="gcm.presidency.member_may_be_chosen",
    default=True,
    rule="C12",
    label=_("When neither officer can preside, those present may choose one of them"),
)

define_clause(
    "gcm.observers",
    _("Observers"),
    _(
        "The chair may invite others to a meeting, without the right to speak, once they have told the "
        "secretariat of their interest and the GCG knows of it."
    ),
)
number(
    key="gcm.observers.notice_working_days",
    default=5,
    unit=units.WORKING_DAYS,
    rule="O2",
    clause="gcm.observers",
    kind=DEFAULT,
    label=_("Time between informing the GCG of an observer and the meeting"),
)

define_clause(
    "gcm.attendance",
    _("Absences"),
    _(
        "A member that stays away from several meetings in a row without notice gives its seat to another "
        "representative of its stakeholder group."
    ),
)
number(
    key="gcm.absences.limit",
    default=3,
    unit=units.MEETINGS,
    rule="A11",
    clause="gcm.attendance",
    kind=LITERAL,
    label=_("Consecutive absences without notice before a case is opened"),
    minimum=2,
)
number(
    key="gcm.absences.comment_days",
    default=14,
    unit=units.DAYS,
    rule="A11",
    clause="gcm.attendance",
    kind=AWAITING,
    label=_("Time for the member to comment"),
)
absences = partial(truth, clause="gcm.attendance", kind=AWAITING)
absences(
    key="gcm.absences.late_notice_may_be_accepted",
    default=True,
    rule="A3",
    label=_("The chair may accept a notice of absence that came after the start"),
)
absences(
    key="gcm.absences.excused_breaks_chain",
    default=True,
    rule="A4",
    label=_("An absence with notice ends a row of absences"),
)
absences(
    key="gcm.absences.inquorate_counts",
    default=True,
    rule="A6",
    label=_("A meeting that was convened but had no quorum counts"),
)
absences(
    key="gcm.absences.supplementary_counts",
    default=False,
    rule="A7",
    label=_("An additional videoconference counts"),
)
