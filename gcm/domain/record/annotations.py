"""What is written beside a decision after the gavel. Nothing touches the decision itself (T28)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from gcm.domain.record.reminders import ENTRY_TASK, REVIEW_TASK
from gcm.domain.record.terms import is_superseded
from gcm.emails.record import erratum_written
from gcm.enums import AnnotationKind
from gcm.models import Annotation, Decision

CONFIRM_TASK = "gcm.confirm_decision"


@transaction.atomic
def write_erratum(
    *, actor: Any, decision: Decision, language: str, reads: str, should_read: str
) -> Annotation:
    """Correct a slip (D13): the wording in that language stays, the erratum stands beside it, and every
    representative and alternate is told. Substance needs a new decision.

    Raises PermissionDenied for everybody but the chair; ValidationError when the words are not in the text,
    or when nothing is corrected.
    """
    found = _locked(actor, "gcm.write_erratum", decision)
    reads, should_read = reads.strip(), should_read.strip()
    wording = found.text.wordings.filter(language=language).first()
    if wording is None:
        raise ValidationError({"language": _("The decision has no text in this language.")})
    if not reads or reads not in f"{wording.title}\n{wording.body}":
        raise ValidationError({"reads": _("These words are not in the text of the decision.")})
    if not should_read or should_read == reads:
        raise ValidationError({"should_read": _("Please give the words that should stand there.")})
    made = _write(
        actor, found, AnnotationKind.ERRATUM, language=language, reads=reads, should_read=should_read
    )
    erratum_written(made)
    return made


@transaction.atomic
def contest_quorum(*, actor: Any, decision: Decision, note: str) -> Annotation:
    """Somebody found later that the quorum was not what it seemed (Q13): the decision is marked, not deleted,
    and a meeting with a quorum may confirm it. Raises PermissionDenied for everybody but the chair and the
    vice-chair; ValidationError without the reason, a second time, once it is superseded, or for a decision in
    writing, which had no quorum (D10)."""
    found = _locked(actor, "gcm.contest_quorum", decision)
    if found.record.get("procedure"):
        raise ValidationError(_("This decision was taken in writing: it had no quorum."))
    if not note.strip():
        raise ValidationError({"note": _("Please say what was found.")})
    if is_superseded(found):
        raise ValidationError(_("A later decision has taken the place of this one already."))
    if found.annotations.filter(kind=AnnotationKind.CONTESTED).exists():
        raise ValidationError(_("The quorum of this decision has been contested already."))
    made = _write(actor, found, AnnotationKind.CONTESTED, note=note.strip())
    inbox.open_task(
        kind=CONFIRM_TASK,
        subject=found,
        role="secretariat",
        title=gettext_noop("Put the confirmation of %(symbol)s on the agenda"),
        note=gettext_noop("Its quorum is contested; a meeting with a quorum may confirm it"),
        params={"symbol": found.symbol},
        url_name="gcm:decision",
        url_kwargs={"year": found.year, "number": found.number},
    )
    return made


@transaction.atomic
def note_review(*, actor: Any, decision: Decision, note: str) -> Annotation:
    """The review that the decision asked for was held (D16); `note` is its outcome. To change anything takes
    a new decision. Raises PermissionDenied for everybody but the chair, the vice-chair and the secretariat;
    ValidationError without an outcome, or when the decision asks for no review that is still to be held."""
    found = _locked(actor, "gcm.note_review", decision)
    if not note.strip():
        raise ValidationError({"note": _("Please say what came of the review.")})
    if not awaits_review(found):
        raise ValidationError(_("No review of this decision is waiting."))
    made = _write(actor, found, AnnotationKind.REVIEWED, note=note.strip())
    inbox.close_tasks(subject=found, kind=REVIEW_TASK, closed_by=actor)
    return made


@transaction.atomic
def supersede(*, actor: Any, decision: Decision, old: Decision) -> Annotation:
    """`decision` takes the place of `old` (D14, T28). Part of the gavel, which has asked the right. Raises
    ValidationError when another decision has done so since the text was put."""
    Decision.objects.select_for_update().get(pk=old.pk)
    if is_superseded(old):
        raise ValidationError(_("A later decision has taken the place of this one already."))
    made = _write(actor, old, AnnotationKind.SUPERSEDED, by_decision=decision)
    for kind in (REVIEW_TASK, ENTRY_TASK, CONFIRM_TASK):
        inbox.close_tasks(subject=old, kind=kind, closed_by=actor)
    return made


@transaction.atomic
def confirm(*, actor: Any, decision: Decision, old: Decision) -> Annotation:
    """`decision` confirms `old`, whose quorum was contested (Q13). Part of the gavel, which has asked the
    right and has read the quorum of this meeting. Raises ValidationError unless it waits for that."""
    Decision.objects.select_for_update().get(pk=old.pk)
    if not awaits_confirmation(old):
        raise ValidationError(_("This decision does not wait to be confirmed."))
    made = _write(actor, old, AnnotationKind.CONFIRMED, by_decision=decision)
    inbox.close_tasks(subject=old, kind=CONFIRM_TASK, closed_by=actor)
    return made


def awaits_confirmation(decision: Decision) -> bool:
    """Its quorum is contested and no later decision has confirmed or replaced it."""
    kinds = set(decision.annotations.values_list("kind", flat=True))
    return AnnotationKind.CONTESTED in kinds and not kinds & {
        AnnotationKind.CONFIRMED,
        AnnotationKind.SUPERSEDED,
    }


def awaits_review(decision: Decision) -> bool:
    """It sets a day for a review, which has not been held."""
    terms = getattr(decision.text, "terms", None)
    held = decision.annotations.filter(kind__in=(AnnotationKind.REVIEWED, AnnotationKind.SUPERSEDED))
    return terms is not None and terms.review_on is not None and not held.exists()


def _locked(actor: Any, permission: str, decision: Decision) -> Decision:
    if not actor.has_perm(permission):
        raise PermissionDenied
    Decision.objects.select_for_update().get(pk=decision.pk)
    return Decision.objects.select_related("text__terms").get(pk=decision.pk)


def _write(actor: Any, decision: Decision, kind: AnnotationKind, **fields: Any) -> Annotation:
    made = Annotation(decision=decision, kind=kind, written_by=actor, **fields)
    made.full_clean(exclude=["decision", "written_by", "by_decision"])
    made.save(force_insert=True)
    data = {"decision": decision.hash, "annotation": made.pk}
    if made.by_decision is not None:
        data["by"] = made.by_decision.hash
    ledger.append(kind=f"gcm.decision_{kind}", subject=decision, actor=actor, data=data)
    return made
