"""What the pages about a proposal show, and what W1 still asks of it."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, rulesets
from alliance87.core.months import add_months
from partners.models import GroupProposal, Membership, Organisation
from partners.models.proposal import EDITORS
from partners.queries.applications import Event

LONGEST = "partners.groups.longest_months"
EVENTS = {
    "partners.proposal_submitted": _("Submitted"),
    "partners.proposal_returned": _("Returned with a question"),
    "partners.lead_confirmed": _("A lead confirmed"),
    "partners.lead_declined": _("A lead declined"),
    "partners.co_signatory_confirmed": _("A co-signatory confirmed"),
    "partners.co_signatory_declined": _("A co-signatory declined"),
    "partners.proposal_checked": _("Found complete by the secretariat"),
    "partners.proposal_placed": _("Put on the agenda of a meeting"),
    "partners.proposal_adopted": _("Adopted by the GCG"),
    "partners.proposal_term_amended": _("Other dates put to the meeting"),
    "partners.proposal_deferred": _("Deferred to a later meeting"),
    "partners.proposal_handed_back": _("Handed back without a decision"),
    "partners.proposal_withdrawn": _("Withdrawn"),
}


def proposers_for(user: Any) -> QuerySet[Organisation]:
    """The partners in whose name the person may propose a group (W2)."""
    own = Membership.objects.current().filter(user=user, role__in=EDITORS)
    partners: QuerySet[Organisation] = Organisation.objects.partners().filter(
        pk__in=own.values("organisation")
    )
    return partners.order_by(*Organisation.name_order())


def missing_of_proposal(proposal: GroupProposal) -> list[Any]:
    """What W1 needs before the proposal can be submitted, in plain words. Two queries."""
    needs: list[tuple[Any, Any]] = [
        (_("title"), proposal.title),
        (_("need"), proposal.need),
        (_("resources"), proposal.resources),
        (_("first workplan"), proposal.workplan),
        (_("start"), proposal.starts_on),
        (_("end"), proposal.ends_on),
        (_("at least one organisation that leads"), proposal.leads.exists()),
    ]
    missing = [label for label, given in needs if not given]
    return [*missing, *missing_of_dates(proposal), *_missing_of_results(proposal)]


def missing_of_dates(proposal: GroupProposal) -> list[Any]:
    """What W1 and W4 ask of the days; nothing while one of them is missing."""
    if not (proposal.starts_on and proposal.ends_on):
        return []
    if proposal.ends_on <= proposal.starts_on:
        return [_("an end that is later than the start")]
    if is_long(proposal.starts_on, proposal.ends_on) and not proposal.longer_reason.strip():
        months = rulesets.in_force()[LONGEST]
        return [_("the reason for more than %(number)s months") % {"number": months}]
    return []


def _missing_of_results(proposal: GroupProposal) -> list[Any]:
    results = list(proposal.results.all())
    if not results:
        return [_("at least one expected result with its indicator and its target")]
    incomplete = [
        _("expected result %(number)s: text, indicator and target") % {"number": number}
        for number, result in enumerate(results, start=1)
        if not (result.text and result.indicator and result.target)
    ]
    late = [
        _("expected result %(number)s: a due date that is not after the end") % {"number": number}
        for number, result in enumerate(results, start=1)
        if result.due_on and proposal.ends_on and result.due_on > proposal.ends_on
    ]
    return incomplete + late


def is_long(starts_on: date, ends_on: date) -> bool:
    """Whether a group from day to day, both included, lasts longer than W4 lets it without a reason."""
    return ends_on >= add_months(starts_on, rulesets.in_force()[LONGEST])


def history_of_proposal(proposal: GroupProposal) -> list[Event]:
    """What happened, from the ledger, oldest first (one query)."""
    begun = Event(_("Started"), proposal.created_at)
    known = (each for each in ledger.entries_of(proposal) if each.kind in EVENTS)
    return [begun, *(Event(EVENTS[entry.kind], entry.at) for entry in known)]


def explanation_of_proposal(proposal: GroupProposal) -> rulesets.Explanation:
    """Why the proposal can or cannot be submitted now (W1, W4), with live values."""
    missing = missing_of_proposal(proposal)
    return rulesets.Explanation(
        rule="W1",
        clause="partners.groups",
        values=[LONGEST],
        calculation=[
            _("Details missing: %(number)s") % {"number": len(missing)},
            _("State: %(state)s") % {"state": proposal.get_state_display()},
        ],
    )
