"""A meeting room in a browser: it follows the meeting by itself and takes nothing away from its reader."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from gcm.domain.positions import state_position
from gcm.domain.presence import join_meeting, leave_meeting
from gcm.domain.texts import put_text
from gcm.models import AgendaItem, Meeting
from tests.gcm.body import Body, bring_in, item_to_decide, make_meeting, seat_all
from tests.journeys.support import LANGUAGES, PHONE, Walk, bring_session

OTHER = {
    "fr": ("Créer un groupe", "Pour un an."),
    "en": ("Create", "For a year."),
    "es": ("Crear", "Un año."),
}


@pytest.fixture
def body(transactional_db: None) -> Body:
    return seat_all()


@pytest.fixture
def meeting(body: Body) -> Meeting:
    made = make_meeting(body, "open", items=2)
    bring_in(made, body)
    return made


@pytest.fixture
def item(meeting: Meeting, body: Body) -> AgendaItem:
    return item_to_decide(meeting, body)


def test_the_room_follows_the_meeting_and_keeps_the_place_of_its_reader(
    enter: Callable[..., Walk], meeting: Meeting, item: AgendaItem, body: Body
) -> None:
    walk = enter(body.representative(18))
    answers: list[int] = []
    walk.page.on("response", lambda each: answers.append(each.status) if "/live/" in each.url else None)
    walk.go("gcm:room", public_id=meeting.public_id)
    said = walk.page.locator("[data-said=quorum]")
    expect(said).to_be_empty()
    walk.page.locator("#why-consensus summary").click()
    walk.page.locator("#to-reserve").focus()
    walk.page.wait_for_event("response", lambda each: "/live/" in each.url)
    assert answers == [304]
    leave_meeting(actor=body.representative(27), meeting=meeting)
    expect(said).to_contain_text("Employers’ organisations")
    expect(walk.page.locator("[data-said=present]")).to_have_text("15 present, 16 required")
    expect(walk.page.locator("#to-reserve")).to_be_focused()
    expect(walk.page.locator("#why-consensus details")).to_have_attribute("open", "")
    expect(walk.page.locator("#why-quorum details")).not_to_have_attribute("open", "")
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER)
    expect(walk.page.locator("#room-live")).to_contain_text("For a year.")
    walk.look()


def test_a_page_that_cannot_follow_says_so(
    browser: Browser, portal: str, meeting: Meeting, item: AgendaItem, body: Body
) -> None:
    """In a window that nobody listens to: a lost line is an error to the browser, and the point here."""
    context = browser.new_context(base_url=portal)
    walk = Walk(context.new_page(), "en", script=True)
    bring_session(walk, body.chair, portal)
    walk.go("gcm:room_chair", public_id=meeting.public_id)
    stalled = walk.page.locator("[data-stalled]")
    expect(stalled).to_be_hidden()
    context.set_offline(True)
    expect(stalled).to_be_visible()
    context.set_offline(False)
    expect(stalled).to_be_hidden()
    context.close()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_objection_is_made_and_withdrawn_and_the_consensus_noted(
    language: str, script: bool, enter: Callable[..., Walk], meeting: Meeting, item: AgendaItem, body: Body
) -> None:
    room = {"public_id": meeting.public_id}
    member = enter(body.representative(18), language, script=script, width=PHONE)
    member.go("gcm:room", **room)
    member.submit("#to-object")
    member.submit("main form button")
    assert member.page.locator("#id_reason_error").is_visible()
    member.fill(reason="Trop tôt.")
    member.submit("main form button")
    assert member.is_at("gcm:room", **room)
    chair = enter(body.chair, language, script=script)
    chair.go("gcm:room_chair", **room)
    assert chair.page.locator("button#gavel").get_attribute("aria-disabled") == "true"
    assert "Trop tôt." in chair.page.locator("#room-live").inner_text()
    member.submit("main a[href*='/withdraw/']")
    member.submit("main form button")
    chair.go("gcm:room_chair", **room)
    chair.submit("#call-for-objections")
    chair.page.locator("#gavel summary").press("Enter")
    chair.page.locator("#gavel form button").focus()
    with chair.page.expect_navigation():
        chair.page.keyboard.press("Enter")
    chair.look()
    item.refresh_from_db()
    assert item.state == "decided"
    member.go("gcm:room", **room)
    assert item.decision.symbol in member.page.locator("#room-live").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_secretariat_records_presence_on_a_telephone(
    language: str, enter: Callable[..., Walk], meeting: Meeting, item: AgendaItem, body: Body
) -> None:
    walk = enter(body.officer, language, width=PHONE)
    walk.go("gcm:room_scribe", public_id=meeting.public_id)
    walk.submit("#seat-10 .btn")
    assert meeting.presences.here().filter(seat__number=10).exists()
    walk.go("gcm:room_wording", public_id=meeting.public_id, item_id=item.public_id)
    state_position(
        actor=body.representative(3), item=item, text_number=1, kind="reservation", reason="Merci."
    )
    join_meeting(actor=body.representative(11), meeting=meeting)
    walk.field("body_fr").fill("Un autre texte.")
    walk.submit("main form button")
    assert item.texts.count() == 2


def test_every_page_of_the_room_is_sound(
    enter: Callable[..., Walk], meeting: Meeting, item: AgendaItem, body: Body
) -> None:
    objection = state_position(
        actor=body.representative(18), item=item, text_number=1, kind="objection", reason="Non."
    )
    about = {"public_id": meeting.public_id, "item_id": item.public_id}
    chair = enter(body.chair, "es", width=PHONE)
    chair.go("gcm:room_disposal", **about)
    chair.go("gcm:room_texts", **about)
    chair.go("gcm:room_chair", public_id=meeting.public_id)
    member = enter(body.representative(18), "fr")
    member.go("gcm:position_withdraw", public_id=meeting.public_id, position_id=objection.pk)
    for kind in ("objection", "reservation", "dissociation", "ad_referendum"):
        member.go("gcm:position", **about, kind=kind)
    assert member.is_at("gcm:position", **about, kind="ad_referendum")
