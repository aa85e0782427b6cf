"""Designation, rotation and handover of seats; spokespersons of regions. The cast's pathfinder focal point
is the nominating officer of the block in which its representative and alternate sit."""

from tests.ladder.rows import FORBIDDEN, NOT_FOUND, OK, REDIRECT, SECOND_FACTOR, SIGN_IN, UNPROCESSABLE, row

MEMBERS = ("representative", "alternate")
OFFICERS = ("secretariat", "superuser")
NOMINATOR = "pathfinder_focal_point"


def body(world):
    return {"pk": world.nominating.body.pk}


def filed_body(world):
    assert world.rotation
    assert world.seat_call
    assert world.letter
    assert world.review_case
    return body(world)


def with_officer(world):
    assert world.nominating
    return {}


def officer(world):
    return {"pk": world.nominating_officer.pk}


def call(world):
    return {"pk": world.seat_call.pk}


def of_partners(kwargs):
    """With an organisation whose editor is of the cast."""
    return lambda world: world.organisation and kwargs(world)


def letter(world):
    return {"pk": world.letter.pk}


def handed_in(world):
    return {"pk": world.handed_in.pk}


def registered(world):
    assert world.handed_in
    return {}


def nomination(world):
    return {"pk": world.nomination.pk}


def draft_name(world):
    return {"pk": world.letter.nominations.get(state="nominated").pk}


def reserve(world):
    return {"pk": world.reserve.pk}


def seat(world):
    assert world.nominating
    assert world.body
    return {"number": 9}


def own_seat(world):
    assert world.nominating
    assert world.holder_focal_point
    return {}


def own_term(world):
    return own_seat(world) or {"pk": world.body.term(9).pk}


def announced(world):
    assert world.handover
    return {"number": 9}


def handover(world):
    return {"pk": world.handover.pk}


def case(world):
    return {"pk": world.review_case.pk}


def meeting(world):
    return {"public_id": world.meeting.public_id}


def spokesperson(world):
    assert world.spokesperson
    assert world.meeting
    return {}


def meeting_of_region(world):
    return spokesperson(world) or meeting(world)


def round_of_region(world):
    return {"pk": world.regional_round.pk}


def inside(name, answer=FORBIDDEN, **rest):
    """Members, the chair, the nominating officer and the secretariat know of these pages; `answer` is what
    they get unless they are named."""
    insiders = dict.fromkeys((*MEMBERS, "chair", NOMINATOR, *OFFICERS), answer)
    return row(name, NOT_FOUND, **{"anonymous": SIGN_IN, **insiders, **rest})


def of(people, answer):
    return dict.fromkeys(people, answer)


def page_and_post(name, people, kwargs, *, posted=REDIRECT, data=None, case="now"):
    """A page that asks, and its button."""
    yield inside(name, kwargs=kwargs, **of(people, OK))
    yield inside(name, kwargs=kwargs, method="post", case=case, data=data or {}, **of(people, posted))


ROWS = (
    inside("gcm:designations", OK, kwargs=with_officer),
    inside("gcm:nominating_body", OK, kwargs=filed_body),
    *page_and_post("gcm:nominating_officer_add", OFFICERS, body, posted=UNPROCESSABLE),
    *page_and_post("gcm:nominating_officer_end", OFFICERS, officer),
    *page_and_post("gcm:seat_call_add", (NOMINATOR, *OFFICERS), body, posted=UNPROCESSABLE),
    row("gcm:seat_call", OK, kwargs=call),
    row(
        "gcm:seat_call",
        FORBIDDEN,
        anonymous=SIGN_IN,
        partner_editor=UNPROCESSABLE,
        kwargs=of_partners(call),
        method="post",
    ),
    *page_and_post("gcm:seat_call_withdraw", (NOMINATOR, *OFFICERS), call),
    *page_and_post("gcm:rotation_file", (NOMINATOR, *OFFICERS), body, posted=UNPROCESSABLE),
    *page_and_post("gcm:credentials_add", (NOMINATOR,), body, posted=UNPROCESSABLE),
    inside("gcm:credentials_register", kwargs=registered, chair=OK, **of(OFFICERS, OK)),
    inside("gcm:credentials", kwargs=letter, **of((NOMINATOR, "chair", *OFFICERS), OK)),
    inside(
        "gcm:credentials",
        case="in-order",
        kwargs=lambda world: nomination(world) and letter(world),
        **of((NOMINATOR, "chair", *OFFICERS), OK),
    ),
    *page_and_post("gcm:credentials_mend", (NOMINATOR,), letter, posted=UNPROCESSABLE),
    *page_and_post("gcm:nomination_add", (NOMINATOR,), letter, posted=UNPROCESSABLE),
    # Needs a second factor, which the cast's focal point has not given.
    inside("gcm:credentials_hand_in", kwargs=letter, **{NOMINATOR: SECOND_FACTOR}),
    inside("gcm:credentials_hand_in", kwargs=letter, method="post", **{NOMINATOR: SECOND_FACTOR}),
    *page_and_post("gcm:credentials_return", ("secretariat",), handed_in, data={"defect": "names"}),
    *page_and_post("gcm:credentials_accept", ("secretariat",), handed_in),
    *page_and_post("gcm:nomination_withdraw", (NOMINATOR,), draft_name),
    *page_and_post("gcm:nomination_call_up", (NOMINATOR,), reserve, posted=UNPROCESSABLE),
    *page_and_post("gcm:nomination_accredit", ("secretariat",), nomination, posted=UNPROCESSABLE),
    inside("gcm:own_seats", kwargs=own_seat, representative=OK),
    *page_and_post("gcm:delegate_notice", ("representative",), own_term, posted=UNPROCESSABLE),
    *page_and_post("gcm:handover", ("representative",), seat, posted=UNPROCESSABLE),
    inside("gcm:handover_file", kwargs=announced, **of((*MEMBERS, "chair", *OFFICERS), OK)),
    *page_and_post("gcm:handover_withdraw", ("representative",), handover),
    inside("gcm:review_case", OK, kwargs=case),
    *page_and_post("gcm:review_outcome", ("chair", *OFFICERS), case, posted=UNPROCESSABLE),
    inside("gcm:participants", OK, kwargs=meeting, observer=FORBIDDEN, **{NOMINATOR: NOT_FOUND}),
    inside("gcm:region", kwargs=spokesperson, group_lead=OK, **{NOMINATOR: NOT_FOUND}),
    inside("gcm:region_ask", kwargs=meeting_of_region, group_lead=OK, **{NOMINATOR: NOT_FOUND}),
    inside(
        "gcm:region_ask",
        kwargs=meeting_of_region,
        method="post",
        group_lead=UNPROCESSABLE,
        **{NOMINATOR: NOT_FOUND},
    ),
    inside("gcm:region_statement", kwargs=meeting_of_region, group_lead=OK, **{NOMINATOR: NOT_FOUND}),
    inside(
        "gcm:region_statement",
        kwargs=meeting_of_region,
        method="post",
        group_lead=UNPROCESSABLE,
        **{NOMINATOR: NOT_FOUND},
    ),
    inside(
        "gcm:regional_round",
        kwargs=round_of_region,
        **of(("group_lead", "applicant"), OK),
        **{NOMINATOR: NOT_FOUND},
    ),
    inside(
        "gcm:regional_round",
        kwargs=round_of_region,
        method="post",
        case="answer",
        data={"text": "Yes."},
        applicant=REDIRECT,
        group_lead=FORBIDDEN,
        **{NOMINATOR: NOT_FOUND},
    ),
)
