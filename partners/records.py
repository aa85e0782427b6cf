"""What the database itself refuses: two periods of a group at once, changes to an adopted workplan."""

from alliance87.core.ledger.overlaps import Periods, forbid_overlap
from alliance87.core.ledger.triggers import make_append_only

PERIODS = Periods("partners_groupperiod", by="group_id", starts="starts_on", ends="ends_on", are_days=True)


WORKPLAN_YEARS = "partners_workplanyear"


def declare_records() -> None:
    forbid_overlap(PERIODS)
    make_append_only(WORKPLAN_YEARS)
