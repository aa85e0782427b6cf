"""Decisions, meetings, minutes and reviews."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets import (
    AWAITING,
    DEFAULT,
    LITERAL,
    define,
    define_clause,
    define_constraint,
    units,
)

number = partial(define, type=int)
truth = partial(define, type=bool)

define_clause(
    "gcm.decisions",
    _("Decisions and quorum"),
    _(
        "The representatives who are present decide by consensus, provided that enough of them are there "
        "and that every stakeholder group has somebody among them."
    ),
)
number(
    key="gcm.quorum.seats",
    default=16,
    unit=units.REPRESENTATIVES,
    rule="Q1",
    clause="gcm.decisions",
    kind=LITERAL,
    label=_("Representatives needed for a quorum"),
)
number(
    key="gcm.quorum.members_per_group",
    default=1,
    unit=units.MEMBERS,
    rule="Q1",
    clause="gcm.decisions",
    kind=LITERAL,
    label=_("Members needed of each stakeholder group"),
)
decisions = partial(truth, clause="gcm.decisions", kind=AWAITING)
decisions(
    key="gcm.quorum.every_group_present",
    default=True,
    rule="Q1",
    label=_("Every stakeholder group must be there, not only those that came"),
)
decisions(
    key="gcm.quorum.alternates_count",
    default=True,
    rule="Q4",
    label=_("An accredited alternate counts in place of the representative"),
)
decisions(
    key="gcm.decisions.silence_procedure",
    default=False,
    rule="D10",
    label=_("Decisions can be taken in writing between meetings"),
)
number(
    key="gcm.decisions.written_working_days",
    default=10,
    unit=units.WORKING_DAYS,
    rule="D10",
    clause="gcm.decisions",
    kind=DEFAULT,
    label=_("Time for replies to a text in circulation between meetings"),
)


def quorum_can_be_reached(values: Any) -> bool:
    groups = values["gcm.groups.count"] * values["gcm.quorum.members_per_group"]
    return bool(groups <= values["gcm.quorum.seats"] <= values["gcm.seats.total"])


define_constraint(
    rule="Q1",
    test=quorum_can_be_reached,
    message=_("The quorum must leave room for every group and cannot be more than the seats."),
)

define_clause(
    "gcm.meetings",
    _("Meetings"),
    _(
        "The GCG meets several times a year, in one place or at a distance; the chair may add "
        "videoconferences when somebody asks."
    ),
)
number(
    key="gcm.meetings.per_year",
    default=2,
    unit=units.MEETINGS,
    rule="G1",
    clause="gcm.meetings",
    kind=LITERAL,
    label=_("Meetings a year, at least"),
)
alerts = partial(
    number, clause="gcm.meetings", kind=AWAITING, rule="G1", unit=units.MONTH_OF_YEAR, maximum=12
)
alerts(key="gcm.meetings.alert_month_none", default=7, label=_("Alert when no meeting has been held by then"))
alerts(key="gcm.meetings.alert_month_short", default=10, label=_("Alert when one is still missing by then"))
periods = partial(number, clause="gcm.meetings", kind=DEFAULT, rule="G5", unit=units.DAYS)
periods(key="gcm.meetings.notice_days", default=30, label=_("Notice of a meeting"))
periods(key="gcm.meetings.papers_days", default=14, label=_("Papers before a meeting"))
periods(key="gcm.meetings.agenda_days", default=7, label=_("Final agenda before a meeting"))

define_constraint(
    rule="G1",
    test=lambda values: values["gcm.meetings.alert_month_none"] < values["gcm.meetings.alert_month_short"],
    message=_("The first alert on meetings comes before the second."),
)
define_constraint(
    rule="G5",
    test=lambda values: (
        values["gcm.meetings.notice_days"]
        >= values["gcm.meetings.papers_days"]
        >= values["gcm.meetings.agenda_days"]
    ),
    message=_("The notice comes before the papers, and the papers before the final agenda."),
)

define_clause(
    "gcm.follow_up",
    _("Minutes and follow-up"),
    _(
        "The chair or the vice-chair sends every representative an account of the meeting that is true to "
        "the debate and lists conclusions, decisions and actions. The mandate sets no deadline."
    ),
)
minutes = partial(number, clause="gcm.follow_up", kind=DEFAULT, rule="N4", unit=units.WORKING_DAYS)
minutes(key="gcm.minutes.draft_working_days", default=10, label=_("Draft minutes after the meeting"))
minutes(key="gcm.minutes.comment_working_days", default=10, label=_("Time for comments on the draft"))
minutes(key="gcm.minutes.issue_working_days", default=5, label=_("Issue of the minutes after the comments"))
minutes(
    key="gcm.minutes.translation_working_days",
    rule="N10",
    default=10,
    label=_("The other languages of the minutes after the issue, unless a day is set"),
)
truth(
    key="gcm.minutes.formal_approval",
    default=False,
    rule="N5",
    clause="gcm.follow_up",
    kind=AWAITING,
    label=_("The next meeting approves the minutes"),
)

define_clause(
    "gcm.review",
    _("Reviews"),
    _(
        "The GCG looks again, from time to time, at the progress of the Alliance, at its own terms of "
        "reference and working arrangements, and at how the secretariat is led and performs."
    ),
)
reviews = partial(number, clause="gcm.review", kind=DEFAULT, unit=units.MONTHS)
reviews(key="gcm.review.secretariat_months", default=24, rule="X1", label=_("Review of the secretariat"))
reviews(
    key="gcm.review.mandate_months",
    default=12,
    rule="X6",
    label=_("Review of the terms of reference and of the working arrangements"),
)
reviews(key="gcm.review.progress_months", default=12, rule="X10", label=_("Review of progress"))
