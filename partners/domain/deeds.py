"""What the tasks of groups, initiatives and practices ask of their readers, in one word."""

from alliance87.core.inbox.deeds import ANSWER, DECIDE, READ, REPORT, define_deed
from partners.domain import confirmations, funding
from partners.domain.claims import DECIDE_TASK, OBJECT_TASK
from partners.domain.exchange import MENTION_TASK
from partners.domain.exchange_moderation import REPORT_TASK as EXCHANGE_REPORT_TASK
from partners.domain.group_members import JOIN_TASK
from partners.domain.group_updates import SILENCE_TASK, UPDATE_TASK
from partners.domain.identity import TASK as IDENTITY_TASK
from partners.domain.importing.bringing import SECOND_TASK
from partners.domain.initiatives import REPORT_TASK
from partners.domain.postings import END_TASK
from partners.domain.practices import ANSWER_TASK, READ_TASK
from partners.domain.withdrawals import CONFIRM_TASK

define_deed(JOIN_TASK, ANSWER)
define_deed(UPDATE_TASK, REPORT)
define_deed(SILENCE_TASK, REPORT)
define_deed(REPORT_TASK, REPORT)
define_deed(READ_TASK, DECIDE)
define_deed(ANSWER_TASK, ANSWER)
define_deed(END_TASK, ANSWER)
define_deed(funding.READ_TASK, DECIDE)
define_deed(funding.ANSWER_TASK, ANSWER)
define_deed(DECIDE_TASK, DECIDE)
define_deed(OBJECT_TASK, ANSWER)
define_deed(CONFIRM_TASK, ANSWER)
define_deed(confirmations.TASK, ANSWER)
define_deed(IDENTITY_TASK, DECIDE)
define_deed(SECOND_TASK, DECIDE)
define_deed(MENTION_TASK, READ)
define_deed(EXCHANGE_REPORT_TASK, DECIDE)
