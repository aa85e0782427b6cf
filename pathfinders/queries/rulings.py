"""Readings of the mandate that await a ruling of the GCG and have no value of their own: what their pages say
of them (docs/rules.md)."""

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets.explanation import Explanation

OPEN = {
    "F1": Explanation(
        rule="F1",
        clause="pathfinders.framework",
        calculation=(
            _("One workshop with its report is asked for before a roadmap is drafted."),
            _("The mandate speaks of workshops without a number: this reading awaits a ruling of the GCG."),
        ),
    ),
    "F5": Explanation(
        rule="F5",
        clause="pathfinders.review",
        calculation=(
            _("The secretariat brings the next roadmap into force; the status goes on meanwhile."),
            _("Whether the GCG reviews it first, or renews the status, awaits a ruling of the GCG."),
        ),
    ),
    "F10": Explanation(
        rule="F10",
        clause="pathfinders.implementation",
        values=("pathfinders.reports.every_months",),
        calculation=(
            _("Nothing follows from silence but the colour of a light, and no status is suspended."),
            _("The mandate has no rule on that: this reading awaits a ruling of the GCG."),
        ),
    ),
}
