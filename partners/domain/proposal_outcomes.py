"""What becomes of a proposal in the GCG (W3, W15)."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger
from alliance87.core.dates import day_in_geneva, today_in_geneva
from partners import emails
from partners.domain.group_changes import publish_reactivation, reactivate_as_proposed
from partners.domain.groups import establish_group, publish_group
from partners.domain.leads import require_confirmed_leads
from partners.domain.proposals import PLACE_TASK, ask_to_place, keep, locked_proposal, say
from partners.domain.reactivations import require_resting
from partners.enums import ProposalState
from partners.models import Group, GroupProposal, ProposalMessage
from partners.queries.proposals import missing_of_dates


@transaction.atomic
def mark_on_agenda(*, actor: Any, proposal: GroupProposal) -> GroupProposal:
    """It stands on the agenda of a meeting. Raises PermissionDenied; TransitionNotAllowed unless the
    secretariat found it complete, or when it is on an agenda already; ValidationError while a lead has yet
    to confirm (W1), or when the group works again already (P8)."""
    locked = locked_proposal(proposal)
    if not actor.has_perm("partners.check_proposal", locked):
        raise PermissionDenied
    require_confirmed_leads(locked)
    require_resting(locked)
    locked.put_on_agenda()
    keep(locked)
    ledger.append(kind="partners.proposal_placed", subject=locked, actor=actor, data={})
    inbox.close_tasks(subject=locked, kind=PLACE_TASK, closed_by=actor)
    return locked


@transaction.atomic
def adopt_proposal(*, actor: Any, proposal: GroupProposal, symbol: str, decided_at: datetime) -> Group:
    """The GCG adopted it by the decision with this symbol: the group is there for its term, or works again
    (P8), from the day of the decision at the earliest. Part of the gavel, which has asked the right.

    Raises TransitionNotAllowed unless it is on an agenda, hence the second time, too; ValidationError when
    the proposed term was over by then, or the group works again already.
    """
    locked = locked_proposal(proposal)
    locked.adopt()
    locked.decided_at = decided_at
    keep(locked)
    day = day_in_geneva(decided_at)
    if locked.is_reactivation:
        group = reactivate_as_proposed(actor=actor, proposal=locked, symbol=symbol, decided_at=decided_at)
    else:
        group = establish_group(actor=actor, proposal=locked, symbol=symbol, day=day)
    ledger.append(
        kind="partners.proposal_adopted",
        subject=locked,
        actor=actor,
        data={"decision": symbol, "group": group.pk},
    )
    emails.proposal_adopted(locked, group, symbol)
    return group


@transaction.atomic
def publish_adopted(*, actor: Any, proposal: GroupProposal) -> None:
    """Everybody may see what the decision did: the group, or that it works again (D17). Part of the
    publication, which has asked the right. A second time changes nothing."""
    if proposal.is_reactivation:
        publish_reactivation(actor=actor, change=proposal.change)
    else:
        publish_group(actor=actor, proposal=proposal)


@transaction.atomic
def amend_term_of_proposal(
    *, actor: Any, proposal: GroupProposal, starts_on: date, ends_on: date
) -> GroupProposal:
    """Other days, both included, for the group that is to be decided on. Part of an act of the meeting,
    which has asked the right. Raises ValidationError unless it is on an agenda, for days that are over or
    in the wrong order (W1), and for a term that lasts too long without a reason (W4)."""
    locked = locked_proposal(proposal)
    if locked.state != ProposalState.ON_AGENDA:
        raise ValidationError(_("This proposal is not on an agenda."), code="not_on_agenda")
    locked.starts_on, locked.ends_on = starts_on, ends_on
    wrong = missing_of_dates(locked)
    if ends_on < today_in_geneva():
        wrong.append(_("an end that is not over"))
    if wrong:
        raise ValidationError({"ends_on": [_("Still missing: %(what)s") % {"what": each} for each in wrong]})
    keep(locked)
    data = {"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()}
    ledger.append(kind="partners.proposal_term_amended", subject=locked, actor=actor, data=data)
    return locked


@transaction.atomic
def defer_proposal(*, actor: Any, proposal: GroupProposal, note: str) -> GroupProposal:
    """Its item was deferred, or its meeting cancelled: it waits for the agenda of a later meeting, as it is
    (W15, N14). `note` is what the meeting said of it. Part of an act of the meeting, which has asked the
    right. Raises TransitionNotAllowed unless it is on an agenda."""
    locked = locked_proposal(proposal)
    locked.wait_again()
    _take_off(locked, actor, "partners.proposal_deferred", note)
    ask_to_place(locked)
    emails.proposal_deferred(locked, note)
    return locked


@transaction.atomic
def hand_back_proposal(*, actor: Any, proposal: GroupProposal, note: str) -> GroupProposal:
    """Its item was withdrawn or referred: the proposer may change it, hand it in again or let it be (W15).
    `note` is what the meeting said of it. Part of an act of the meeting, which has asked the right. Raises
    TransitionNotAllowed unless it is on an agenda."""
    locked = locked_proposal(proposal)
    locked.hand_back()
    locked.decided_at = timezone.now()
    _take_off(locked, actor, "partners.proposal_handed_back", note)
    emails.proposal_handed_back(locked, note)
    return locked


def _take_off(proposal: GroupProposal, actor: Any, kind: str, note: str) -> None:
    keep(proposal)
    data = {}
    if note.strip():
        data["message"] = say(proposal, ProposalMessage.Kind.REASON, None, note).pk
    ledger.append(kind=kind, subject=proposal, actor=actor, data=data)
