"""From the desk of the secretariat to a telephone far away: a meeting is prepared and convened, and a seat
answers by the link of its mail, with script and without."""

from collections.abc import Callable

import pytest

from gcm.enums import MeetingState
from gcm.models import Meeting, Observer, Reply
from tests.cast import make_user
from tests.gcm.body import Body, make_meeting, seat_all
from tests.gcm.post import answer_path, mails
from tests.journeys.support import DESK, PHONE, Walk
from tests.legs import embedded_leg_only


@pytest.fixture
def body(transactional_db: None) -> Body:
    return seat_all()


@pytest.mark.parametrize(("script", "width"), [(True, DESK), (False, PHONE), (True, PHONE)])
def test_a_meeting_is_convened_and_a_seat_excuses_itself(
    body: Body, enter: Callable[..., Walk], visit: Callable[..., Walk], script: bool, width: int
) -> None:
    officer = enter(body.officer, "en", script=script, width=width)
    officer.go("admin:gcm_meeting_add")
    officer.fill(day="2028-03-12", starts="14:00", ends="17:00", place="Salle XX")
    officer.fill(conference_url="https://conference.example.org/a")
    officer.field("zone").select_option("America/Lima")
    officer.submit("#content-main form button")
    meeting = Meeting.objects.get()
    officer.go("admin:gcm_meeting_act", object_id=meeting.pk, verb="add-item")
    officer.fill(title_fr="Un groupe", title_en="A group", title_es="Un grupo")
    officer.submit("#content-main form button")
    officer.go("admin:gcm_meeting_act", object_id=meeting.pk, verb="convene")
    officer.submit("#content-main form button")
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.number) == (MeetingState.CONVENED, 1)

    path = answer_path(mails("gcm.meeting_convened")["seat-3@example.org"])
    delegate = visit("en", script=script, width=width)
    delegate.page.goto(path + "?answer=absent")
    delegate.look()
    assert Reply.objects.get(seat__number=3).answer == ""
    delegate.submit("main button[value=absent]")
    assert "Noted:" in delegate.page.locator("main").inner_text()
    assert Reply.objects.get(seat__number=3).answer == "absent"
    delegate.submit("main button[value=absent]")
    assert "Already noted:" in delegate.page.locator("main").inner_text()


@embedded_leg_only("pages look the same whatever the database")
def test_the_pages_of_a_meeting_have_no_barrier(body: Body, enter: Callable[..., Walk]) -> None:
    meeting = make_meeting(
        body, "convened", place="Genève", conference_url="https://conference.example.org/a"
    )
    observer = Observer.objects.create(
        meeting=meeting, person=make_user("observer"), organisation=body.term(20).organisation
    )
    for width in (DESK, PHONE):
        member = enter(body.representative(9), "fr", width=width)
        member.go("gcm:meetings")
        member.go("gcm:meeting", public_id=meeting.public_id)
        member.submit("main #answer button[value=attends]")
        chair = enter(body.chair, "fr", width=width)
        chair.go("gcm:meeting", public_id=meeting.public_id)
        officer = enter(body.officer, "fr", width=width)
        officer.go("admin:gcm_meeting_changelist")
        officer.go("admin:gcm_meeting_change", object_id=meeting.pk)
        for item in meeting.items.all():
            officer.go("admin:gcm_meeting_item", object_id=meeting.pk, item_id=item.pk)
        for verb in ("freeze", "reschedule", "cancel", "add-item", "observer"):
            officer.go("admin:gcm_meeting_act", object_id=meeting.pk, verb=verb)
    assert observer.meeting.replies.get(seat__number=9).answer == "attends"
