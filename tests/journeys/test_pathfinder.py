"""Two countries go their way in a browser: one from its letter to its first yearly report, and one that the
GCG returns before it grants the status with recommendations."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from gcm.models import Meeting
from partners.models import OrganisationStatus
from pathfinders.domain.grant import put_on_agenda
from pathfinders.domain.pathways import begin_roadmap, send_to_review
from pathfinders.domain.reference import load_criteria, load_frameworks
from pathfinders.domain.roadmap.storing import store_plan
from pathfinders.domain.roadmap.submission import submit_roadmap
from pathfinders.models import ActionProgress, Pathway, Roadmap, RoadmapReview, YearlyReport
from pathfinders.queries.framework import checklist
from pathfinders.queries.outlook import GRANT
from tests.cast import make_user
from tests.files.samples import pdf
from tests.gcm.body import Body, bring_in, make_meeting, seat_all
from tests.journeys.support import DESK, PHONE, Walk
from tests.pathfinders.implementing import action_of
from tests.pathfinders.letters import over, review_round
from tests.pathfinders.plans import PLAN
from tests.pathfinders.ways import find_all_met, hold_workshop, make_pathway, make_state, yesterday


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf())
    return path


@pytest.mark.rule("F2")
@pytest.mark.rule("F3")
@pytest.mark.rule("F8")
@pytest.mark.rule("F9")
@pytest.mark.parametrize(
    ("language", "script", "width"), [("fr", False, PHONE), ("en", True, DESK)], ids=["telephone", "desk"]
)
def test_from_the_letter_to_the_first_yearly_report(
    transactional_db: None,
    enter: Callable[..., Walk],
    visit: Callable[..., Walk],
    letter: Path,
    language: str,
    script: bool,
    width: int,
) -> None:
    look: Any = {"language": language, "script": script, "width": width}
    load_frameworks()
    load_criteria()
    editor = make_user("partner_editor")
    make_state(editor=editor)
    country = enter(editor, **look)
    express_interest(country, letter)
    pathway = Pathway.objects.get()

    body = seat_all()
    desk, chair = enter(body.officer, **{**look, "script": False}), enter(body.chair, **look)
    do(desk, pathway, "accept")
    prepare(country, pathway, letter)
    do(country, pathway, "draft")
    roadmap = begin_writing(country, pathway)
    hand_in(country, roadmap)
    check(desk, pathway, body)
    do(desk, pathway, "review")

    clinic(enter(body.representative(24), **look), desk, chair, roadmap)
    assert Pathway.objects.get().state == "roadmap"
    answer(country, roadmap)
    change(country, roadmap, "1.2", by_government="Labour inspectorate")
    hand_in(country, roadmap)
    find_all_met(pathway, body.officer)
    send_to_review(actor=body.officer, pathway=pathway)
    chair.go("pathfinders:version_points", public_id=roadmap.public_id, number=2)
    assert "Labour inspectorate" in chair.page.inner_text("main")
    sign_without_a_point(desk, chair, roadmap, 2)

    meeting = make_meeting(body, "convened", items=0)
    do(desk, pathway, "place")
    in_session(meeting, body)
    gavel(chair, meeting)
    public = visit(**look)
    status = OrganisationStatus.objects.get(kind="pathfinder")
    public.go("pathfinders:status", slug="onderland")
    assert status.decision in public.page.inner_text("main")

    report(country, pathway, roadmap)
    public.go("pathfinders:status", slug="onderland")
    assert re.search(r"(?:Last report|Dernier rapport)\D*\d", public.page.inner_text("main"))


@pytest.mark.rule("F4")
@pytest.mark.rule("F5")
def test_returned_by_the_gcg_answered_and_granted_with_recommendations(
    transactional_db: None, enter: Callable[..., Walk], visit: Callable[..., Walk]
) -> None:
    look: Any = {"language": "es", "width": PHONE}
    load_frameworks()
    load_criteria()
    body, focal = seat_all(), make_user("pathfinder_focal_point")
    pathway, roadmap, meeting = on_the_agenda(body, focal)
    chair, desk, country = enter(body.chair, "es"), enter(body.officer, "es"), enter(focal, **look)
    send_back(chair, meeting, "Name who inspects the mine.")

    public = visit(**look)
    public.go("pathfinders:index")
    assert "Onderland" not in public.page.inner_text("main")
    country.go("pathfinders:pathway", public_id=pathway.public_id)
    assert "Name who inspects the mine." in country.page.inner_text("main")
    change(country, roadmap, "1.2", by_government="Labour inspectorate")
    hand_in(country, roadmap)

    review_round(pathway, body, points=1)
    answer(country, roadmap)
    hand_in(country, roadmap)
    review_round(pathway, body)
    later = make_meeting(body, "convened", items=0)
    do(desk, pathway, "place")
    desk.go("pathfinders:pathway_act", public_id=pathway.public_id, act="word")
    desk.fill(recommendations_fr="Publier le budget.", recommendations_es="Publicar el presupuesto.")
    desk.submit("main form button.primary")
    in_session(later, body)
    gavel(chair, later)
    assert Pathway.objects.get().steps.last().kind == "granted_with"
    public.go("pathfinders:status", slug="onderland")
    public.submit("main dl a")  # the decision, public by its own words
    assert "Publicar el presupuesto." in public.page.inner_text("main")


def express_interest(walk: Walk, letter: Path) -> None:
    walk.go("pathfinders:index")
    walk.go("pathfinders:express_interest")
    walk.fill(ministry="Ministry of Labour", letter_on=str(yesterday()))
    walk.field("letter").set_input_files(letter)
    walk.submit("main form button.primary")


def do(walk: Walk, pathway: Pathway, act: str) -> None:
    """From the page of the country to the page of the act, and do it."""
    walk.go("pathfinders:pathway", public_id=pathway.public_id)
    walk.submit(f"main a[href$='/do/{act}/']")
    walk.submit("main form button.primary")
    assert walk.is_at("pathfinders:pathway", public_id=pathway.public_id), walk.page.inner_text("main")


def prepare(walk: Walk, pathway: Pathway, letter: Path) -> None:
    """A committee, and a workshop at which nobody is missing."""
    walk.go("pathfinders:pathway_act", public_id=pathway.public_id, act="committee")
    walk.fill(name="National committee")
    walk.submit("main form button.primary")
    walk.go("pathfinders:pathway_act", public_id=pathway.public_id, act="workshop")
    walk.fill(starts_on=str(yesterday()), ends_on=str(yesterday()), place="Lakeside")
    for group in ("government", "workers", "employers", "civil_society"):
        walk.field(f"people_{group}").fill("5")
    walk.field("report").set_input_files(letter)
    walk.submit("main form button.primary")


def begin_writing(walk: Walk, pathway: Pathway) -> Roadmap:
    """Begun in the browser; what stands in it comes from a plan, as from a spreadsheet."""
    walk.go("pathfinders:roadmap_start", public_id=pathway.public_id)
    walk.fill(title=PLAN.title, language="nl")
    walk.submit("main form button.primary")
    roadmap = Roadmap.objects.get()
    with transaction.atomic():
        store_plan(actor=None, roadmap=roadmap, plan=PLAN)
    return roadmap


def hand_in(walk: Walk, roadmap: Roadmap) -> None:
    walk.go("pathfinders:roadmap", public_id=roadmap.public_id)
    walk.submit("main a[href$='/submit/']")
    walk.field("sure").check()
    walk.submit("main form button.primary")
    assert Roadmap.objects.get(pk=roadmap.pk).state == "submitted"


def check(walk: Walk, pathway: Pathway, body: Body) -> None:
    """The first criterion in the browser, the others as the same verb does."""
    walk.go("pathfinders:check", public_id=pathway.public_id)
    walk.submit("main a[href$='/check/'].btn")
    walk.page.locator("main [name='met'][value='yes']").check()
    walk.submit("main form button.primary")
    assert [line.check is not None for line in checklist(Pathway.objects.get())].count(True) == 1
    find_all_met(pathway, body.officer)


def clinic(member: Walk, desk: Walk, chair: Walk, roadmap: Roadmap) -> None:
    """A member comments, the secretariat makes one letter of it, the chair signs."""
    at = {"public_id": roadmap.public_id, "number": 1}
    member.go("pathfinders:clinic", **at)
    member.field("part").select_option("1.2")
    member.fill(text="Who inspects the mine?")
    member.submit("form[action$='/comments/'] button.primary")
    review = over(RoadmapReview.objects.get())
    assert [each.text for each in review.comments.standing()] == ["Who inspects the mine?"]

    desk.go("pathfinders:clinic", **at)
    desk.submit("form[action$='/begin/'] button")
    desk.submit("main a[href$='/points/add/']")
    desk.field("part").select_option("1.2")
    desk.fill(text="Please say who inspects the mine.")
    desk.field("comments").check()
    desk.submit("main form button.primary")
    write_and_sign(desk, chair, at)
    assert "Who inspects" not in str(RoadmapReview.objects.get().letter)


def sign_without_a_point(desk: Walk, chair: Walk, roadmap: Roadmap, number: int) -> None:
    at = {"public_id": roadmap.public_id, "number": number}
    over(RoadmapReview.objects.latest("opened_at"))
    desk.go("pathfinders:clinic", **at)
    desk.submit("form[action$='/begin/'] button")
    write_and_sign(desk, chair, at)


def write_and_sign(desk: Walk, chair: Walk, at: dict[str, Any]) -> None:
    desk.submit("main a[href$='/review/letter/']")
    desk.field("language").select_option("en")
    desk.fill(introduction="We thank you.")
    desk.submit("main form button.primary")
    desk.submit("form[action$='/hand/'] button")
    chair.go("pathfinders:clinic", **at)
    chair.page.locator("details.confirm summary").press("Enter")
    chair.submit("form[action$='/sign/'] button")
    assert RoadmapReview.objects.latest("opened_at").state == "signed"


def answer(walk: Walk, roadmap: Roadmap) -> None:
    """The point that waits, from the page of the roadmap, which keeps the roadmap back until then."""
    walk.go("pathfinders:roadmap", public_id=roadmap.public_id)
    expect(walk.page.locator("main a[href$='/submit/']")).to_have_count(0)
    walk.submit("main section[aria-labelledby=hand-in] a[href*='/points/']")
    walk.fill(answer="The labour inspectorate.")
    walk.submit("main form button.primary")


def change(walk: Walk, roadmap: Roadmap, code: str, **values: str) -> None:
    """What the country writes in an action."""
    walk.go("pathfinders:action_edit", public_id=roadmap.public_id, pk=action_of(roadmap, code).pk)
    walk.fill(**values)
    walk.submit("main form button.primary")
    assert walk.is_at("pathfinders:roadmap", public_id=roadmap.public_id), walk.page.inner_text("main")


def in_session(meeting: Meeting, body: Body) -> None:
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(state="open", opened_at=now, starts_at=now)
    meeting.items.filter(position=1).update(state="concluded")
    bring_in(Meeting.objects.get(pk=meeting.pk), body)


def gavel(walk: Walk, meeting: Meeting) -> None:
    """Take the item up, call for objections, and note the consensus."""
    take_up(walk, meeting)
    walk.submit("#call-for-objections")
    walk.page.locator("#gavel summary").press("Enter")
    walk.submit("#gavel form button")
    walk.look()


def take_up(walk: Walk, meeting: Meeting) -> None:
    walk.go("gcm:room_chair", public_id=meeting.public_id)
    walk.submit("main form[action$='take-up/'] button")


def send_back(walk: Walk, meeting: Meeting, note: str) -> None:
    """The chair returns the roadmap with observations, and the meeting is over."""
    take_up(walk, meeting)
    item = meeting.items.get(effect=GRANT)
    walk.go("gcm:room_disposal", public_id=meeting.public_id, item_id=item.public_id)
    walk.page.locator("main [name='state'][value='referred']").check()
    walk.fill(note=note)
    walk.submit("main form button.danger")
    Meeting.objects.filter(pk=meeting.pk).update(state="closed", closed_at=timezone.now())


def report(walk: Walk, pathway: Pathway, roadmap: Roadmap) -> None:
    """What became of an action, then the first yearly report."""
    walk.go("pathfinders:action_progress", pk=action_of(roadmap).pk)
    walk.field("status").select_option("in_progress")
    walk.fill(percent="40", evidence_url="https://schools.example.org")
    walk.submit("form[enctype] button.primary")
    assert ActionProgress.objects.get().percent == 40
    walk.go("pathfinders:implementation", public_id=pathway.public_id)
    walk.submit("form[action$='report/'] button")
    walk.fill(outlook="More schools")
    walk.field("consulted").first.check()
    walk.submit("button[name=hand_in]")
    walk.submit("main form button.primary")
    found = YearlyReport.objects.get()
    assert (found.number, found.is_submitted) == (1, True)


def on_the_agenda(body: Body, focal: Any) -> tuple[Pathway, Roadmap, Meeting]:
    """Through the verbs: a roadmap whose letter had no point, before a meeting in session."""
    pathway = make_pathway("preparation", focal_point=focal)
    hold_workshop(pathway, focal)
    begin_roadmap(actor=focal, pathway=pathway)
    roadmap = Roadmap.objects.create(pathway=pathway, title=PLAN.title)
    with transaction.atomic():
        store_plan(actor=focal, roadmap=roadmap, plan=PLAN)
    submit_roadmap(actor=focal, roadmap=roadmap)
    review_round(pathway, body)
    meeting = make_meeting(body, "convened", items=0)
    put_on_agenda(actor=body.officer, pathway=pathway, meeting=meeting)
    in_session(meeting, body)
    return pathway, roadmap, meeting
