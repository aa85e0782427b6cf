"""What the tasks of the clinic ask."""

from alliance87.core.inbox.deeds import COMMENT, READ, define_deed
from pathfinders.domain.clinic.letter import SIGN_TASK
from pathfinders.domain.roadmap.rounds import COMMENT_TASK

define_deed(COMMENT_TASK, COMMENT)
define_deed(SIGN_TASK, READ)
