"""The mandate, changes of rules, reviews, consultations, earlier meetings."""

from functools import partial

from tests.ladder.rows import FORBIDDEN, NOT_FOUND, OK, REDIRECT, SIGN_IN, UNPROCESSABLE, public, row

MEMBERS = ("representative", "alternate", "chair")
OFFICERS = ("secretariat", "superuser")


def inside(name, answer=OK, *, officers=OK, **rest):
    """Members get the first answer, officers theirs; nobody else learns anything."""
    given = {"anonymous": SIGN_IN, **dict.fromkeys(MEMBERS, answer), **dict.fromkeys(OFFICERS, officers)}
    return row(name, NOT_FOUND, **{**given, **rest})


def somebody_seated(world):
    assert world.body
    return {}


def loaded(world):
    assert world.mandate
    return {}


def draft(world):
    return {"public_id": world.rule_draft.public_id}


def placed(world):
    return {"public_id": world.placed_draft.public_id}


def review(world):
    return {"public_id": world.review.public_id}


def consultation(world):
    return {"public_id": world.consultation.public_id}


listed = partial(inside, kwargs=somebody_seated)
asked = partial(inside, kwargs=consultation, officers=FORBIDDEN, method="post")

ROWS = (
    public("gcm:mandate", kwargs=loaded),
    listed("gcm:rule_drafts"),
    inside("gcm:rule_draft", kwargs=placed),
    inside("gcm:rule_draft", NOT_FOUND, case="in-preparation", kwargs=draft),
    listed("gcm:past_meetings"),
    listed("gcm:reviews"),
    inside("gcm:review", kwargs=review),
    inside("gcm:questionnaire", kwargs=review, officers=FORBIDDEN),
    inside(
        "gcm:questionnaire", UNPROCESSABLE, case="empty", kwargs=review, officers=FORBIDDEN, method="post"
    ),
    listed("gcm:consultations"),
    listed("gcm:consultation_open", FORBIDDEN, officers=FORBIDDEN, chair=OK),
    inside("gcm:consultation", kwargs=consultation),
    asked("gcm:consultation", REDIRECT, data={"text": "There.", "language": "en"}),
    asked("gcm:consultation", UNPROCESSABLE, case="empty"),
    # Members may still write: nobody sums up before the deadline.
    inside(
        "gcm:consultation",
        FORBIDDEN,
        chair=UNPROCESSABLE,
        officers=UNPROCESSABLE,
        case="summary-too-early",
        kwargs=consultation,
        method="post",
        data={"summary": "Everybody agrees."},
    ),
)
