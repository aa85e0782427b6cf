"""Leads and co-signatories that a proposal names are asked, and answer for themselves (W1)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from partners import emails
from partners.enums import LeadRequestState, ProposalState
from partners.models import GroupProposal, LeadRequest, Membership, Organisation, ProposalMessage
from partners.models.proposal import EDITORS

LEAD_TASK = "partners.answer_lead_request"
CHANGE_TASK = "partners.change_leads"


def ask_leads(proposal: GroupProposal) -> None:
    """Ask each lead and each co-signatory that has not confirmed, but the proposer, who does both by
    proposing; let go of those that are named no longer. Part of handing in, which has asked the right."""
    leads = list(proposal.leads.exclude(pk=proposal.organisation_id))
    signing = list(proposal.co_signatories.exclude(pk=proposal.organisation_id))
    named = [*leads, *signing]
    for unnamed in LeadRequest.objects.waiting().filter(proposal=proposal).exclude(organisation__in=named):
        inbox.close_tasks(subject=unnamed, kind=LEAD_TASK)
        unnamed.delete()
    for organisation in leads:
        _ask_one(proposal, organisation, as_co_signatory=False)
    for organisation in signing:
        _ask_one(proposal, organisation, as_co_signatory=True)


def _ask_one(proposal: GroupProposal, organisation: Organisation, *, as_co_signatory: bool) -> None:
    """Whoever declined is asked again, and whoever answered for the other part."""
    request, is_new = LeadRequest.objects.get_or_create(
        proposal=proposal,
        organisation=organisation,
        defaults={"asked_at": timezone.now(), "as_co_signatory": as_co_signatory},
    )
    changed = request.as_co_signatory != as_co_signatory
    if not (is_new or changed or request.state == LeadRequestState.DECLINED):
        return
    if request.state != LeadRequestState.ASKED:
        request.ask_again()
    if not is_new:
        inbox.close_tasks(subject=request, kind=LEAD_TASK)
        request.as_co_signatory = as_co_signatory
        request.asked_at, request.answered_at, request.answered_by = timezone.now(), None, None
        request.save()
    _tell(request)


def _tell(request: LeadRequest) -> None:
    """A task and a mail to each focal point and editor of the organisation."""
    leads = gettext_noop("Say whether your organisation leads the group %(title)s")
    signs = gettext_noop("Say whether your organisation signs the proposal of the group %(title)s too")
    editors = Membership.objects.current().filter(organisation=request.organisation_id, role__in=EDITORS)
    people = [each.user for each in editors.select_related("user") if each.user.is_active]
    for person in people:
        inbox.open_task(
            kind=LEAD_TASK,
            subject=request,
            user=person,
            title=signs if request.as_co_signatory else leads,
            params={"title": request.proposal},
            url_name="partners:lead_request",
            url_kwargs={"public_id": str(request.public_id)},
        )
    emails.lead_asked(request, people)


def require_confirmed_leads(proposal: GroupProposal) -> None:
    """Raises ValidationError naming the leads that have not confirmed (W1)."""
    waiting = LeadRequest.objects.open_of(proposal).select_related("organisation")
    names = [str(each.organisation) for each in waiting]
    if names:
        raise ValidationError(
            _("These organisations have yet to confirm that they lead the group: %(names)s")
            % {"names": ", ".join(names)}
        )


def let_go_of_leads(proposal: GroupProposal) -> None:
    """Nobody is asked any longer: the proposal was withdrawn."""
    for request in LeadRequest.objects.waiting().filter(proposal=proposal):
        inbox.close_tasks(subject=request, kind=LEAD_TASK)


@transaction.atomic
def confirm_lead(*, actor: Any, request: LeadRequest) -> LeadRequest:
    """The organisation leads the group once the GCG establishes it, or signs the proposal. Raises
    PermissionDenied for all but its focal points and editors; TransitionNotAllowed when it has answered,
    ValidationError when nobody asks any longer."""
    locked = _to_answer(actor, request)
    locked.confirm()
    _answer(locked, actor)
    return locked


@transaction.atomic
def decline_lead(*, actor: Any, request: LeadRequest, reason: str = "") -> LeadRequest:
    """It does not lead the group, or does not sign the proposal. The proposer is told, with the reason when
    there is one; a proposal that waited for the check and lost a lead is theirs again. Raises as
    `confirm_lead`."""
    locked = _to_answer(actor, request)
    locked.decline()
    _answer(locked, actor)
    proposal = locked.proposal
    told = f"{locked.organisation}: {reason.strip()}" if reason.strip() else str(locked.organisation)
    ProposalMessage.objects.create(
        proposal=proposal, kind=ProposalMessage.Kind.DECLINED, author=actor, text=told
    )
    if not locked.as_co_signatory:
        _give_back(proposal)
    emails.lead_declined(locked, reason)
    return locked


def _give_back(proposal: GroupProposal) -> None:
    """The proposer names other leads."""
    if proposal.state == ProposalState.SUBMITTED:
        proposal.return_with_question()
    proposal.revision += 1
    proposal.save()
    inbox.close_tasks(subject=proposal, kind="partners.check_proposal")
    inbox.open_task(
        kind=CHANGE_TASK,
        subject=proposal,
        user=proposal.author,
        title=gettext_noop("Name other leads in the proposal of the group %(title)s"),
        params={"title": proposal},
        url_name="partners:proposal",
        url_kwargs={"public_id": str(proposal.public_id)},
    )


def _to_answer(actor: Any, request: LeadRequest) -> LeadRequest:
    proposal = GroupProposal.objects.select_for_update().get(pk=request.proposal_id)
    locked = LeadRequest.objects.select_for_update().select_related("organisation").get(pk=request.pk)
    locked.proposal = proposal
    if not actor.has_perm("partners.answer_lead_request", locked):
        raise PermissionDenied
    if proposal.state == ProposalState.WITHDRAWN:
        raise ValidationError(_("The proposal was withdrawn: nobody is asked any longer."))
    return locked


def _answer(request: LeadRequest, actor: Any) -> None:
    request.answered_at, request.answered_by = timezone.now(), actor
    request.save()
    part = "co_signatory" if request.as_co_signatory else "lead"
    ledger.append(
        kind=f"partners.{part}_{request.state}",
        subject=request.proposal,
        actor=actor,
        data={"organisation": request.organisation_id},
    )
    inbox.close_tasks(subject=request, kind=LEAD_TASK, closed_by=actor)
