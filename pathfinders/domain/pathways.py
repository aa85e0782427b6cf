"""The steps of a way (F2, Z10). Each locks the way, asks the right, moves the state by a transition, and
notes what happened."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from pathfinders.domain.roadmap.rounds import open_review, reopen_current
from pathfinders.emails import way as emails
from pathfinders.enums import PathwayState, StepKind
from pathfinders.models import Framework, Pathway, PathwayStep
from pathfinders.queries.framework import checklist, round_of, unmet
from pathfinders.queries.preparation import has_workshop_with_report

INTEREST_TASK = "pathfinders.look_at_interest"
CHECK_TASK = "pathfinders.check_roadmap"


def locked_pathway(pathway: Pathway) -> Pathway:
    """The way, locked until the transaction ends."""
    ways = Pathway.objects.select_for_update(of=("self",)).select_related("country", "organisation")
    return ways.get(pk=pathway.pk)


def ask(who: Any, permission: str, obj: Any) -> None:
    """Whether they may. Raises PermissionDenied."""
    if not who.has_perm(permission, obj):
        raise PermissionDenied


def keep(pathway: Pathway, *, actor: Any, kind: StepKind, note: str = "", reference: str = "") -> PathwayStep:
    """Store the way as it stands, note what happened, and write the ledger."""
    pathway.save()
    step = PathwayStep.objects.create(
        pathway=pathway, kind=kind, actor=actor, note=note.strip(), reference=reference
    )
    data = {"step": step.pk, "state": str(pathway.state)}
    ledger.append(kind=f"pathfinders.{kind}", subject=pathway, actor=actor, data=data)
    return step


@transaction.atomic
def accept_interest(*, actor: Any, pathway: Pathway) -> Pathway:
    """The expression of interest is in order: the country prepares (F2). Raises PermissionDenied for all but
    the secretariat; TransitionNotAllowed once that has happened."""
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.check_pathway", locked)
    locked.prepare()
    keep(locked, actor=actor, kind=StepKind.ACCEPTED)
    inbox.close_tasks(subject=locked, kind=INTEREST_TASK, closed_by=actor)
    emails.preparation_begun(locked)
    return locked


@transaction.atomic
def begin_roadmap(*, actor: Any, pathway: Pathway) -> Pathway:
    """The country begins to draft (F1, F2). Raises PermissionDenied for all but its focal points;
    ValidationError before the report of a workshop that was held; TransitionNotAllowed unless the country
    is preparing."""
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.prepare_pathway", locked)
    locked.draft()
    if not has_workshop_with_report(locked):
        raise ValidationError(
            _("Record at least one strategic planning workshop with its report first (F1)."), code="workshop"
        )
    keep(locked, actor=actor, kind=StepKind.DRAFTING)
    return locked


@transaction.atomic
def start_check(*, actor: Any, pathway: Pathway) -> Pathway:
    """The roadmap was submitted: the secretariat checks it against the accountability framework in force
    now, which the way keeps (F2). Part of the submission of a version, which has asked the right. Raises
    TransitionNotAllowed unless the roadmap is being drafted."""
    locked = locked_pathway(pathway)
    locked.submit()
    locked.framework = Framework.objects.in_force()
    keep(locked, actor=actor, kind=StepKind.SUBMITTED)
    inbox.open_task(
        kind=CHECK_TASK,
        subject=locked,
        role="secretariat",
        title=gettext_noop("Check the roadmap of %(country)s against the accountability framework"),
        params={"country": locked.country},
        url_name="pathfinders:check",
        url_kwargs={"public_id": str(locked.public_id)},
    )
    return locked


@transaction.atomic
def return_to_country(*, actor: Any, pathway: Pathway, note: str = "") -> Pathway:
    """The secretariat hands the roadmap back with what is missing in its check (F2). Raises PermissionDenied
    for all but the secretariat; ValidationError unless it is being checked, and without a word and without a
    criterion that is not met. What the GCG has before it comes back by its letter or its meeting alone
    (F3, F4)."""
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.check_pathway", locked)
    if locked.state != PathwayState.CHECK:
        raise ValidationError(_("The roadmap is not being checked any more."), code="not_in_check")
    if not (note.strip() or locked.checks.filter(round=round_of(locked).round, met=False).exists()):
        raise ValidationError({"note": _("Please say what the country is to mend.")})
    hand_back(actor=actor, pathway=locked, kind=StepKind.RETURNED, note=note)
    inbox.close_tasks(subject=locked, kind=CHECK_TASK, closed_by=actor)
    return locked


def hand_back(*, actor: Any, pathway: Pathway, kind: StepKind, note: str) -> Pathway:
    """The roadmap is the country's again, for the reason that `kind` names; its focal points are told, and it
    stands on the desk of each of them, whoever they are by then (`queries.lines`). Part of an act that holds
    the lock and has asked the right: the check, the chair's letter of feedback (F3), or an item that was
    returned with observations (F4). Raises TransitionNotAllowed unless it is being checked, reviewed, or on
    an agenda."""
    pathway.return_to_country()
    reopen_current(actor=actor, pathway=pathway)
    keep(pathway, actor=actor, kind=kind, note=note)
    emails.returned(pathway, kind, note)
    return pathway


@transaction.atomic
def send_to_review(*, actor: Any, pathway: Pathway) -> Pathway:
    """The secretariat found every required criterion met: the GCG reviews the roadmap (F1, F2, F3). Raises
    PermissionDenied; ValidationError naming what is not met or not checked yet; TransitionNotAllowed unless
    it is being checked."""
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.check_pathway", locked)
    locked.send_to_review()
    missing = unmet(checklist(locked))
    if missing:
        words = _("Not found to be met yet: %(what)s")
        raise ValidationError([words % {"what": each} for each in missing], code="unmet")
    keep(locked, actor=actor, kind=StepKind.REVIEWED)
    open_review(actor=actor, pathway=locked)
    inbox.close_tasks(subject=locked, kind=CHECK_TASK, closed_by=actor)
    emails.sent_to_review(locked)
    return locked
