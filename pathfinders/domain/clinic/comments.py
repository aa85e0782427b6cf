"""Members say by criterion what they think of a roadmap (F3)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger
from alliance87.core.repeats import said_just_now
from gcm.models import Seat
from gcm.queries.delegations import delegations_of
from pathfinders.domain.clinic.common import locked_review
from pathfinders.domain.roadmap.rounds import COMMENT_TASK
from pathfinders.models import RoadmapComment, RoadmapReview
from pathfinders.queries.clinic.criteria import criteria_of
from pathfinders.queries.roadmap.plans import plan_in


@transaction.atomic
def add_comment(
    *, actor: Any, review: RoadmapReview, seat: Seat, criterion: str, text: str, part: str = ""
) -> RoadmapComment:
    """Comment for a seat that the person takes part for; `part` is the code of an action, or empty for the
    whole. Raises PermissionDenied, for the delegation of the country and once the State has left, too;
    ValidationError once the time is over, for no such criterion or action, and without words."""
    locked = locked_review(actor, review, "pathfinders.comment_roadmap")
    if seat.pk not in {each.seat_id for each in delegations_of(actor) if each.takes_part}:
        raise PermissionDenied
    if not locked.are_comments_open:
        raise ValidationError(_("The time for comments is over."), code="comments_over")
    require_place(locked, criterion, part)
    if not text.strip():
        raise ValidationError({"text": _("Please write your comment.")})
    same = locked.comments.filter(
        seat=seat, author=actor, criterion=criterion, part=part, text=text.strip(), withdrawn_at=None
    )
    if (written := said_just_now(same, at="made_at")) is not None:
        return written  # type: ignore[no-any-return]
    made = RoadmapComment.objects.create(
        review=locked, seat=seat, author=actor, criterion=criterion, part=part, text=text.strip()
    )
    ledger.append(
        kind="pathfinders.roadmap_commented",
        subject=made,
        actor=actor,
        data={"review": locked.pk, "seat": seat.pk},
    )
    inbox.close_tasks(subject=locked, kind=COMMENT_TASK, user=actor, closed_by=actor)  # the others may still
    return made


@transaction.atomic
def withdraw_comment(*, actor: Any, comment: RoadmapComment) -> RoadmapComment:
    """Its author takes it back while members comment. Raises PermissionDenied for everybody else;
    ValidationError once the time is over."""
    locked = locked_review(actor, comment.review, "pathfinders.comment_roadmap")
    found = RoadmapComment.objects.select_for_update().get(pk=comment.pk)
    if found.author_id != actor.pk:
        raise PermissionDenied
    if not locked.are_comments_open:
        raise ValidationError(_("The time for comments is over."), code="comments_over")
    found.withdrawn_at = found.withdrawn_at or timezone.now()
    found.save()
    ledger.append(
        kind="pathfinders.roadmap_comment_withdrawn", subject=found, actor=actor, data={"review": locked.pk}
    )
    return found


def require_place(review: RoadmapReview, criterion: str, part: str) -> None:
    """Raises ValidationError for what is neither a criterion of the framework nor an action of the
    version."""
    if criterion not in {each.code for each in criteria_of(review)}:
        raise ValidationError({"criterion": _("Please choose one of the criteria.")})
    if part and part not in {each.code for each in plan_in(review.version).actions}:
        raise ValidationError({"part": _("There is no such action in this version.")})
