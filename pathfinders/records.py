"""What the database itself refuses: changes to what happened on a way, and to what was handed in."""

from alliance87.core.ledger.triggers import make_append_only

APPEND_ONLY = ("pathfinders_pathwaystep", "pathfinders_roadmapversion")
IMPLEMENTATION = (
    "pathfinders_actionprogress",
    "pathfinders_milestoneevent",
    "pathfinders_progressreminder",
)


def declare_records() -> None:
    for table in (*APPEND_ONLY, *IMPLEMENTATION):
        make_append_only(table)
    # A report is written until it is handed in, and never taken away (F9).
    make_append_only("pathfinders_yearlyreport", update_condition="OLD.submitted_at IS NOT NULL")
