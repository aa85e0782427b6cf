"""The roadmap clinic: from the version that was handed in to the letter, the answers, the next version."""

from dataclasses import replace
from datetime import timedelta
from email.utils import parseaddr
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from alliance87.core import inbox, jobs, ledger
from alliance87.core.dates import today_in_geneva
from alliance87.core.inbox.deeds import COMMENT, deed_of
from gcm.models import SeatTerm
from partners.domain.stale import StaleEditError
from pathfinders.domain.clinic.answers import answer_point
from pathfinders.domain.clinic.comments import add_comment, withdraw_comment
from pathfinders.domain.clinic.letter import (
    begin_letter,
    hand_letter_to_chair,
    remove_point,
    save_letter,
    save_point,
    take_letter_back,
)
from pathfinders.domain.clinic.signing import file_signing_instruction, instruct_signing, sign_letter
from pathfinders.domain.pathways import return_to_country, send_to_review
from pathfinders.domain.roadmap.editing import save_roadmap
from pathfinders.domain.roadmap.plan_json import plan_to_json
from pathfinders.domain.roadmap.rounds import bring_into_force
from pathfinders.domain.roadmap.storing import store_plan
from pathfinders.domain.roadmap.submission import submit_roadmap
from pathfinders.models import FeedbackPoint, Framework, Pathway, Roadmap, RoadmapReview, RoadmapVersion
from pathfinders.queries.clinic.rounds import earlier_review, followed_in, said_of
from tests.cast import make_user
from tests.pathfinders.letters import criterion, over, write_letter
from tests.pathfinders.plans import PLAN
from tests.pathfinders.roadmaps import make_version
from tests.pathfinders.ways import find_all_met, hold_workshop, letter, make_pathway


@pytest.fixture
def focal(pathfinder_focal_point: Any) -> Any:
    return pathfinder_focal_point


@pytest.fixture
def roadmap(body: Any, framework: Any, focal: Any) -> Roadmap:
    made = Roadmap.objects.create(pathway=make_pathway(focal_point=focal), title=PLAN.title)
    with transaction.atomic():
        store_plan(actor=focal, roadmap=made, plan=PLAN)
    return made


@pytest.fixture
def review(roadmap: Roadmap, body: Any, focal: Any) -> RoadmapReview:
    hold_workshop(roadmap.pathway, focal)
    submit_roadmap(actor=focal, roadmap=roadmap)
    find_all_met(roadmap.pathway, body.officer)
    send_to_review(actor=body.officer, pathway=roadmap.pathway)
    return RoadmapReview.objects.get()


def comment(review: RoadmapReview, body: Any, seat: int = 24, **given: Any) -> Any:
    said = {"criterion": criterion(review), "text": "Say who inspects the mine.", "part": "1.2", **given}
    return add_comment(actor=body.representative(seat), review=review, seat=body.seat(seat), **said)


@pytest.mark.rule("F5")
def test_what_is_handed_in_is_frozen(roadmap: Roadmap, focal: Any) -> None:
    version = submit_roadmap(actor=focal, roadmap=roadmap)
    assert (version.number, version.round) == (1, 1)
    assert version.content == plan_to_json(PLAN)
    assert version.digest == ledger.digest_of(version.content)
    assert Pathway.objects.get().state == "check"
    with pytest.raises(ValidationError, match="under review or in force"):
        save_roadmap(actor=focal, roadmap=roadmap, revision=1, values={"vision": "Other"})
    with pytest.raises(DatabaseError), transaction.atomic():
        RoadmapVersion.objects.update(digest="0" * 64)


@pytest.mark.rule("F13")
def test_without_a_summary_in_a_working_language_nothing_is_handed_in(roadmap: Roadmap, focal: Any) -> None:
    with transaction.atomic():
        store_plan(actor=focal, roadmap=roadmap, plan=replace(PLAN, summary_en="", vision=""))
    with pytest.raises(ValidationError) as refused:
        submit_roadmap(actor=focal, roadmap=roadmap)
    assert refused.value.messages == [
        "Still missing: the vision",
        "Still missing: a summary in French, English or Spanish (F13)",
    ]
    assert RoadmapVersion.objects.count() == 0


def test_the_secretariat_returns_it_and_the_next_is_another_version(
    roadmap: Roadmap, body: Any, focal: Any
) -> None:
    submit_roadmap(actor=focal, roadmap=roadmap)
    return_to_country(actor=body.officer, pathway=roadmap.pathway, note="The budget is missing.")
    assert Roadmap.objects.get().state == "draft"
    again = submit_roadmap(actor=focal, roadmap=roadmap)
    assert (again.number, again.round) == (2, 1)


@pytest.mark.rule("F3")
def test_a_member_comments_by_criterion_for_a_seat_while_there_is_time(review: Any, body: Any) -> None:
    made = comment(review, body)
    assert [each.comments for each in said_of(review) if each.comments] == [[made]]
    with pytest.raises(PermissionDenied):
        add_comment(
            actor=body.representative(25),
            review=review,
            seat=body.seat(24),
            criterion=criterion(review),
            text="For another seat",
        )
    with pytest.raises(ValidationError, match="one of the criteria"):
        comment(review, body, criterion="beauty")
    with pytest.raises(ValidationError, match="no such action"):
        comment(review, body, part="9.9")
    with pytest.raises(PermissionDenied):
        withdraw_comment(actor=body.representative(25), comment=made)
    withdraw_comment(actor=body.representative(24), comment=made)
    assert not any(each.comments for each in said_of(review))
    with pytest.raises(ValidationError, match="time for comments is over"):
        comment(over(review), body)


@pytest.mark.rule("F3")
def test_comments_are_seen_by_the_gcm_and_the_secretariat_alone(
    review: Any, body: Any, focal: Any, client_of: Any
) -> None:
    comment(review, body)
    address = review.get_absolute_url()
    seen = {
        "member": client_of(body.representative(9)).get(address).status_code,
        "secretariat": client_of(body.officer).get(address).status_code,
        "country": client_of(focal).get(address).status_code,
        "outsider": client_of("follower").get(address).status_code,
        "visitor": client_of("anonymous").get(address).status_code,
    }
    assert seen == {"member": 200, "secretariat": 200, "country": 404, "outsider": 404, "visitor": 302}
    assert "Say who inspects the mine." in client_of(body.representative(9)).get(address).content.decode()


@pytest.mark.rule("F3")
def test_the_delegation_of_the_country_reads_no_comment_and_makes_none(
    roadmap: Roadmap, body: Any, focal: Any, client_of: Any
) -> None:
    SeatTerm.objects.filter(pk=body.term(9).pk).update(organisation=roadmap.pathway.organisation)
    hold_workshop(roadmap.pathway, focal)
    submit_roadmap(actor=focal, roadmap=roadmap)
    find_all_met(roadmap.pathway, body.officer)
    send_to_review(actor=body.officer, pathway=roadmap.pathway)
    found, mine = RoadmapReview.objects.get(), body.representative(9)
    assert [each.kind for each in inbox.tasks_of(mine) if each.subject == found] == []
    assert [each.kind for each in inbox.tasks_of(body.representative(25)) if each.subject == found] == [
        "pathfinders.comment_roadmap"
    ]
    comment(found, body)
    assert client_of(mine).get(found.get_absolute_url()).status_code == 404
    assert client_of(body.representative(24)).get(found.get_absolute_url()).status_code == 200
    with pytest.raises(PermissionDenied):
        comment(found, body, seat=9)


@pytest.mark.rule("F3")
def test_who_commented_is_done_and_the_others_are_still_asked(review: Any, body: Any) -> None:
    comment(review, body, seat=24)
    asked = [
        seat
        for seat in (9, 24, 25)
        if inbox.tasks_of(body.representative(seat)).filter(kind="pathfinders.comment_roadmap").exists()
    ]
    assert asked == [9, 25]
    assert deed_of("pathfinders.comment_roadmap").label == COMMENT
    begin_letter(actor=body.officer, review=over(review))
    assert not inbox.tasks_of(body.representative(25)).filter(kind="pathfinders.comment_roadmap").exists()


def test_the_letter_stands_on_the_desk_of_the_secretariat_until_it_is_with_the_chair(
    review: Any, body: Any
) -> None:
    def waits(person: Any) -> list[str]:
        return [each.kind for each in inbox.tasks_of(person) if each.subject == review]

    assert waits(body.officer) == ["pathfinders.write_letter"]
    begin_letter(actor=body.officer, review=over(review))
    assert waits(body.officer) == ["pathfinders.write_letter"]
    save_letter(
        actor=body.officer, review=review, revision=0, values={"language": "en", "introduction": "Hi"}
    )
    hand_letter_to_chair(actor=body.officer, review=review)
    assert waits(body.officer) == []


def test_the_letter_waits_for_the_comments(review: Any, body: Any) -> None:
    with pytest.raises(ValidationError, match="may still comment"):
        begin_letter(actor=body.officer, review=review)
    with pytest.raises(PermissionDenied):
        begin_letter(actor=body.chair, review=over(review))


@pytest.mark.rule("F3")
@pytest.mark.rule("X3")
def test_the_chair_signs_or_has_it_signed(review: Any, body: Any) -> None:
    Pathway.objects.update(ministry="Ministry of Mines")
    write_letter(review, body)
    with pytest.raises(PermissionDenied):
        sign_letter(actor=body.officer, review=review)
    with pytest.raises(PermissionDenied):
        sign_letter(actor=make_user("superuser"), review=review)
    told = instruct_signing(actor=body.chair, review=review)
    signed = sign_letter(actor=body.officer, review=review)
    assert (signed.signed_by, signed.on_instruction) == (body.officer, told)
    assert signed.digest == ledger.digest_of(signed.letter)
    assert signed.letter["ministry"] == signed.version.roadmap.pathway.ministry == "Ministry of Mines"
    assert [each["text"] for each in signed.letter["points"]] == ["Please say who inspects the mine."]
    assert "Say who" not in str(signed.letter)


@pytest.mark.rule("F3")
@pytest.mark.parametrize(("own", "other"), [(1, 2), (2, 1)])
def test_whoever_presides_for_the_country_itself_leaves_its_letter_to_the_other(
    review: Any, roadmap: Roadmap, body: Any, client_of: Any, own: int, other: int
) -> None:
    SeatTerm.objects.filter(pk=body.term(own).pk).update(organisation=roadmap.pathway.organisation)
    write_letter(review, body)
    concerned, free = body.representative(own), body.representative(other)
    waiting = [
        inbox.tasks_of(each).filter(kind="pathfinders.sign_letter").count() for each in (concerned, free)
    ]
    assert waiting == [0, 1]
    for act in (sign_letter, instruct_signing, take_letter_back):
        with pytest.raises(PermissionDenied):
            act(actor=concerned, review=review)
    for name in ("letter_sign", "letter_instruct", "letter_take_back"):
        address = reverse(f"pathfinders:{name}", args=[roadmap.public_id, 1])
        assert client_of(concerned).post(address).status_code == 404
    told = instruct_signing(actor=free, review=review)
    asked = "pathfinders.view_signing_instruction"
    assert [each.has_perm(asked, told) for each in (concerned, free, body.officer)] == [False, True, True]
    signed = sign_letter(actor=free, review=review)
    chair = body.term(1).organisation.name_en if own != 1 else None
    assert (signed.letter["chair"] or {}).get("en") == chair


@pytest.mark.rule("C7")
@pytest.mark.rule("F3")
def test_the_acting_chair_of_the_country_itself_signs_nothing(
    review: Any, roadmap: Roadmap, body: Any
) -> None:
    yesterday = today_in_geneva() - timedelta(days=1)
    SeatTerm.objects.filter(pk=body.term(1).pk).update(ended_on=yesterday, end_reason="withdrawal")
    write_letter(review, body)
    assert inbox.tasks_of(body.vice_chair).filter(kind="pathfinders.sign_letter").exists()
    take_letter_back(actor=body.vice_chair, review=review)
    SeatTerm.objects.filter(pk=body.term(2).pk).update(organisation=roadmap.pathway.organisation)
    hand_letter_to_chair(actor=body.officer, review=review)
    assert not inbox.tasks_of(body.vice_chair).filter(kind="pathfinders.sign_letter").exists()
    with pytest.raises(PermissionDenied):
        sign_letter(actor=body.vice_chair, review=review)


@pytest.mark.rule("X3")
def test_an_instruction_is_void_once_the_letter_is_taken_back(review: Any, body: Any) -> None:
    write_letter(review, body)
    file_signing_instruction(actor=body.officer, review=review, note="Mail of the chair", file=letter())
    take_letter_back(actor=body.officer, review=review)
    hand_letter_to_chair(actor=body.officer, review=review)
    with pytest.raises(PermissionDenied):
        sign_letter(actor=body.officer, review=review)
    assert sign_letter(actor=body.vice_chair, review=review).on_instruction is None


@pytest.mark.rule("F3")
@pytest.mark.parametrize("act", ["sign", "instruct"])
def test_the_chair_signs_no_other_letter_than_the_one_on_the_page(
    review: Any, body: Any, client_of: Any, act: str
) -> None:
    chair = client_of(body.chair)
    read = write_letter(review, body)
    page = chair.get(review.get_absolute_url()).content.decode()
    typed = {"handed_at": read.handed_at.isoformat()}
    assert page.count(f'name="handed_at" value="{typed["handed_at"]}"') == 2
    take_letter_back(actor=body.officer, review=review)
    hand_letter_to_chair(actor=body.officer, review=review)
    address = reverse(f"pathfinders:letter_{act}", args=[review.version.roadmap.public_id, 1])
    answer = chair.post(address, typed, follow=True)
    assert "The letter was changed since you opened this page." in answer.content.decode()
    again = RoadmapReview.objects.get()
    assert (again.state, again.instructions.count()) == ("with_chair", 0)
    chair.post(address, {"handed_at": again.handed_at.isoformat()})
    again = RoadmapReview.objects.get()
    assert (again.state == "signed", again.instructions.count()) == (act == "sign", int(act == "instruct"))


def test_points_are_numbered_without_a_gap_and_a_stale_edit_is_refused(review: Any, body: Any) -> None:
    take_letter_back(actor=body.officer, review=write_letter(review, body, points=3))
    first, second, _third = review.points.all()
    remove_point(actor=body.officer, point=first)
    assert [each.number for each in review.points.all()] == [1, 2]
    with pytest.raises(StaleEditError):
        save_point(
            actor=body.officer,
            review=review,
            point=FeedbackPoint.objects.get(pk=second.pk),
            revision=0,
            criterion=criterion(review),
            text="Other words",
        )


@pytest.mark.rule("F3")
@pytest.mark.rule("F5")
def test_the_country_answers_and_the_next_version_is_read_beside_each_point(
    review: Any, roadmap: Roadmap, body: Any, focal: Any
) -> None:
    write_letter(review, body)
    mail.outbox.clear()
    sign_letter(actor=body.chair, review=review)
    assert (Pathway.objects.get().state, Roadmap.objects.get().state) == ("roadmap", "draft")
    with pytest.raises(ValidationError) as refused:
        submit_roadmap(actor=focal, roadmap=roadmap)
    assert refused.value.messages == ["Point 1 of the letter has no answer yet (F3)."]
    point = review.points.get()
    with pytest.raises(PermissionDenied):
        answer_point(actor=body.officer, point=point, revision=point.revision, answer="For them")
    answer_point(actor=focal, point=point, revision=point.revision, answer="The labour inspectorate.")
    with pytest.raises(StaleEditError):
        answer_point(actor=focal, point=point, revision=point.revision, answer="Again")
    mine = roadmap.actions.get(code="1.2")
    mine.by_government = "Labour inspectorate"
    mine.save()
    version = submit_roadmap(actor=focal, roadmap=roadmap)
    assert (version.number, version.round) == (2, 2)
    earlier = earlier_review(version)
    assert earlier == review
    (followed,) = followed_in(version, earlier)
    assert followed.point.answer == "The labour inspectorate."
    assert [label for label, _pieces in followed.rows] == ["Government"]


@pytest.mark.rule("F3")
def test_a_letter_without_a_point_leads_to_the_agenda(review: Any, body: Any) -> None:
    write_letter(review, body, points=0)
    sign_letter(actor=body.chair, review=review)
    assert (Pathway.objects.get().state, Roadmap.objects.get().state) == ("review", "submitted")


@pytest.mark.rule("F3")
def test_a_letter_reaches_the_focal_points_whatever_became_of_the_way(
    review: Any, body: Any, focal: Any
) -> None:
    write_letter(review, body)
    Pathway.objects.update(state="granted")
    mail.outbox.clear()
    sign_letter(actor=body.chair, review=review)
    jobs.run_due()
    letters = [each for each in mail.outbox if each.subject.startswith("Letter of the GCG")]
    assert [parseaddr(each.to[0])[1] for each in letters] == [focal.email]


@pytest.mark.rule("F4")
def test_the_grant_brings_the_roadmap_into_force(review: Any, roadmap: Roadmap) -> None:
    assert Roadmap.objects.public().count() == 0
    with transaction.atomic():
        bring_into_force(actor=None, pathway=roadmap.pathway)
    Pathway.objects.update(state="granted")
    assert list(Roadmap.objects.public()) == [roadmap]


def test_the_letter_reaches_the_country_and_no_other(
    review: Any, roadmap: Roadmap, body: Any, focal: Any, client_of: Any
) -> None:
    write_letter(review, body)
    address = f"/en/pathfinders/roadmaps/{roadmap.public_id}/versions/1/letter.pdf"
    assert client_of(focal).get(address).status_code == 404
    sign_letter(actor=body.chair, review=review)
    answer = client_of(focal).get(address)
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
    other = make_user("follower", email="elsewhere@example.org")
    make_pathway(name="Elsewhere", iso2="XR", focal_point=other)
    assert client_of(other).get(address).status_code == 404


@pytest.mark.rule("F3")
def test_comments_stay_where_they_were_when_the_framework_changes(
    review: Any, roadmap: Roadmap, body: Any, focal: Any
) -> None:
    made = comment(review, body)
    write_letter(review, body, points=0)
    tomorrow = today_in_geneva() + timedelta(days=1)
    later = Framework.objects.create(version=2, in_force_from=tomorrow)
    Pathway.objects.update(framework=later)
    make_version(roadmap)
    assert [each.comments for each in said_of(RoadmapReview.objects.get()) if each.comments] == [[made]]
