"""The secretariat makes one letter of what the members said (F3)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from gcm.queries.presidency.offices import offices_without
from partners.domain.stale import StaleEditError
from pathfinders.domain.clinic.comments import require_place
from pathfinders.domain.clinic.common import locked_review
from pathfinders.domain.roadmap.rounds import COMMENT_TASK, WRITE_TASK
from pathfinders.enums import ReviewState
from pathfinders.models import FeedbackPoint, RoadmapComment, RoadmapReview

SIGN_TASK = "pathfinders.sign_letter"


@transaction.atomic
def begin_letter(*, actor: Any, review: RoadmapReview) -> RoadmapReview:
    """The time for comments is over: the secretariat consolidates. Raises PermissionDenied; ValidationError
    while members may comment; TransitionNotAllowed when it has begun."""
    locked = locked_review(actor, review, "pathfinders.write_letter")
    if locked.are_comments_open:
        raise ValidationError(_("The members may still comment (F3)."), code="comments_open")
    locked.consolidate()
    locked.save()
    ledger.append(kind="pathfinders.letter_begun", subject=locked, actor=actor, data={})
    inbox.close_tasks(subject=locked, kind=COMMENT_TASK, closed_by=actor)
    return locked


@transaction.atomic
def save_letter(
    *, actor: Any, review: RoadmapReview, revision: int, values: Mapping[str, Any]
) -> RoadmapReview:
    """Keep `language` and `introduction`. Raises PermissionDenied; StaleEditError when another revision
    stands; ValidationError unless the letter is being written."""
    locked = _to_write(actor, review)
    if locked.revision != revision:
        raise StaleEditError(locked)
    if values["language"] not in dict(settings.LANGUAGES):
        raise ValidationError({"language": _("Choose one of the languages of the portal.")})
    locked.language, locked.introduction = values["language"], values["introduction"].strip()
    locked.revision += 1
    locked.save()
    return locked


@transaction.atomic
def save_point(
    *,
    actor: Any,
    review: RoadmapReview,
    point: FeedbackPoint | None,
    revision: int,
    criterion: str,
    text: str,
    part: str = "",
    comments: Iterable[RoadmapComment] = (),
) -> FeedbackPoint:
    """Keep a point, a new one where `point` is None; `comments` are those that it is drawn from, which the
    country never sees. Raises PermissionDenied; StaleEditError when another revision stands; ValidationError
    unless the letter is being written, for no such criterion or action, and without words."""
    locked = _to_write(actor, review)
    require_place(locked, criterion, part)
    if not text.strip():
        raise ValidationError({"text": _("Please write the observation.")})
    found = _point(locked, point)
    if found.revision != revision:
        raise StaleEditError(found)
    found.criterion, found.part, found.text = criterion, part, text.strip()
    found.revision += 1
    found.save()
    found.comments.set(each for each in comments if each.review_id == locked.pk)
    return found


@transaction.atomic
def remove_point(*, actor: Any, point: FeedbackPoint) -> None:
    """The later ones move up. Raises PermissionDenied; ValidationError unless the letter is being written."""
    locked = _to_write(actor, point.review)
    point.delete()
    for number, each in enumerate(locked.points.all(), 1):
        if each.number != number:
            each.number = number
            each.save()


@transaction.atomic
def hand_letter_to_chair(*, actor: Any, review: RoadmapReview) -> RoadmapReview:
    """The chair, or the vice-chair, reads and signs, save on a roadmap of their own country (F3). Earlier
    instructions are void from here (X3). Raises
    PermissionDenied; ValidationError without an introduction; TransitionNotAllowed unless it is being
    written."""
    locked = locked_review(actor, review, "pathfinders.write_letter")
    if not locked.introduction:
        raise ValidationError(_("The letter has no introduction yet."), code="incomplete")
    locked.hand_to_chair()
    locked.handed_at = timezone.now()
    locked.save()
    ledger.append(kind="pathfinders.letter_with_chair", subject=locked, actor=actor, data={})
    inbox.close_tasks(subject=locked, closed_by=actor)
    for office in offices_without(locked.version.roadmap.pathway.organisation_id):
        inbox.open_task(
            kind=SIGN_TASK,
            subject=locked,
            role=office.value,
            title=gettext_noop("Sign the letter on the roadmap “%(title)s”"),
            note=gettext_noop("Read, then sign, or have the secretariat sign on your instruction"),
            params={"title": locked.version.roadmap.title},
            **_address(locked),
        )
    return locked


@transaction.atomic
def take_letter_back(*, actor: Any, review: RoadmapReview) -> RoadmapReview:
    """Back to the secretariat, which found or was asked for a change. Raises PermissionDenied;
    TransitionNotAllowed unless it is with the chair."""
    locked = locked_review(actor, review, "pathfinders.take_letter_back")
    locked.take_back()
    locked.save()
    ledger.append(kind="pathfinders.letter_taken_back", subject=locked, actor=actor, data={})
    inbox.close_tasks(subject=locked, closed_by=actor)
    inbox.open_task(
        kind=WRITE_TASK,
        subject=locked,
        role="secretariat",
        title=gettext_noop("Change the letter on the roadmap “%(title)s”"),
        params={"title": locked.version.roadmap.title},
        **_address(locked),
    )
    return locked


def _to_write(actor: Any, review: RoadmapReview) -> RoadmapReview:
    locked = locked_review(actor, review, "pathfinders.write_letter")
    if locked.state != ReviewState.LETTER:
        raise ValidationError(_("The letter is not being written now."), code="not_open")
    return locked


def _point(review: RoadmapReview, point: FeedbackPoint | None) -> FeedbackPoint:
    if point is None:
        last = review.points.aggregate(last=Max("number"))["last"] or 0
        return FeedbackPoint(review=review, number=last + 1)
    return FeedbackPoint.objects.select_for_update().get(pk=point.pk, review=review)


def _address(review: RoadmapReview) -> dict[str, Any]:
    version = review.version
    kwargs = {"public_id": str(version.roadmap.public_id), "number": version.number}
    return {"url_name": "pathfinders:clinic", "url_kwargs": kwargs}
