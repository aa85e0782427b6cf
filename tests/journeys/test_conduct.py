"""A whole meeting by the keyboard alone: with and without script for members it leaves the same record."""

from collections.abc import Callable
from typing import Any

import pytest

from gcm.domain.presence import join_meeting, leave_meeting
from gcm.models import Decision, FloorRequest, IssuedMinutes, Meeting, PresenceEvent, RollCall
from tests.gcm.body import Body, bring_in, item_to_decide, make_meeting, seat_all
from tests.journeys.keyboard import confirm, press, reach, write
from tests.journeys.support import PHONE, Walk

SAID = ("seat", "kind", "reason", "as_group", "by_telephone")


@pytest.fixture
def body(transactional_db: None) -> Body:
    return seat_all()


@pytest.fixture
def meeting(body: Body) -> Meeting:
    made = make_meeting(body, "open")
    bring_in(made, body, range(1, 31))
    item_to_decide(made, body)
    return made


@pytest.mark.rule("Q9")
@pytest.mark.rule("D3")
@pytest.mark.rule("D11")
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_meeting_by_keyboard_leaves_the_same_record(
    script: bool, enter: Callable[..., Walk], meeting: Meeting, body: Body
) -> None:
    room = {"public_id": meeting.public_id}
    chair = enter(body.chair, "en")
    workers = enter(body.representative(24), "es", script=script, width=PHONE)
    agency = enter(body.representative(18), "fr", script=script)
    country = enter(body.representative(9), "en", script=script)

    workers.go("gcm:room", **room)
    press(workers, "#request-floor")
    press(workers, "#to-object")
    write(workers, "reason", "Too early.")
    press(workers, "main form button.btn")
    chair.go("gcm:room_chair", **room)
    press(chair, f"#give-{FloorRequest.objects.get().pk}")
    press(workers, "main a[href*='/withdraw/']")
    press(workers, "main form button.btn")
    press(workers, "#lower-hand")

    country.go("gcm:room", **room)
    press(country, "#to-declare")
    write(country, "words", "We are the candidate.")
    reach(country, "[name=stands_aside]")
    country.page.keyboard.press("Space")
    press(country, "main form button.btn")
    agency.go("gcm:room", **room)
    press(agency, "#to-reserve")
    write(agency, "reason", "Of us all.")
    reach(agency, "[name=as_group]")
    agency.page.keyboard.press("Space")
    press(agency, "main form button.btn")
    confirm(agency, "#to-check")
    press(agency, "#answer-call")
    for walk in (workers, country):
        walk.go("gcm:room", **room)
        press(walk, "#answer-call")
    _everybody_else_answers(meeting, body)

    chair.go("gcm:room_chair", **room)
    confirm(chair, "#to-end-call")
    press(chair, "#call-for-objections")
    confirm(chair, "#gavel")
    assert _record() == {
        "positions": [(18, "reservation", "Of us all.", True, False)],
        "interests": [(9, "We are the candidate.", True)],
        "present": list(range(1, 31)),
        "roll_calls": [(18, True)],
        "spoke": [24],
        "facts": ["joined", "left"],
    }
    _to_the_end(chair, enter(body.officer, "fr", script=False), meeting)
    workers.go("gcm:minutes", **room)
    reach(workers, "main a[href*='/pdf/']")
    assert _minutes() == {
        "items": [(1, "Débat.", None), (2, "Débat.", Decision.objects.get().symbol)],
        "had_quorum": True,
        "version": 1,
        "attended": list(range(1, 31)),
    }


def _to_the_end(chair: Walk, officer: Walk, meeting: Meeting) -> None:
    """The opening is concluded, the meeting closed, its minutes written, handed over and issued."""
    room = {"public_id": meeting.public_id}
    opening = meeting.items.get(position=1).public_id
    press(chair, f"main form[action*='{opening}/take-up/'] button")
    press(chair, f"main form[action*='{opening}/conclude/'] button")
    confirm(chair, "#to-close")
    officer.go("gcm:minutes_edit", **room)
    for position in (1, 2):
        press(officer, f"main a[href$='/write/{position}/']")
        write(officer, "summary_fr", "Débat.")
        press(officer, "main form .btn.primary")
    chair.go("gcm:minutes", **room)
    press(chair, "main a[href*='/without-comments/']")
    write(chair, "reason", "Demandé en séance.")
    press(chair, "main form .btn.primary")
    officer.go("gcm:minutes_edit", **room)
    press(officer, "main a[href*='/hand-over/']")
    press(officer, "main form .btn.primary")
    chair.go("gcm:minutes", **room)
    press(chair, "main a[href*='/issue/']")
    press(chair, "main form .btn.primary")


def _everybody_else_answers(meeting: Meeting, body: Body) -> None:
    """Those whose windows are not open here; one of them goes out and comes in again."""
    from gcm.domain.conduct.roll_calls import answer_call

    leave_meeting(actor=body.representative(28), meeting=meeting)
    join_meeting(actor=body.representative(28), meeting=meeting)
    call = RollCall.objects.get()
    for number in (*range(2, 9), *range(10, 18), *range(19, 24), *range(25, 31)):
        answer_call(actor=body.representative(number), call=call)


def _record() -> dict[str, Any]:
    record = Decision.objects.get().record
    return {
        "positions": [tuple(each[name] for name in SAID) for each in record["positions"]],
        "interests": [(each["seat"], each["words"], each["stands_aside"]) for each in record["interests"]],
        "present": [each["seat"] for each in record["presence"] if each["present"]],
        "roll_calls": [
            (each.seat and each.seat.number, each.result["is_met"]) for each in RollCall.objects.all()
        ],
        "spoke": [each.seat.number for each in FloorRequest.objects.filter(given_at__isnull=False)],
        "facts": sorted(PresenceEvent.objects.values_list("fact", flat=True)),
    }


def _minutes() -> dict[str, Any]:
    issued = IssuedMinutes.objects.get()
    return {
        "items": [
            (each["position"], each["summary"]["fr"], each["decision"] and each["decision"]["symbol"])
            for each in issued.content["items"]
        ],
        "had_quorum": issued.content["meeting"]["had_quorum"],
        "version": issued.version,
        "attended": [each["seat"] for each in issued.content["attendance"]],
    }
