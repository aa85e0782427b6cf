"""What the tasks of implementation ask."""

from alliance87.core.inbox.deeds import DECIDE, REPORT, define_deed
from pathfinders.domain.implementation.tasks import ANSWER_TASK, LATE_TASK, REPORT_TASK

define_deed(ANSWER_TASK, DECIDE)
define_deed(REPORT_TASK, REPORT)
define_deed(LATE_TASK, REPORT)
