"""What the members of the GCG say of the secretariat (X1). The secretariat neither answers nor reads it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from gcm.enums import ReviewKind, ReviewState
from gcm.models import Review, ReviewAnswer
from gcm.queries.convocation import representatives
from gcm.queries.delegations import seat_of
from gcm.queries.mandate.questions import QUESTIONS, RATINGS

ASK_TASK = "gcm.answer_questionnaire"


@transaction.atomic
def answer_questionnaire(
    *, actor: Any, review: Review, ratings: Mapping[str, str], comment: str
) -> ReviewAnswer:
    """The answer of the actor's seat, until the review is concluded; another one takes its place. `ratings`
    are keys of RATINGS by keys of QUESTIONS. Raises PermissionDenied; ValidationError for another review, one
    that is concluded, and for a question without an answer."""
    mine = seat_of(actor)
    if mine is None or not actor.has_perm("gcm.answer_questionnaire"):
        raise PermissionDenied
    locked = Review.objects.select_for_update().get(pk=review.pk)
    if locked.kind != ReviewKind.SECRETARIAT or locked.state == ReviewState.CONCLUDED:
        raise ValidationError(_("This questionnaire is not open."), code="not_open")
    if set(ratings) != set(QUESTIONS) or not set(ratings.values()) <= set(RATINGS):
        raise ValidationError(_("Please answer each question."), code="incomplete")
    answer, _created = ReviewAnswer.objects.update_or_create(
        review=locked,
        seat_id=mine.seat_id,
        defaults={"ratings": dict(ratings), "comment": comment.strip()},
    )
    ledger.append(
        kind="gcm.questionnaire_answered", subject=locked, actor=None, data={"seat": mine.seat_number}
    )
    inbox.close_tasks(subject=answer, kind=ASK_TASK, closed_by=actor)
    return answer


def ask_for_answers(review: Review) -> None:
    """A task for each representative, on the empty answer of the seat."""
    for delegate in representatives():
        answer, _created = ReviewAnswer.objects.get_or_create(review=review, seat_id=delegate.term.seat_id)
        inbox.open_task(
            kind=ASK_TASK,
            subject=answer,
            user=delegate.person,
            title=gettext_noop("Say how the secretariat works for you"),
            note=gettext_noop("Five questions; members read the answers, without names"),
            url_name="gcm:questionnaire",
            url_kwargs={"public_id": str(review.public_id)},
        )


def stop_asking(review: Review, *, closed_by: Any) -> None:
    """Nobody is asked any more."""
    for answer in review.answers.all():
        inbox.close_tasks(subject=answer, kind=ASK_TASK, closed_by=closed_by)
