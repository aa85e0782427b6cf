"""The accountability framework at work: what the country brings, what the secretariat finds (F1, F2)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, uploads
from pathfinders.domain.pathways import ask, locked_pathway
from pathfinders.enums import CriterionAbout, PathwayState
from pathfinders.models import Criterion, CriterionCheck, Evidence, Pathway
from pathfinders.queries.framework import round_of
from pathfinders.queries.preparation import has_workshop_with_report

EVIDENCE = "pathfinders.evidence"


@transaction.atomic
def give_evidence(
    *,
    actor: Any,
    pathway: Pathway,
    code: str,
    text: str = "",
    link: str = "",
    file: File[bytes] | None = None,
) -> Evidence:
    """Bring something for the criterion with this code: words, an address or a file, one at least. Raises
    PermissionDenied for all but the focal points of the country; ValidationError for no such criterion, for
    nothing, and for a file that is not as it should be."""
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.prepare_pathway", locked)
    framework = round_of(locked).framework
    if framework is None or not framework.criteria.filter(code=code).exists():
        raise ValidationError({"code": _("There is no such criterion.")})
    if not (text.strip() or link or file):
        raise ValidationError({"text": _("Please write something, give an address, or send a file.")})
    made = Evidence.objects.create(pathway=locked, code=code, text=text.strip(), link=link, given_by=actor)
    if file:
        uploads.store(actor=actor, file=file, purpose=EVIDENCE, subject=made)
    _record("pathfinders.evidence_given", locked, actor, {"evidence": made.pk})
    return made


@transaction.atomic
def take_back_evidence(*, actor: Any, evidence: Evidence) -> Evidence:
    """What was brought by mistake is shown no longer; that it was brought stays. Raises PermissionDenied;
    ValidationError while the secretariat checks it."""
    locked = locked_pathway(evidence.pathway)
    ask(actor, "pathfinders.prepare_pathway", locked)
    if locked.state == PathwayState.CHECK:
        raise ValidationError(_("The secretariat is checking the evidence now."), code="in_check")
    found = Evidence.objects.get(pk=evidence.pk)
    if found.removed_at is None:
        found.removed_at = timezone.now()
        found.save(update_fields=["removed_at"])
        _record("pathfinders.evidence_taken_back", locked, actor, {"evidence": found.pk})
    return found


@transaction.atomic
def check_criterion(
    *, actor: Any, pathway: Pathway, criterion: Criterion, met: bool, note: str = ""
) -> CriterionCheck:
    """Note what the secretariat found on a criterion in this round; the last word counts. Raises
    PermissionDenied; ValidationError unless the way is being checked, for a criterion of another version,
    for "not met" without a note, and for a workshop that the portal does not know with its report (F1)."""
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.check_pathway", locked)
    if locked.state != PathwayState.CHECK:
        raise ValidationError(_("There is nothing to check now."), code="not_in_check")
    if criterion.framework_id != locked.framework_id:
        raise ValidationError(_("This criterion is of another version of the framework."), code="version")
    if not met and not note.strip():
        raise ValidationError({"note": _("Please say what is missing.")})
    if met and criterion.about == CriterionAbout.WORKSHOP and not has_workshop_with_report(locked):
        raise ValidationError(
            {"met": _("No workshop with participants and a report is recorded (F1).")}, code="workshop"
        )
    found, _made = CriterionCheck.objects.update_or_create(
        pathway=locked,
        round=round_of(locked).round,
        criterion=criterion,
        defaults={"met": met, "note": note.strip(), "checked_by": actor, "checked_at": timezone.now()},
    )
    _record("pathfinders.criterion_checked", locked, actor, {"check": found.pk, "met": met})
    return found


def _record(kind: str, pathway: Pathway, actor: Any, data: dict[str, Any]) -> None:
    ledger.append(kind=kind, subject=pathway, actor=actor, data=data)
