"""The review of a roadmap (F3)."""

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets import DEFAULT, define, define_clause, units

define_clause(
    "pathfinders.review",
    _("Review of roadmaps"),
    _(
        "The GCG reviews the roadmap of a country that wants to be a pathfinder country, and gives it "
        "feedback. How long its members have for their comments is a working arrangement."
    ),
)
define(
    key="pathfinders.review.comment_working_days",
    type=int,
    default=15,
    unit=units.WORKING_DAYS,
    rule="F3",
    clause="pathfinders.review",
    kind=DEFAULT,
    label=_("Time for the comments of members on a roadmap"),
)
