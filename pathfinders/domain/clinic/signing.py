"""The chair signs, or has the secretariat sign on a stored instruction (F3, X3)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, uploads
from pathfinders.domain.clinic.common import locked_review, require_open_way
from pathfinders.domain.grant import PLACE_TASK
from pathfinders.domain.pathways import hand_back, keep, locked_pathway
from pathfinders.emails.roadmap import letter_signed
from pathfinders.enums import PathwayState, ReviewState, StepKind
from pathfinders.models import RoadmapReview, SigningInstruction
from pathfinders.queries.clinic.letters import letter_content, standing_instruction

PURPOSE = "pathfinders.signing"
INSTRUCTED_TASK = "pathfinders.sign_on_instruction"


@transaction.atomic
def sign_letter(*, actor: Any, review: RoadmapReview, handed_at: str | None = None) -> RoadmapReview:
    """Freeze the letter and give it to the country. With points in it, the roadmap goes back to the country,
    which answers each; without one, it can go on the agenda. `handed_at` (ISO 8601) names the letter that
    was on the page: the instant at which it was handed to the chair.

    Raises PermissionDenied for everybody but the chair and the vice-chair, save those of the country itself,
    and, on a stored instruction, the secretariat (F3, X3); ValidationError unless the letter is with the
    chair, when it is another one than was on the page, and once the State has left its way.
    """
    locked = locked_review(actor, review, "pathfinders.sign_letter")
    require_open_way(locked)
    _require_with_chair(locked, handed_at)
    locked.sign()
    locked.signed_at, locked.signed_by = timezone.now(), actor
    locked.on_instruction = _instruction_for(actor, locked)
    locked.letter = letter_content(locked)
    locked.digest = ledger.digest_of(locked.letter)
    locked.save()
    points = len(locked.letter["points"])
    data = {"version": locked.version_id, "content": locked.digest, "points": points}
    ledger.append(kind="pathfinders.letter_signed", subject=locked, actor=actor, data=data)
    inbox.close_tasks(subject=locked, closed_by=actor)
    _give_back(actor, locked, points)
    return locked


@transaction.atomic
def instruct_signing(
    *, actor: Any, review: RoadmapReview, handed_at: str | None = None
) -> SigningInstruction:
    """The chair or the vice-chair has the secretariat sign in its name (X3), the letter that was
    handed to it at `handed_at` (ISO 8601). Raises PermissionDenied; ValidationError unless the letter is with
    the chair, and when it is another one than was on the page."""
    locked = locked_review(actor, review, "pathfinders.instruct_signing")
    _require_with_chair(locked, handed_at)
    made = SigningInstruction.objects.create(review=locked, given_by=actor)
    _record(made, actor)
    return made


@transaction.atomic
def file_signing_instruction(
    *, actor: Any, review: RoadmapReview, note: str, file: File[bytes]
) -> SigningInstruction:
    """An officer files the letter or mail in which the instruction came; `note` says who signed it and when.
    Raises PermissionDenied; ValidationError without the note, for a file that is not as it should be, or
    unless the letter is with the chair."""
    locked = locked_review(actor, review, "pathfinders.file_signing_instruction")
    _require_with_chair(locked)
    if not note.strip():
        raise ValidationError({"note": _("Please say who signed the instruction, and when.")})
    made = SigningInstruction.objects.create(review=locked, recorded_by=actor, note=note.strip())
    uploads.store(actor=actor, file=file, purpose=PURPOSE, subject=made)
    _record(made, actor)
    return made


def _give_back(actor: Any, review: RoadmapReview, points: int) -> None:
    """To the country, whatever became of its way; what comes next depends on whether it has something to
    answer."""
    pathway = locked_pathway(review.version.roadmap.pathway)
    if points and pathway.state == PathwayState.REVIEW:
        hand_back(actor=actor, pathway=pathway, kind=StepKind.FEEDBACK, note="")
        return
    letter_signed(review, [each.user for each in pathway.focal_points.at().select_related("user")])
    if pathway.state != PathwayState.REVIEW:
        return
    keep(pathway, actor=actor, kind=StepKind.FEEDBACK)
    inbox.open_task(
        kind=PLACE_TASK,
        subject=pathway,
        role="secretariat",
        title=gettext_noop("Put the roadmap of %(country)s on the agenda of a meeting"),
        params={"country": pathway.country},
        url_name="pathfinders:pathway",
        url_kwargs={"public_id": str(pathway.public_id)},
    )


def _instruction_for(actor: Any, review: RoadmapReview) -> SigningInstruction | None:
    """The instruction on which the secretariat acts; the chair needs none."""
    if actor.has_perm("pathfinders.instruct_signing", review):
        return None
    return standing_instruction(review)


def _require_with_chair(review: RoadmapReview, handed_at: str | None = None) -> None:
    if review.state != ReviewState.WITH_CHAIR or review.handed_at is None:
        raise ValidationError(_("The letter is not with the chair."), code="not_with_chair")
    if handed_at not in (None, review.handed_at.isoformat()):
        raise ValidationError(
            _("The letter was changed since you opened this page. Please read it again, then sign."),
            code="stale",
        )


def _record(instruction: SigningInstruction, actor: Any) -> None:
    review = instruction.review
    ledger.append(
        kind="pathfinders.signing_instructed", subject=instruction, actor=actor, data={"review": review.pk}
    )
    version = review.version
    inbox.open_task(
        kind=INSTRUCTED_TASK,
        subject=review,
        role="secretariat",
        title=gettext_noop("Sign the letter on the roadmap “%(title)s” on the chair’s instruction"),
        params={"title": version.roadmap.title},
        url_name="pathfinders:clinic",
        url_kwargs={"public_id": str(version.roadmap.public_id), "number": version.number},
    )
