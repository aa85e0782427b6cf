"""The conduct of a meeting: calls, attempts, the telephone, letters, interests, packages, the floor."""

from tests.ladder.rows import FORBIDDEN, NOT_FOUND, OK, REDIRECT, UNPROCESSABLE
from tests.ladder.table.gcm_room import (
    chairs,
    conductors,
    done_by_chairs,
    done_by_members,
    item,
    members,
    objection,
    position,
    scribes,
    session,
)

TEXT = {"text_number": "1"}


def call(world):
    return {**session(world), "call_id": world.call.pk}


def answer_of_seat(world):
    return {**call(world), "seat": 10}


def hand(world):
    return {**session(world), "request_id": world.hand.pk}


def package(world):
    return {**session(world), "package_id": world.package.pk}


def letter(world):
    return {**session(world), "written_id": world.written.pk}


ROWS = (
    # The alternate has not come in.
    done_by_members("gcm:room_quorum_check", alternate=UNPROCESSABLE),
    done_by_members("gcm:room_answer", kwargs=call, alternate=UNPROCESSABLE),
    done_by_members("gcm:room_request_floor", alternate=UNPROCESSABLE),
    done_by_members("gcm:room_lower_hand", alternate=UNPROCESSABLE),
    done_by_members("gcm:room_split", kwargs=item, alternate=UNPROCESSABLE),
    done_by_chairs("gcm:room_roll_call", REDIRECT),
    done_by_chairs("gcm:room_still_here", REDIRECT),
    done_by_chairs("gcm:room_end_call", REDIRECT, call),
    scribes("gcm:room_seat_answer", NOT_FOUND, answer_of_seat, method="post", case="nobody-named"),
    done_by_chairs("gcm:room_call_for_objections", REDIRECT, item, data=TEXT),
    done_by_chairs("gcm:room_restate", REDIRECT, item, data=TEXT),
    done_by_chairs("gcm:room_close_attempt", REDIRECT, item, data=TEXT),
    scribes("gcm:position_by_telephone", OK, position),
    scribes("gcm:withdrawal_by_telephone", OK, objection),
    members("gcm:room_in_writing", OK, item),
    scribes("gcm:room_letter", OK, item),
    # A letter of another seat.
    done_by_members(
        "gcm:room_withdraw_written",
        kwargs=letter,
        case="of-another-seat",
        **dict.fromkeys(("representative", "alternate", "chair"), FORBIDDEN),
    ),
    members("gcm:room_interest", OK, item),
    conductors("gcm:room_package", OK),
    done_by_chairs("gcm:room_package_gavel", UNPROCESSABLE, package, case="no-texts"),
    done_by_chairs("gcm:room_close_floor", REDIRECT),
    done_by_chairs("gcm:room_give_floor", REDIRECT, hand),
    scribes("gcm:room_sheet", OK),
    scribes("gcm:room_sheet_results", OK),
    scribes("gcm:room_fallback", OK),
    chairs("gcm:room_fallback_code", OK),
)
