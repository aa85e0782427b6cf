"""What the tasks of the governing body ask, and what else stands on the desk of a delegation."""

from alliance87.core.inbox.deeds import ANSWER, COMMENT, DECIDE, READ, define_deed
from gcm.domain.mandate.consultations import CONTRIBUTE_TASK, SUMMARISE_TASK
from gcm.domain.mandate.questionnaire import ASK_TASK
from gcm.domain.minutes import ISSUE_TASK
from gcm.domain.publication import PUBLISH_TASK
from gcm.domain.record.circulation import REPLY_TASK
from gcm.domain.replies import ANSWER_TASK
from gcm.queries.mandate.desk import lines_of, quick_answer
from gcm.queries.record.desk import lines_of_owner
from partners.queries.desk import define_lines

define_deed(ANSWER_TASK, ANSWER, quick_answer)
define_deed(PUBLISH_TASK, DECIDE)
define_deed(ISSUE_TASK, READ)
define_deed(CONTRIBUTE_TASK, COMMENT)
define_deed(REPLY_TASK, COMMENT)
define_deed(SUMMARISE_TASK, COMMENT)
define_deed(ASK_TASK, ANSWER)
define_lines(lines_of)
define_lines(lines_of_owner)
