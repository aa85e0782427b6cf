"""Meetings of the GCG, and the answers to their notices."""

from functools import partial

from tests.ladder.rows import FORBIDDEN, NOT_FOUND, OK, REDIRECT, SIGN_IN, UNPROCESSABLE, public, row

MEMBERS = ("representative", "alternate", "chair")
OFFICERS = ("secretariat", "superuser")


def meeting(world):
    return {"public_id": world.meeting.public_id}


def somebody_seated(world):
    """No part of the address, but the list is for those who have a seat or an invitation."""
    assert world.meeting
    return {}


def draft(world):
    return {"public_id": world.draft_meeting.public_id}


def forged(world):
    return {"token": "forged"}


def link(world):
    from gcm.queries.answer_links import token_of

    return {"token": token_of(world.reply, world.people["representative"].pk, world.meeting.sequence)}


def interested(world):
    return {**meeting(world), "pk": world.interested.pk}


def inside(name, answer, *, observer, officers, **rest):
    """Members get the first answer, the observer of the meeting and the officers their own; everybody else
    learns nothing."""
    given = {
        "anonymous": SIGN_IN,
        "observer": observer,
        **dict.fromkeys(MEMBERS, answer),
        **dict.fromkeys(OFFICERS, officers),
    }
    return row(name, NOT_FOUND, **{**given, **rest})


read_by_all = partial(inside, answer=OK, observer=OK, officers=OK)

ROWS = (
    read_by_all("gcm:meetings", kwargs=somebody_seated),
    read_by_all("gcm:meeting", kwargs=meeting),
    inside("gcm:meeting", NOT_FOUND, observer=NOT_FOUND, officers=OK, case="draft", kwargs=draft),
    read_by_all("gcm:calendar", kwargs=meeting, is_page=False),
    inside(
        "gcm:calendar",
        NOT_FOUND,
        observer=NOT_FOUND,
        officers=NOT_FOUND,
        case="draft",
        kwargs=draft,
        is_page=False,
    ),
    inside("gcm:reply", REDIRECT, observer=FORBIDDEN, officers=FORBIDDEN, kwargs=meeting),
    inside(
        "gcm:reply",
        REDIRECT,
        observer=FORBIDDEN,
        officers=FORBIDDEN,
        chair=FORBIDDEN,
        case="of-their-seat",
        kwargs=meeting,
        method="post",
        data={"seat": "9", "answer": "attends"},
    ),
    inside(
        "gcm:invite_observer",
        FORBIDDEN,
        observer=FORBIDDEN,
        officers=FORBIDDEN,
        chair=REDIRECT,
        kwargs=interested,
    ),
    inside(
        "gcm:invite_observer",
        FORBIDDEN,
        observer=FORBIDDEN,
        officers=FORBIDDEN,
        chair=UNPROCESSABLE,
        case="not-informed",
        kwargs=interested,
        method="post",
    ),
    public("gcm:absence", kwargs=link),
    row("gcm:absence", REDIRECT, kwargs=link, method="post", data={"answer": "absent"}),
    row("gcm:absence", NOT_FOUND, case="forged", kwargs=forged),
)
