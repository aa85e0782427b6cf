"""Reviews and their questionnaire as members see them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from gcm.enums import ReviewKind
from gcm.models import Review, ReviewAnswer
from gcm.queries.delegations import seat_of
from gcm.queries.mandate.figures import figure, gaps
from gcm.queries.mandate.mandate_page import ErratumRow, errata
from gcm.queries.mandate.questions import QUESTIONS, RATINGS


@dataclass(frozen=True)
class FigureRow:
    """A figure of the snapshot. `whole` is given where it is a part of something."""

    label: Any
    value: Any
    whole: int | None


@dataclass(frozen=True)
class GapRow:
    label: Any
    names: list[str]


@dataclass(frozen=True)
class QuestionRow:
    """A question, and how often each answer was given, in the order of the answers."""

    question: Any
    ratings: list[tuple[Any, int]]


@dataclass(frozen=True)
class ReviewPage:
    review: Review
    figures: list[FigureRow]
    errata: list[ErratumRow] = field(default_factory=list)
    gaps: list[GapRow] = field(default_factory=list)


def review_page(review: Review) -> ReviewPage:
    """A few queries, whatever the number of records."""
    if review.kind != ReviewKind.MANDATE:
        return ReviewPage(review, figures_of(review))
    missing = [GapRow(each.label, [str(name) for name in each.find()]) for each in gaps()]
    return ReviewPage(review, figures_of(review), errata(), [row for row in missing if row.names])


def figures_of(review: Review) -> list[FigureRow]:
    """What was counted when the review was opened. No query."""
    known = [(figure(each["key"]), each) for each in review.figures]
    return [
        FigureRow(found.label, _said(found.unit, each["value"]), each["of"])
        for found, each in known
        if found is not None
    ]


def _said(unit: Any, value: int | None) -> Any:
    if value is None or not unit:
        return value
    return str(unit % {"number": value})


@dataclass(frozen=True)
class Voices:
    """What the members said, without a name and in no order that would tell one."""

    questions: list[QuestionRow]
    comments: list[str]
    number: int


def voices(review: Review) -> Voices:
    """One query."""
    answers = [each for each in review.answers.all() if each.ratings]
    return Voices(
        questions=[_counted(key, text, answers) for key, text in QUESTIONS.items()],
        comments=sorted(each.comment for each in answers if each.comment),
        number=len(answers),
    )


def _counted(key: str, question: Any, answers: Sequence[ReviewAnswer]) -> QuestionRow:
    given = Counter(each.ratings.get(key) for each in answers)
    return QuestionRow(question, [(label, given[rating]) for rating, label in RATINGS.items()])


def own_answer(review: Review, user: Any) -> ReviewAnswer | None:
    """Of the reader's seat; None for whoever takes part for none. One query."""
    mine = seat_of(user)
    return review.answers.filter(seat=mine.seat_id).first() if mine else None
