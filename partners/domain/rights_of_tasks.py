"""Whose the tasks of the partners' side are, as long as they are."""

from typing import Any

from alliance87.core.access.registry import has_role
from partners.domain import funding, practices, proposals
from partners.domain.claims import OBJECT_TASK
from partners.domain.exchange import MENTION_TASK
from partners.domain.group_members import JOIN_TASK
from partners.domain.group_updates import SILENCE_TASK, UPDATE_TASK
from partners.domain.initiatives import REPORT_TASK
from partners.domain.leads import CHANGE_TASK, LEAD_TASK
from partners.domain.own_tasks import define_own, of
from partners.domain.postings import END_TASK
from partners.domain.withdrawals import CONFIRM_TASK


def _is_mentioned(user: Any, post: Any) -> bool:
    return any(has_role(user, "partner_member", each) for each in post.mentions.all())


# Whoever edits for a partner: not for one that left.
define_own(REPORT_TASK, of("partners.start_initiative", "organisation"))
define_own(practices.ANSWER_TASK, of("partners.start_practice", "organisation"))
define_own(funding.ANSWER_TASK, of("partners.start_funding_call", "organisation"))
define_own(END_TASK, of("partners.start_posting", "organisation"))
define_own(proposals.ANSWER_TASK, of("partners.propose_group", "organisation"))
define_own(CHANGE_TASK, of("partners.propose_group", "organisation"))
define_own(LEAD_TASK, of("partners.propose_group", "organisation"))
define_own(JOIN_TASK, of("partners.lead_group", "group"))
define_own(UPDATE_TASK, of("partners.lead_group"))
define_own(SILENCE_TASK, of("partners.lead_group"))
define_own(OBJECT_TASK, of("partners.object_to_claim"))
define_own(CONFIRM_TASK, of("partners.confirm_withdrawal"))
define_own(MENTION_TASK, _is_mentioned)
