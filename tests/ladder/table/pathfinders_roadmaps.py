"""Roadmaps and their clinic. The cast's pathfinder focal point drafts one; those who sit on the GCG read the
one that came to it, once there is a GCG."""

from tests.ladder.rows import (
    FORBIDDEN,
    NOT_FOUND,
    OK,
    REDIRECT,
    SIGN_IN,
    UNPROCESSABLE,
    public,
    row,
    signed_in,
)

FOCAL = "pathfinder_focal_point"
OFFICERS = ("secretariat", "superuser")
GCM = ("representative", "alternate", "chair")


def own(world):
    return {"public_id": world.roadmap.public_id}


def with_pk(name):
    return lambda world: {**own(world), "pk": getattr(world, name).pk}


def priority(world):
    return {**own(world), "pk": world.roadmap.priorities.first().pk}


def version(number):
    return lambda world: {**own(world), "number": number}


def in_force(world):
    return {"public_id": world.public_roadmap.public_id}


def review(world):
    version = world.roadmap_review.version
    return {"public_id": version.roadmap.public_id, "number": version.number}


def of_review(name):
    return lambda world: {**review(world), "pk": getattr(world, name).pk}


def those(people, answer):
    return dict.fromkeys(people, answer)


def reading(name, kwargs, **rest):
    """Of the country and the secretariat."""
    options = {key: rest.pop(key) for key in ("case", "is_page", "method") if key in rest}
    answers = {"anonymous": SIGN_IN, FOCAL: OK, **those(OFFICERS, OK), **rest}
    return row(name, NOT_FOUND, kwargs=kwargs, **options, **answers)


def writing(name, kwargs, *, posted=UNPROCESSABLE, got=OK):
    """Of the drafters; the secretariat, which reads, is told that it may not."""
    forbidden = those(OFFICERS, FORBIDDEN)
    yield reading(name, kwargs, **{FOCAL: got}, **forbidden)
    yield reading(name, kwargs, method="post", **{FOCAL: posted}, **forbidden)


def clinic(name, kwargs, people, *, posted=None, got=OK):
    """Of the GCG and the secretariat: to the country it does not exist."""
    inside = {"anonymous": SIGN_IN, **those((*GCM, *OFFICERS), FORBIDDEN)}
    yield row(name, NOT_FOUND, kwargs=kwargs, **{**inside, **those(people, got)})
    if posted is not None:
        yield row(name, NOT_FOUND, kwargs=kwargs, method="post", **{**inside, **those(people, posted)})


ROWS = (
    row(
        "pathfinders:roadmap_start",
        NOT_FOUND,
        kwargs=lambda world: {"public_id": world.pathway.public_id},
        anonymous=SIGN_IN,
        **{FOCAL: OK, **those(("partner_editor", *OFFICERS), FORBIDDEN)},
    ),
    row(
        "pathfinders:roadmap_start",
        NOT_FOUND,
        kwargs=lambda world: {"public_id": world.pathway.public_id},
        method="post",
        anonymous=SIGN_IN,
        **{FOCAL: UNPROCESSABLE, **those(("partner_editor", *OFFICERS), FORBIDDEN)},
    ),
    reading("pathfinders:roadmap", own),
    public("pathfinders:roadmap", kwargs=in_force, case="in-force"),
    reading("pathfinders:roadmap_pdf", own, is_page=False),
    public("pathfinders:roadmap_pdf", kwargs=in_force, case="in-force", is_page=False),
    reading("pathfinders:roadmap_xlsx", own, is_page=False),
    public("pathfinders:roadmap_xlsx", kwargs=in_force, case="in-force", is_page=False),
    signed_in("pathfinders:roadmap_template", is_page=False),
    reading("pathfinders:roadmap_smart", own),
    *writing("pathfinders:roadmap_edit", own),
    *writing("pathfinders:roadmap_submit", own),
    *writing("pathfinders:priority_add", own),
    *writing("pathfinders:priority_edit", priority),
    *writing("pathfinders:priority_remove", with_pk("empty_priority"), posted=REDIRECT),
    *writing("pathfinders:action_add", priority),
    *writing("pathfinders:action_edit", with_pk("draft_action")),
    *writing("pathfinders:action_remove", with_pk("draft_action"), posted=REDIRECT),
    *writing("pathfinders:roadmap_import", own),
    *writing(
        "pathfinders:roadmap_take_over",
        lambda world: {**own(world), "prepared": world.prepared_import.public_id},
        posted=REDIRECT,
    ),
    *writing("pathfinders:point_answer", with_pk("feedback_point")),
    reading("pathfinders:roadmap_next", own, **{FOCAL: FORBIDDEN, **those(OFFICERS, REDIRECT)}),
    reading(
        "pathfinders:roadmap_next",
        own,
        method="post",
        data={"act": "accept"},
        **{FOCAL: FORBIDDEN, **those(OFFICERS, REDIRECT)},
    ),
    reading("pathfinders:version", version(1)),
    reading("pathfinders:version_changes", version(2)),
    reading("pathfinders:version_points", version(2)),
    reading("pathfinders:letter", version(1)),
    reading("pathfinders:letter_pdf", version(1), is_page=False),
    *clinic("pathfinders:clinic", review, (*GCM, *OFFICERS)),
    *clinic("pathfinders:clinic_comment", review, GCM, posted=UNPROCESSABLE, got=REDIRECT),
    row(
        "pathfinders:clinic_withdraw",
        NOT_FOUND,
        kwargs=of_review("roadmap_comment"),
        method="post",
        anonymous=SIGN_IN,
        representative=REDIRECT,
        **those(OFFICERS, FORBIDDEN),
    ),
    *clinic("pathfinders:letter_begin", review, OFFICERS, posted=REDIRECT, got=REDIRECT),
    *clinic("pathfinders:letter_edit", review, OFFICERS, posted=UNPROCESSABLE),
    *clinic("pathfinders:feedback_add", review, OFFICERS, posted=UNPROCESSABLE),
    *clinic("pathfinders:feedback_edit", of_review("open_point"), OFFICERS, posted=UNPROCESSABLE),
    *clinic("pathfinders:feedback_remove", of_review("open_point"), OFFICERS, posted=REDIRECT, got=REDIRECT),
    *clinic("pathfinders:letter_hand", review, OFFICERS, posted=REDIRECT, got=REDIRECT),
    *clinic("pathfinders:letter_take_back", review, ("chair", *OFFICERS), posted=REDIRECT, got=REDIRECT),
    *clinic("pathfinders:letter_sign", review, ("chair",), posted=REDIRECT, got=REDIRECT),
    *clinic("pathfinders:letter_instruct", review, ("chair",), posted=REDIRECT, got=REDIRECT),
    *clinic("pathfinders:letter_instruction", review, OFFICERS, posted=UNPROCESSABLE),
)
