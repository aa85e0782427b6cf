"""What a country says of its actions, and what responsible organisations propose to say (F9). Each row stays;
the latest counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, uploads
from partners.domain.stale import StaleEditError
from pathfinders.domain.implementation.tasks import ANSWER_TASK
from pathfinders.domain.pathways import ask
from pathfinders.emails import progress as emails
from pathfinders.enums import ActionStatus, UpdateState
from pathfinders.models import ActionProgress, ProposedProgress, RoadmapAction
from pathfinders.queries.implementation.actions import has_evidence
from pathfinders.queries.implementation.people import focal_points_of, own_organisations

FIELDS = ("status", "percent", "evidence_url", "obstacles", "help_wanted", "help_topic")
EVIDENCE = "pathfinders.progress_evidence"

State = UpdateState


@transaction.atomic
def record_progress(
    *,
    actor: Any,
    action: RoadmapAction,
    values: Mapping[str, Any],
    file: File[bytes] | None = None,
    read: int | None = None,
) -> ActionProgress:
    """Say how an action stands now; `values` by FIELDS, the percentage in whole percent, `file` what shows
    it, `read` the key of the latest note that the writer had before them, 0 for none, None when nobody read
    one. Raises StaleEditError when a later note stands; PermissionDenied for all but focal points and
    drafters of a country with the status, and on a roadmap that is not in force; ValidationError for what
    contradicts itself, a percentage without evidence or a file that cannot be taken (F9)."""
    locked = locked_action(action)
    ask(actor, "pathfinders.record_progress", locked)
    _require_read(locked.progress.latest_only().first(), read)
    return _write(actor, locked, values, file=file)


@transaction.atomic
def propose_progress(
    *, actor: Any, action: RoadmapAction, values: Mapping[str, Any], read: int | None = None
) -> ProposedProgress:
    """A responsible organisation proposes what is said of the action; the focal points are asked. Another
    proposal takes the place of one that still waits; `read` is the key of the latest waiting one that the
    writer had before them, 0 for none, None when nobody read one. Raises StaleEditError when their
    organisation has a later one waiting; PermissionDenied for all but the organisations that the focal point
    named; ValidationError for what contradicts itself and for a percentage without evidence."""
    locked = locked_action(action)
    ask(actor, "pathfinders.propose_progress", locked)
    organisation = _responsible(actor, locked)
    now = timezone.now()
    said = _said(values)
    _require_evidence(locked, said)
    for earlier in locked.proposals.filter(organisation=organisation, state=State.WAITING):
        _require_read(earlier, read)
        _close(earlier, actor, State.DECLINED, answer="", now=now)
    made = ProposedProgress(
        action=locked, organisation=organisation, proposed_by=actor, proposed_at=now, **said
    )
    made.full_clean()
    made.save()
    _ask_focal_points(made)
    return made


@transaction.atomic
def accept_proposal(*, actor: Any, proposal: ProposedProgress) -> ActionProgress:
    """The focal point takes up what an organisation proposed: from now on it counts. Raises PermissionDenied;
    ValidationError when it was answered already, or waited since before evidence was asked for (F9)."""
    locked = _waiting(actor, proposal)
    ask(actor, "pathfinders.record_progress", locked.action)
    values = {name: getattr(locked, name) for name in FIELDS}
    if _lacks_evidence(locked.action, values):
        raise ValidationError(
            _("A percentage above 0 needs evidence: give it on a note of your own first, then accept."),
            code="no_evidence",
        )
    _close(locked, actor, State.ACCEPTED, answer="", now=timezone.now())
    made = _write(actor, locked.action, values, proposal=locked)
    emails.proposal_answered(locked)
    return made


@transaction.atomic
def decline_proposal(*, actor: Any, proposal: ProposedProgress, reason: str) -> ProposedProgress:
    """The focal point does not take it up, and says why. Raises PermissionDenied; ValidationError without a
    reason or when it was answered already."""
    locked = _waiting(actor, proposal)
    if not reason.strip():
        raise ValidationError({"reason": _("Please say why, so that the organisation understands.")})
    _close(locked, actor, State.DECLINED, answer=reason.strip(), now=timezone.now())
    emails.proposal_answered(locked)
    return locked


def locked_action(action: RoadmapAction) -> RoadmapAction:
    """The action, locked until the transaction ends, with its roadmap and way."""
    found: RoadmapAction = (
        RoadmapAction.objects.select_for_update(of=("self",))
        .select_related("roadmap__pathway__country", "roadmap__pathway__organisation", "priority")
        .get(pk=action.pk)
    )
    return found


def _require_read(standing: Any, read: int | None) -> None:
    """T13: nobody replaces what they have not read. Keys only grow."""
    if read is not None and standing is not None and standing.pk > read:
        raise StaleEditError(standing)


def _write(
    actor: Any,
    action: RoadmapAction,
    values: Mapping[str, Any],
    *,
    file: File[bytes] | None = None,
    proposal: ProposedProgress | None = None,
) -> ActionProgress:
    said = _said(values)
    _require_evidence(action, said, file)
    made = ActionProgress(
        action=action,
        replaces=action.progress.latest_only().first(),
        proposal=proposal,
        recorded_by=actor,
        recorded_at=timezone.now(),
        **said,
    )
    made.full_clean()
    made.save()
    if file:
        uploads.store(actor=actor, file=file, purpose=EVIDENCE, subject=made)
    data = {"action": action.pk, "status": str(made.status), "percent": made.percent}
    ledger.append(kind="pathfinders.progress_recorded", subject=made, actor=actor, data=data)
    return made


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, made whole: completed is all of it, not started nothing. Raises ValidationError for a
    percentage that contradicts the status."""
    said = {name: values[name] for name in FIELDS if name in values}
    status, percent = said.get("status"), said.get("percent")
    if status == ActionStatus.COMPLETED:
        if percent not in (None, 100):
            raise ValidationError({"percent": _("What is completed is done by 100 per cent.")})
        said["percent"] = 100
    elif status == ActionStatus.NOT_STARTED:
        if percent not in (None, 0):
            raise ValidationError({"percent": _("What has not started is at 0 per cent.")})
        said["percent"] = 0
    elif percent == 100 and status != ActionStatus.CANCELLED:
        raise ValidationError({"percent": _("At 100 per cent the action is completed: choose that status.")})
    if said.get("help_topic") and not (said.get("help_wanted") or "").strip():
        raise ValidationError({"help_wanted": _("Please say what help is wanted on this topic.")})
    return said


def _lacks_evidence(action: RoadmapAction, said: Mapping[str, Any], file: Any = None) -> bool:
    """F9: what is said to be reached is shown, by a link or a document of today or of an earlier note."""
    return bool(said.get("percent")) and not (said.get("evidence_url") or file or has_evidence(action))


def _require_evidence(action: RoadmapAction, said: Mapping[str, Any], file: Any = None) -> None:
    if _lacks_evidence(action, said, file):
        raise ValidationError({"evidence_url": _("A percentage above 0 needs evidence that shows it.")})


def _responsible(actor: Any, action: RoadmapAction) -> Any:
    """The organisation for which the actor proposes."""
    named = action.partners.filter(until__isnull=True, organisation__in=own_organisations(actor))
    return named.select_related("organisation").order_by("pk")[0].organisation


def _waiting(actor: Any, proposal: ProposedProgress) -> ProposedProgress:
    locked_action(proposal.action)
    found: ProposedProgress = ProposedProgress.objects.select_related(
        "action__roadmap__pathway__country", "organisation", "proposed_by"
    ).get(pk=proposal.pk)
    ask(actor, "pathfinders.answer_proposal", found)
    if found.state != State.WAITING:
        raise ValidationError(_("This proposal was answered already."), code="answered")
    return found


def _close(proposal: ProposedProgress, actor: Any, state: State, *, answer: str, now: Any) -> None:
    proposal.state, proposal.answer = state, answer
    proposal.answered_by, proposal.answered_at = actor, now
    proposal.full_clean()
    proposal.save()
    inbox.close_tasks(subject=proposal, kind=ANSWER_TASK, closed_by=actor)


def _ask_focal_points(proposal: ProposedProgress) -> None:
    for person in focal_points_of(proposal.pathway):
        inbox.open_task(
            kind=ANSWER_TASK,
            subject=proposal,
            user=person,
            title=gettext_noop("An update of action %(code)s is proposed"),
            note=gettext_noop("It counts once you have accepted it"),
            params={"code": proposal.action.code},
            url_name="pathfinders:action_progress",
            url_kwargs={"pk": proposal.action_id},
        )
