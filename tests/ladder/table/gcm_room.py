"""The meeting room: its screens, what is done on them, and the pages on which somebody writes."""

from functools import partial

from tests.ladder.rows import FORBIDDEN, NOT_FOUND, OK, REDIRECT, SIGN_IN, UNPROCESSABLE, row

INSIDERS = ("observer", "representative", "alternate", "chair", "secretariat", "superuser")
MEMBERS = ("representative", "alternate", "chair")


def session(world):
    return {"public_id": world.session.public_id}


def item(world):
    return {**session(world), "item_id": world.item_in_discussion.public_id}


def called(world):
    return {**session(world), "item_id": world.called_item.public_id}


def position(world):
    return {**item(world), "kind": "reservation"}


def objection(world):
    return {**session(world), "position_id": world.objection.pk}


def seat(world):
    return {**session(world), "seat": 10}


def inside(name, answer, kwargs=session, **rest):
    """Whoever may know of the meeting gets the first answer, save those named; everybody else learns
    nothing."""
    given = {"anonymous": SIGN_IN, **dict.fromkeys(INSIDERS, answer)}
    return row(name, NOT_FOUND, kwargs=kwargs, **{**given, **rest})


def members(name, answer, kwargs=session, **rest):
    return inside(name, FORBIDDEN, kwargs, **{**dict.fromkeys(MEMBERS, answer), **rest})


def chairs(name, answer, kwargs=session, **rest):
    return inside(name, FORBIDDEN, kwargs, **{"chair": answer, **rest})


def scribes(name, answer, kwargs=session, **rest):
    """What the secretariat records; keeping the machine gives no part in it (X2)."""
    return inside(name, FORBIDDEN, kwargs, **{"secretariat": answer, **rest})


def conductors(name, answer, kwargs=session, **rest):
    return scribes(name, answer, kwargs, **{"chair": answer, "superuser": answer, **rest})


part = partial(inside, is_page=False)
done_by_members = partial(members, answer=REDIRECT, method="post")
done_by_chairs = partial(chairs, method="post")

ROWS = (
    inside("gcm:room", OK),
    part("gcm:room_live", OK),
    chairs("gcm:room_chair", OK),
    chairs("gcm:room_chair_live", OK, is_page=False),
    scribes("gcm:room_scribe", OK),
    scribes("gcm:room_scribe_live", OK, is_page=False),
    done_by_members("gcm:room_join"),
    done_by_members("gcm:room_leave"),
    # The alternate has not come in.
    done_by_members("gcm:room_connection", data={"line": "lost"}, alternate=UNPROCESSABLE),
    done_by_chairs("gcm:room_open", UNPROCESSABLE, case="open-already"),
    done_by_chairs("gcm:room_suspend", REDIRECT),
    done_by_chairs("gcm:room_resume", UNPROCESSABLE, case="not-suspended"),
    done_by_chairs("gcm:room_close", UNPROCESSABLE, case="undecided-items"),
    conductors("gcm:room_take_up", REDIRECT, item, method="post", superuser=FORBIDDEN),
    done_by_chairs("gcm:room_conclude", UNPROCESSABLE, item, case="for-decision"),
    done_by_chairs("gcm:room_gavel", REDIRECT, called, data={"text_number": "1"}),
    chairs("gcm:room_gavel", REDIRECT, item, case="looked-at"),
    chairs("gcm:room_disposal", OK, item),
    conductors("gcm:room_wording", OK, item),
    conductors(
        "gcm:room_drafted",
        UNPROCESSABLE,
        item,
        method="post",
        data={"text_number": "1"},
        superuser=FORBIDDEN,
        case="free-words",
    ),
    conductors("gcm:room_term", NOT_FOUND, item, case="of-no-group"),
    inside("gcm:room_texts", OK, item, observer=FORBIDDEN),
    members("gcm:position", OK, position),
    members("gcm:position_withdraw", OK, objection, chair=FORBIDDEN),
    scribes("gcm:room_presiding", OK),
    done_by_chairs("gcm:room_pass_gavel", REDIRECT, item),
    scribes("gcm:room_seat_in", NOT_FOUND, seat, method="post", case="nobody-named"),
    scribes("gcm:room_seat_out", NOT_FOUND, seat, method="post", case="nobody-named"),
    scribes("gcm:room_seat_connection", NOT_FOUND, seat, method="post", case="nobody-named"),
)
