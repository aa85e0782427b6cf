"""The proposal of a group until it is ready for the agenda of a meeting (W1, W2, W15). What the GCG makes of
it is in `partners.domain.proposal_outcomes`."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from partners import emails
from partners.domain.leads import CHANGE_TASK, ask_leads, let_go_of_leads, require_confirmed_leads
from partners.domain.reactivations import draft_reactivation, require_resting
from partners.domain.stale import StaleEditError
from partners.enums import ProposalState
from partners.models import ExpectedResult, Group, GroupProposal, Organisation, ProposalMessage
from partners.models.organisation import LANGUAGES
from partners.queries.proposals import missing_of_proposal

CHECK_TASK = "partners.check_proposal"
ANSWER_TASK = "partners.answer_proposal"
PLACE_TASK = "partners.place_proposal"
WORDS = ("title", "need", "resources", "workplan", "charter")
TEXTS = tuple(f"{name}_{code}" for name in WORDS for code in LANGUAGES)
FIELDS = ("kind", "starts_on", "ends_on", "longer_reason", *TEXTS)
# A group that works again keeps its kind and its name; a new one writes its charter once it is there.
NOT_OF_REACTIVATION = ("kind", *(f"title_{code}" for code in LANGUAGES))
NOT_OF_CREATION = tuple(f"charter_{code}" for code in LANGUAGES)
RESULT_TEXTS = tuple(f"{name}_{code}" for name in ("text", "indicator", "target") for code in LANGUAGES)


@transaction.atomic
def start_proposal(
    *, actor: Any, organisation: Organisation, reactivates: Group | None = None
) -> GroupProposal:
    """A draft in the name of the organisation, which leads until said otherwise; the actor's untouched draft
    when there is one. With `reactivates` it proposes that this group works again, filled in with what stands
    of the group (P8).

    Raises PermissionDenied for all but focal points and editors of a partner (W2), ValidationError for a
    group that neither rests nor is closed.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)  # two clicks, one draft
    if not actor.has_perm("partners.propose_group", locked):
        raise PermissionDenied
    untouched = GroupProposal.objects.filter(organisation=locked, author=actor, revision=0)
    draft = untouched.filter(state=ProposalState.DRAFT, reactivates=reactivates).first()
    if draft is not None:
        return draft
    if reactivates is not None:
        return draft_reactivation(GroupProposal(organisation=locked, author=actor), reactivates)
    draft = GroupProposal.objects.create(organisation=locked, author=actor)
    draft.leads.set([locked])
    return draft


@transaction.atomic
def save_proposal(
    *,
    actor: Any,
    proposal: GroupProposal,
    revision: int,
    values: Mapping[str, Any],
    results: Iterable[Mapping[str, Any]],
) -> GroupProposal:
    """Keep what was typed, complete or not.

    `values` by field name, `leads` and `co_signatories` lists of organisations; `results` take the
    place of those that stand, rows without a word are left out. Raises PermissionDenied once it is with the
    secretariat, StaleEditError when `revision` is not the one that stands, ValidationError for a lead or a
    co-signatory that is no partner.
    """
    locked = locked_proposal(proposal)
    _ask(actor, "partners.change_proposal", locked)
    if locked.revision != revision:
        raise StaleEditError(locked)
    fixed = NOT_OF_REACTIVATION if locked.is_reactivation else NOT_OF_CREATION
    for field in FIELDS:
        if field in values and field not in fixed:
            setattr(locked, field, values[field])
    locked.revision += 1
    locked.save()
    if "leads" in values:
        _set_leads(locked, values["leads"])
    if "co_signatories" in values:
        _set_co_signatories(locked, values["co_signatories"])
    _replace_results(locked, results)
    return locked


def _set_leads(proposal: GroupProposal, leads: Iterable[Organisation]) -> None:
    chosen = {each.pk for each in leads}
    if not _are_partners(chosen):
        raise ValidationError({"leads": _("Only partners of the Alliance lead a group.")})
    proposal.leads.set(chosen)


def _set_co_signatories(proposal: GroupProposal, named: Iterable[Organisation]) -> None:
    """Those that sign beside the proposer and the leads, who do so anyhow."""
    chosen = {each.pk for each in named} - {proposal.organisation_id}
    if not _are_partners(chosen):
        raise ValidationError({"co_signatories": _("Only partners of the Alliance sign a proposal.")})
    proposal.co_signatories.set(chosen - set(proposal.leads.values_list("pk", flat=True)))


def _are_partners(keys: set[int]) -> bool:
    return keys <= set(Organisation.objects.partners().filter(pk__in=keys).values_list("pk", flat=True))


def _replace_results(proposal: GroupProposal, rows: Iterable[Mapping[str, Any]]) -> None:
    proposal.results.all().delete()
    said = [row for row in rows if any(row.get(name) for name in (*RESULT_TEXTS, "due_on"))]
    for position, row in enumerate(said, start=1):
        words = {name: row.get(name) or "" for name in RESULT_TEXTS}
        ExpectedResult.objects.create(proposal=proposal, position=position, due_on=row.get("due_on"), **words)


@transaction.atomic
def submit_proposal(*, actor: Any, proposal: GroupProposal, answer: str = "") -> GroupProposal:
    """Hand the proposal in, or in again with the answer to the question it was returned with. Leads that
    have not confirmed are asked.

    Raises PermissionDenied; ValidationError with everything that is missing (W1, W4), when the question has
    no answer, or when the group that is to work again does so already or is proposed for it by another (P8).
    """
    locked = locked_proposal(proposal)
    _ask(actor, "partners.change_proposal", locked)
    _ask(actor, "partners.propose_group", locked, locked.organisation)
    _require_complete(locked, answer)
    if answer.strip():
        say(locked, ProposalMessage.Kind.ANSWER, actor, answer)
    locked.submitted_at = locked.submitted_at or timezone.now()
    locked.submit()
    keep(locked)
    ledger.append(
        kind="partners.proposal_submitted", subject=locked, actor=actor, data={"group_kind": locked.kind}
    )
    for kind in (ANSWER_TASK, CHANGE_TASK):
        inbox.close_tasks(subject=locked, kind=kind, closed_by=actor)
    ask_leads(locked)
    inbox.open_task(
        kind=CHECK_TASK,
        subject=locked,
        role="secretariat",
        title=gettext_noop("Check the proposal of the group %(title)s"),
        params={"title": locked},
        url_name="admin:partners_groupproposal_change",
        url_kwargs={"object_id": str(locked.pk)},
    )
    return locked


def _require_complete(proposal: GroupProposal, answer: str) -> None:
    missing = missing_of_proposal(proposal)
    if missing:
        raise ValidationError([_("Still missing: %(what)s") % {"what": each} for each in missing])
    require_resting(proposal)
    if proposal.awaits_answer and not answer.strip():
        raise ValidationError(_("Please answer the question of the secretariat."))


@transaction.atomic
def return_proposal(
    *, actor: Any, proposal: GroupProposal, question: str, revision: int | None = None
) -> GroupProposal:
    """Send it back with a question (W15). `revision` is the one that the officer read. Raises
    PermissionDenied, StaleEditError when another stands, ValidationError without a question,
    TransitionNotAllowed when it is not waiting for the secretariat."""
    locked = _to_check(actor, proposal, revision)
    if not question.strip():
        raise ValidationError(_("Please say what you ask of the proposer."))
    locked.return_with_question()
    keep(locked)
    message = say(locked, ProposalMessage.Kind.QUESTION, actor, question)
    ledger.append(
        kind="partners.proposal_returned", subject=locked, actor=actor, data={"message": message.pk}
    )
    inbox.close_tasks(subject=locked, kind=CHECK_TASK, closed_by=actor)
    inbox.open_task(
        kind=ANSWER_TASK,
        subject=locked,
        user=locked.author,
        title=gettext_noop("Answer the question on the proposal of the group %(title)s"),
        params={"title": locked},
        url_name="partners:proposal",
        url_kwargs={"public_id": str(locked.public_id)},
    )
    emails.proposal_returned(locked, question)
    return locked


@transaction.atomic
def accept_for_agenda(*, actor: Any, proposal: GroupProposal, revision: int | None = None) -> GroupProposal:
    """The secretariat finds it complete: it can go on the agenda of a meeting. `revision` is the one that
    the officer read. Raises PermissionDenied, StaleEditError when another stands, ValidationError while a
    lead has yet to confirm (W1) or when the group works again already (P8), TransitionNotAllowed when it is
    not waiting for the secretariat."""
    locked = _to_check(actor, proposal, revision)
    require_confirmed_leads(locked)
    require_resting(locked)
    locked.accept()
    keep(locked)
    ledger.append(kind="partners.proposal_checked", subject=locked, actor=actor, data={})
    inbox.close_tasks(subject=locked, kind=CHECK_TASK, closed_by=actor)
    ask_to_place(locked)
    return locked


def ask_to_place(proposal: GroupProposal) -> None:
    """Tell the secretariat that the proposal waits for an agenda."""
    inbox.open_task(
        kind=PLACE_TASK,
        subject=proposal,
        role="secretariat",
        title=gettext_noop("Put the proposal of the group %(title)s on the agenda of a meeting"),
        params={"title": proposal},
        url_name="admin:partners_groupproposal_change",
        url_kwargs={"object_id": str(proposal.pk)},
    )


@transaction.atomic
def withdraw_proposal(*, actor: Any, proposal: GroupProposal) -> GroupProposal:
    """The proposer takes it back. Raises PermissionDenied; TransitionNotAllowed while it is on the agenda of
    a meeting, which the secretariat changes, and once it was adopted."""
    locked = locked_proposal(proposal)
    _ask(actor, "partners.withdraw_proposal", locked)
    locked.withdraw()
    keep(locked)
    ledger.append(kind="partners.proposal_withdrawn", subject=locked, actor=actor, data={})
    inbox.close_tasks(subject=locked, closed_by=actor)
    let_go_of_leads(locked)
    return locked


def locked_proposal(proposal: GroupProposal) -> GroupProposal:
    """The proposal, locked until the transaction ends."""
    return GroupProposal.objects.select_for_update().get(pk=proposal.pk)


def keep(proposal: GroupProposal) -> None:
    """Store a state; whoever reads an older one is told."""
    proposal.revision += 1
    proposal.save()


def say(proposal: GroupProposal, kind: str, author: Any, text: str) -> ProposalMessage:
    """Add to the conversation."""
    return ProposalMessage.objects.create(proposal=proposal, kind=kind, author=author, text=text.strip())


def _to_check(actor: Any, proposal: GroupProposal, revision: int | None) -> GroupProposal:
    locked = locked_proposal(proposal)
    _ask(actor, "partners.check_proposal", locked)
    if revision is not None and locked.revision != revision:
        raise StaleEditError(locked)
    return locked


def _ask(actor: Any, permission: str, proposal: GroupProposal, about: Any = None) -> None:
    if not actor.has_perm(permission, about or proposal):
        raise PermissionDenied
