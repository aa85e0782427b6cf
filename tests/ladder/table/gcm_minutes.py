"""The minutes of a meeting, from the draft to what was issued, and the actions to be followed up."""

from functools import partial

from tests.ladder.rows import FORBIDDEN, NOT_FOUND, OK, REDIRECT, SIGN_IN, row

MEMBERS = ("representative", "alternate")
OFFICERS = ("secretariat", "superuser")


def draft(world):
    return {"public_id": world.minutes.meeting.public_id}


def passage(world):
    return {**draft(world), "position": 2}


def noted(world):
    return {**draft(world), "pk": world.minutes_action.pk}


def handed(world):
    return {"public_id": world.minutes_with_chair.meeting.public_id}


def issued(world):
    return {"public_id": world.issued_minutes.minutes.meeting.public_id}


def circulated(world):
    return {"public_id": world.correction.passage.minutes.meeting.public_id}


def paragraph(world):
    return {**circulated(world), "position": 2, "language": "fr", "paragraph": 1}


def correction(world):
    return {**circulated(world), "pk": world.correction.pk}


def changed(world):
    return {"public_id": world.second_version.minutes.meeting.public_id, "version": 2}


def action(world):
    return {"pk": world.minutes_action.pk}


def told(world):
    return {"pk": world.partner_action.pk}


def seated(world):
    assert world.body
    return {}


def seat_draft(world):
    return {"pk": world.seat_draft.pk, "act": "discard"}


def to_compare(world):
    return {**passage(world), "language": "en", "field": "summary", "paragraph": 1}


def inside(name, kwargs, members=FORBIDDEN, chair=FORBIDDEN, officers=FORBIDDEN, **rest):
    """Whoever sits on the GCG, and the secretariat; observers and everybody else learn nothing."""
    given = {**dict.fromkeys(MEMBERS, members), "chair": chair, **dict.fromkeys(OFFICERS, officers)}
    return row(name, NOT_FOUND, kwargs=kwargs, **{"anonymous": SIGN_IN, **given, **rest})


read_by_all = partial(inside, members=OK, chair=OK, officers=OK)
writing = partial(inside, officers=OK)
of_the_chair = partial(inside, chair=OK)

ROWS = (
    read_by_all("gcm:minutes", draft, case="draft"),
    read_by_all("gcm:minutes", issued, case="issued"),
    read_by_all("gcm:minutes_pdf", issued, is_page=False),
    inside("gcm:minutes_deliveries", issued, chair=OK, officers=OK),
    writing("gcm:minutes_edit", draft),
    writing("gcm:passage_edit", passage),
    writing("gcm:follow_up_add", passage),
    inside("gcm:follow_up_remove", noted, officers=REDIRECT),
    writing("gcm:minutes_hand_over", draft),
    inside("gcm:minutes_hand_over", draft, case="now", method="post", officers=REDIRECT),
    inside("gcm:minutes_take_back", handed, chair=OK, officers=OK),
    of_the_chair("gcm:minutes_issue", handed),
    of_the_chair("gcm:minutes_instruct", handed),
    inside("gcm:minutes_issue", handed, case="now", method="post", chair=REDIRECT),
    inside("gcm:minutes_instruct", handed, case="now", method="post", chair=REDIRECT),
    writing("gcm:minutes_instruction", handed),
    writing("gcm:minutes_circulate", draft),
    inside("gcm:minutes_circulate", draft, case="now", method="post", officers=REDIRECT),
    read_by_all("gcm:minutes", circulated, case="circulated"),
    inside("gcm:correction", paragraph, members=OK, chair=OK),
    inside("gcm:correction_answer", correction, chair=OK, officers=OK),
    of_the_chair("gcm:minutes_reopen", issued),
    inside("gcm:minutes_note", issued, officers=OK),
    read_by_all("gcm:minutes_changes", changed),
    inside("gcm:follow_up", action, members=OK, officers=OK),
    inside("gcm:follow_up", told, officers=OK, partner_editor=OK, case="of-a-partner"),
    inside(
        "gcm:follow_up_act",
        lambda world: {**action(world), "act": "hand-back"},
        members=OK,
        case="hand-back",
    ),
    inside(
        "gcm:follow_up_act",
        lambda world: {**told(world), "act": "accept"},
        partner_editor=OK,
        case="accept",
    ),
    inside("gcm:follow_up_act", lambda world: {**action(world), "act": "assign"}, officers=OK, case="assign"),
    row(
        "gcm:follow_up_act",
        NOT_FOUND,
        case="no-such-act",
        kwargs=lambda world: {**action(world), "act": "sell"},
        anonymous=NOT_FOUND,
    ),
    of_the_chair("gcm:minutes_waive", draft),
    inside("gcm:attribution", draft, members=OK, chair=OK),
    writing("gcm:minutes_parity", draft),
    inside("gcm:parity_mark", to_compare, officers=REDIRECT),
    inside("gcm:seat_draft_comment", paragraph, members=OK, chair=OK),
    inside("gcm:seat_draft_act", seat_draft, members=OK, chair=NOT_FOUND, officers=NOT_FOUND),
    inside(
        "gcm:seat_drafts",
        seated,
        members=OK,
        chair=OK,
    ),
)
