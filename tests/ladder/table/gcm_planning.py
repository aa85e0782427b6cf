"""Around the meetings of the GCG: planning, requests, papers, forecast and packs."""

from functools import partial

from tests.ladder.rows import FORBIDDEN, NOT_FOUND, OK, REDIRECT, UNPROCESSABLE
from tests.ladder.table.gcm_meetings import inside, meeting

# What members may know of, and what the chair and the secretariat do.
planners = partial(inside, answer=FORBIDDEN, observer=NOT_FOUND, officers=OK, chair=OK)
preparers = partial(inside, answer=FORBIDDEN, observer=FORBIDDEN, officers=OK)
chairs = partial(inside, answer=FORBIDDEN, observer=FORBIDDEN, officers=FORBIDDEN, chair=OK)
asked_by = partial(inside, answer=OK, observer=NOT_FOUND, officers=FORBIDDEN)
read_by_all = partial(inside, answer=OK, observer=OK, officers=OK)


def body(world):
    assert world.body
    return {}


def paper(world):
    return {**meeting(world), "number": world.paper.number}


def item(world):
    return {**meeting(world), "item_id": world.meeting.items.last().public_id}


def seat(world):
    return {**meeting(world), "seat": 9}


def asked(world):
    return {"kind": "item", "pk": world.proposed_item.pk}


ROWS = (
    asked_by("gcm:circulation", kwargs=item, observer=FORBIDDEN, officers=OK),
    planners(
        "gcm:circulation_act",
        observer=FORBIDDEN,
        kwargs=lambda world: {**item(world), "act": "comment"},
        case="comment",
    ),
    chairs(
        "gcm:circulation_act",
        kwargs=lambda world: {**item(world), "act": "silence"},
        case="silence",
    ),
    inside(
        "gcm:circulation_act",
        OK,
        observer=FORBIDDEN,
        officers=FORBIDDEN,
        kwargs=lambda world: {**item(world), "act": "reply"},
        case="reply",
    ),
    asked_by("gcm:arising", kwargs=meeting, observer=FORBIDDEN, officers=OK),
    inside(
        "gcm:seat_draft_position",
        OK,
        observer=FORBIDDEN,
        officers=FORBIDDEN,
        kwargs=lambda world: {**meeting(world), "position": 2},
    ),
    planners("gcm:planning", kwargs=body),
    planners("gcm:planner", kwargs=body),
    planners(
        "gcm:planner",
        kwargs=body,
        case="asked",
        query="?day=2027-03-01&starts=14:00&ends=17:00&zone=Europe/Zurich",
    ),
    planners("gcm:candidates", kwargs=body),
    planners(
        "gcm:candidates",
        kwargs=body,
        method="post",
        case="nothing",
        chair=FORBIDDEN,
        secretariat=UNPROCESSABLE,
        superuser=UNPROCESSABLE,
    ),
    inside("gcm:requests", OK, observer=NOT_FOUND, officers=OK, kwargs=body),
    asked_by("gcm:request_meeting", kwargs=body),
    asked_by("gcm:request_meeting", answer=UNPROCESSABLE, kwargs=body, method="post", case="empty"),
    asked_by("gcm:propose_item", kwargs=body),
    asked_by("gcm:propose_item", answer=UNPROCESSABLE, kwargs=body, method="post", case="empty"),
    inside("gcm:answer_asked", FORBIDDEN, observer=NOT_FOUND, officers=FORBIDDEN, chair=OK, kwargs=asked),
    inside(
        "gcm:withdraw_asked",
        REDIRECT,
        observer=NOT_FOUND,
        officers=FORBIDDEN,
        chair=FORBIDDEN,
        kwargs=asked,
        method="post",
    ),
    inside("gcm:withdraw_asked", REDIRECT, observer=NOT_FOUND, officers=FORBIDDEN, kwargs=asked),
    chairs("gcm:short_notice", kwargs=meeting),
    chairs("gcm:short_notice", kwargs=meeting, method="post", case="empty", chair=UNPROCESSABLE),
    read_by_all("gcm:agenda", kwargs=meeting),
    chairs("gcm:agenda_move", kwargs=meeting, chair=REDIRECT),
    chairs("gcm:agenda_move", kwargs=meeting, method="post", case="empty", chair=UNPROCESSABLE),
    preparers("gcm:other_business", kwargs=meeting, officers=REDIRECT, chair=REDIRECT),
    preparers(
        "gcm:other_business",
        kwargs=meeting,
        method="post",
        case="empty",
        officers=UNPROCESSABLE,
        chair=UNPROCESSABLE,
    ),
    chairs("gcm:agree_to_decide", kwargs=item, chair=FORBIDDEN),
    chairs("gcm:deadlines", kwargs=meeting),
    preparers("gcm:paper_add", kwargs=meeting),
    preparers("gcm:paper_add", kwargs=meeting, method="post", case="empty", officers=UNPROCESSABLE),
    preparers("gcm:paper", kwargs=paper),
    preparers("gcm:paper_file", kwargs=paper, officers=REDIRECT),
    preparers("gcm:paper_file", kwargs=paper, method="post", case="empty", officers=UNPROCESSABLE),
    preparers("gcm:paper_withdraw", kwargs=paper, officers=REDIRECT),
    preparers("gcm:forecast", kwargs=meeting, chair=OK),
    preparers("gcm:remind", kwargs=seat, officers=REDIRECT, chair=REDIRECT),
    preparers("gcm:remind", kwargs=seat, method="post", case="asked", officers=REDIRECT, chair=REDIRECT),
    read_by_all("gcm:pack", kwargs=meeting),
    inside("gcm:pack", REDIRECT, observer=REDIRECT, officers=REDIRECT, kwargs=meeting, method="post"),
    read_by_all("gcm:pack_live", kwargs=meeting, is_page=False),
    inside(
        "gcm:pack_file", NOT_FOUND, observer=NOT_FOUND, officers=NOT_FOUND, case="not-made", kwargs=meeting
    ),
)
