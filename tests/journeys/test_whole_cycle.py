"""One cycle in a browser from end to end: a partner proposes a group, the secretariat puts it on the agenda
and convenes the meeting, those who come in decide, and the group is at work for everybody to see."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from gcm.models import Decision, Meeting
from partners.models import Group, GroupProposal
from tests.cast import make_user
from tests.gcm.body import Body, make_meeting, seat_all
from tests.journeys.support import DESK, PHONE, Walk
from tests.journeys.test_group import check, fill_in
from tests.partners.proposing import let_edit, make_partner

MEMBER = 18


@pytest.mark.rule("W3", "Z3")
@pytest.mark.parametrize(
    ("language", "script", "width"), [("fr", True, DESK), ("es", False, PHONE), ("en", True, PHONE)]
)
def test_from_the_proposal_to_the_group_at_work(
    transactional_db: None,
    enter: Callable[..., Walk],
    visit: Callable[..., Walk],
    run_jobs: Callable[[], int],
    language: str,
    script: bool,
    width: int,
) -> None:
    how = {"script": script, "width": width}
    body = seat_all()
    author = make_user("partner_editor")
    let_edit(author, make_partner())
    meeting = make_meeting(body, "draft", items=0)
    officer, chair = enter(body.officer, language, **how), enter(body.chair, language, **how)
    member = enter(body.representative(MEMBER), language, **how)

    propose(enter(author, language, **how))
    check(officer, GroupProposal.objects.get())
    for verb in ("convene", "freeze"):
        officer.go("admin:gcm_meeting_act", object_id=meeting.pk, verb=verb)
        officer.submit("#content-main form button")
        run_jobs()
    member.go("gcm:meeting", public_id=meeting.public_id)
    member.submit("main #answer button[value=attends]")

    the_day_comes(meeting)
    come_in(member, chair, officer, meeting, body)
    decide(chair, meeting)
    decision, group = Decision.objects.get(), Group.objects.get()
    assert group.periods.get().decision == decision.symbol
    member.go("gcm:room", public_id=meeting.public_id)
    assert decision.symbol in member.page.locator("#room-live").inner_text()

    chair.go("gcm:publish", year=decision.year, number=decision.number)
    chair.submit("main form .btn.primary")
    visitor = visit(language, **how)
    visitor.go("partners:group", slug=group.slug)
    assert decision.symbol in visitor.page.locator("main").inner_text()


def propose(walk: Walk) -> None:
    walk.go("partners:propose")
    walk.submit("main form button.primary")
    fill_in(walk)
    with walk.page.expect_navigation():
        walk.field(f"title_{walk.language}").press("Enter")
    walk.submit("#submit form button.primary")


def the_day_comes(meeting: Meeting) -> None:
    starts = timezone.now() - timedelta(minutes=5)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=starts, ends_at=starts + timedelta(hours=3))


def come_in(member: Walk, chair: Walk, officer: Walk, meeting: Meeting, body: Body) -> None:
    """One joins by a press of their own, the chair too; the secretariat lets the others in, one by one."""
    room = {"public_id": meeting.public_id}
    member.go("gcm:room", **room)
    member.submit("#join")
    chair.go("gcm:room_chair", **room)
    chair.submit("#conduct form[action$='/join/'] button")
    officer.go("gcm:room_scribe", **room)
    here = set(meeting.presences.here().values_list("seat__number", flat=True))
    for number in sorted({*body.enough} - here):
        with officer.page.expect_navigation():
            officer.page.locator(f"#seat-{number} form[action$='/in/'] button").first.click()
    chair.go("gcm:room_chair", **room)
    chair.submit("#conduct form[action$='/open/'] button")
    assert Meeting.objects.get(pk=meeting.pk).state == "open"


def decide(chair: Walk, meeting: Meeting) -> None:
    """The item is taken up, objections are called for, and the consensus is noted."""
    item = meeting.items.get(kind="decision")
    chair.submit(f"main form[action*='{item.public_id}/take-up/'] button")
    chair.submit("#call-for-objections")
    chair.page.locator("#gavel summary").click()
    chair.submit("#gavel form button")
