"""After the meeting, in a browser: the secretariat writes, the chair issues, a representative reads, the
chair publishes the decision, and anybody finds and verifies it."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from pypdf import PdfReader

from alliance87.core.mailing.models import Mailing
from gcm.domain.issuing import issue_minutes
from gcm.domain.minutes import hand_to_chair
from gcm.models import Correction, Decision, IssuedMinutes, Meeting, Minutes
from tests.gcm.body import WORDS, Body, seat_all
from tests.gcm.minuting.record import ACTION, SUMMARY, hold, write
from tests.journeys.support import DESK, LANGUAGES, PHONE, Walk


@pytest.fixture
def body(transactional_db: None) -> Body:
    return seat_all()


@pytest.fixture
def closed(body: Body) -> Meeting:
    return hold(body)


def written(field: str, words: dict[str, str]) -> dict[str, str]:
    return {f"{field}_{code}": said for code, said in words.items()}


def read_pdf(page: Page, link: str) -> PdfReader:
    """What the link gives, fetched as the browser would."""
    address = page.locator(link).first.get_attribute("href")
    answer = page.request.get(str(address))
    assert answer.headers["content-type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.body()))


def language_of(document: PdfReader) -> str:
    root: Any = document.trailer["/Root"]
    return str(root["/Lang"])


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize(
    ("language", "width"),
    [("fr", PHONE), ("en", DESK), ("es", PHONE)],
    ids=["fr phone", "en desk", "es phone"],
)
def test_from_the_closed_meeting_to_the_public_register(
    language: str,
    width: int,
    script: bool,
    enter: Callable[..., Walk],
    visit: Callable[..., Walk],
    run_jobs: Callable[[], int],
    closed: Meeting,
    body: Body,
) -> None:
    meeting = {"public_id": closed.public_id}

    officer = enter(body.officer, language, script=script, width=width)
    officer.go("gcm:minutes_edit", **meeting)
    for position in (1, 2):
        officer.go("gcm:passage_edit", **meeting, position=position)
        officer.fill(**written("summary", SUMMARY))
        officer.submit("main form .btn.primary")
        assert officer.is_at("gcm:minutes_edit", **meeting)
    officer.go("gcm:follow_up_add", **meeting, position=2)
    officer.fill(**written("text", ACTION), due_on="2030-01-31")
    officer.field("seat").select_option(str(body.seat(9).pk))
    officer.submit("main form .btn.primary")
    chair = enter(body.chair, language, script=script, width=width)
    chair.go("gcm:minutes", **meeting)
    chair.submit(f"main a[href='{chair.address('gcm:minutes_waive', **meeting)}']")
    chair.fill(reason="Demandé en séance.")
    chair.submit("main form .btn.primary")
    officer.go("gcm:minutes_edit", **meeting)
    officer.submit(f"main a[href='{officer.address('gcm:minutes_hand_over', **meeting)}']")
    officer.submit("main form .btn.primary")
    assert officer.is_at("gcm:minutes", **meeting)

    chair.go("gcm:minutes", **meeting)
    assert SUMMARY[language] in chair.page.locator("main").inner_text()
    chair.submit(f"main a[href='{chair.address('gcm:minutes_issue', **meeting)}']")
    chair.submit("main form .btn.primary")
    assert IssuedMinutes.objects.get().issued_by == body.chair
    run_jobs()
    issued = Mailing.objects.get(kind="gcm.minutes_issued")
    assert issued.deliveries.filter(state="sent").count() == len(body.numbers)
    officer.go("gcm:minutes_deliveries", **meeting)

    member = enter(body.representative(9), language, script=script, width=width)
    member.go("gcm:minutes", **meeting)
    text = member.page.locator("main").inner_text()
    for said in (SUMMARY[language], WORDS[language][1], ACTION[language]):
        assert said in text
    pdf_link = f"main a[href='{member.address('gcm:minutes_pdf', **meeting)}']"
    assert language_of(read_pdf(member.page, pdf_link)) == language

    decision = Decision.objects.get()
    about = {"year": decision.year, "number": decision.number}
    visitor = visit(language, script=script, width=width)
    visitor.go("gcm:register")
    assert WORDS[language][0] not in visitor.page.locator("main").inner_text()
    chair.go("gcm:publish", **about)
    chair.submit("main form .btn.primary")
    visitor.go("gcm:register")
    visitor.submit(f"main a[href='{visitor.address('gcm:decision', **about)}']")
    assert WORDS[language][1] in visitor.page.locator("main").inner_text()
    certificate = f"main a[href='{visitor.address('gcm:certificate', **about)}']"
    assert language_of(read_pdf(visitor.page, certificate)) == language
    visitor.go("gcm:verify", **about)
    visitor.fill(digest=decision.text_hash)
    visitor.submit("main form button")
    assert decision.symbol in visitor.page.locator("main").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_officers_write_at_once(
    language: str, enter: Callable[..., Walk], closed: Meeting, body: Body
) -> None:
    """The second one sees both texts, on a telephone too, and decides."""
    passage = {"public_id": closed.public_id, "position": 2}
    first, second = (enter(body.officer, language, width=width) for width in (DESK, PHONE))
    for walk, said in ((first, "Premier <texte>."), (second, "Second & autre.")):
        walk.go("gcm:passage_edit", **passage)
        walk.fill(summary_fr=said)
    first.submit("main form .btn.primary")
    second.submit("main form .btn.primary")
    alert = second.page.locator("main section[role=alert]").inner_text()
    assert "Premier <texte>." in alert
    assert "Second & autre." in alert
    second.submit("main form .btn.primary")
    assert second.is_at("gcm:minutes_edit", public_id=closed.public_id)
    assert closed.items.get(position=2).passage.summary_fr == "Second & autre."


@pytest.mark.parametrize(("language", "script"), [("fr", True), ("en", False), ("es", True)])
def test_a_seat_asks_for_a_correction_on_a_telephone(
    language: str, script: bool, enter: Callable[..., Walk], closed: Meeting, body: Body
) -> None:
    """The draft goes round, a seat asks for other words, the secretariat answers, the chair has the minutes;
    then a new version, and what is new in it."""
    about = {"public_id": closed.public_id}
    write(closed.minutes, body)
    officer = enter(body.officer, language, script=script, width=PHONE)
    officer.go("gcm:minutes_edit", **about)
    officer.submit(f"main a[href='{officer.address('gcm:minutes_circulate', **about)}']")
    officer.submit("main form .btn.primary")
    member = enter(body.representative(9), language, script=script, width=PHONE)
    member.go("gcm:minutes", **about)
    place = {**about, "position": 2, "language": language, "paragraph": 1}
    member.submit(f"main a[href='{member.address('gcm:correction', **place)}']")
    member.fill(proposed="Autre chose.", reason="Plus juste.")
    member.submit("main form .btn.primary")
    asked = Correction.objects.get()
    Minutes.objects.update(comments_until=timezone.now())
    officer.go("gcm:minutes", **about)
    officer.submit(f"main a[href='{officer.address('gcm:correction_answer', **about, pk=asked.pk)}']")
    officer.page.locator("main [name=outcome][value=refused]").check()
    officer.fill(answer="La délégation a dit autre chose.")
    officer.submit("main form .btn.primary")
    chair = enter(body.chair, language, script=script, width=PHONE)
    issue_minutes(actor=body.chair, minutes=hand_to_chair(actor=body.officer, minutes=closed.minutes))
    chair.go("gcm:minutes", **about)
    assert "Autre chose." in chair.page.locator("main").inner_text()
    chair.go("gcm:minutes_reopen", **about)
    chair.fill(reason="Un nom était faux.")
    chair.submit("main form .btn.primary")
    write(closed.minutes, body, **dict.fromkeys(LANGUAGES, "Tout autre chose."))
    issue_minutes(actor=body.chair, minutes=hand_to_chair(actor=body.officer, minutes=closed.minutes))
    member.go("gcm:minutes_changes", **about, version=2)
    assert member.page.locator("main ins").count() > 0
