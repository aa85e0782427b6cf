"""F16, F17: help of the secretariat, and the community of the focal points."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from alliance87.core import inbox, jobs
from alliance87.core.dates import today_in_geneva
from pathfinders.domain.community import announce_workshop, answer_thread, open_thread
from pathfinders.domain.support import ask_for_support, record_support
from pathfinders.models import CommunityWorkshop, Pathway, Post, SupportRequest, Thread
from pathfinders.views.community import PAGE_SIZE
from tests.pathfinders.ways import mailed_to, make_pathway


@pytest.fixture
def pathway(pathfinder_focal_point: Any) -> Pathway:
    return make_pathway("preparation", focal_point=pathfinder_focal_point)


def ask(actor: Any, pathway: Pathway, **options: Any) -> SupportRequest:
    given = {"subject": "A facilitator", "text": "For three days.", **options}
    return ask_for_support(actor=actor, pathway=pathway, **given)


@pytest.mark.rule("F17")
def test_what_was_asked_and_given_keeps_its_day(
    pathway: Pathway, pathfinder_focal_point: Any, secretariat: Any
) -> None:
    request = ask(pathfinder_focal_point, pathway, wanted_by=today_in_geneva())
    assert [each.subject for each in inbox.tasks_of(secretariat)] == [request]
    day = today_in_geneva() - timedelta(days=1)
    given = {"kind": "advice", "text": "A list of names.", "given_on": day}
    record_support(actor=secretariat, request=request, **given)
    assert [each.subject for each in inbox.tasks_of(secretariat)] == [request]
    record_support(actor=secretariat, request=request, **given, closes=True)
    assert list(inbox.tasks_of(secretariat)) == []
    request.refresh_from_db()
    assert [each.given_on for each in request.given.all()] == [day, day]
    assert request.asked_at is not None and request.closed_at is not None
    jobs.run_due()
    assert mailed_to()[-1] == pathfinder_focal_point.email
    assert "A list of names." in mail.outbox[-1].body
    with pytest.raises(ValidationError, match="closed"):
        record_support(actor=secretariat, request=request, **given)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"subject": ""}, "blank"),
        ({"text": " "}, "blank"),
        ({"wanted_by": today_in_geneva() - timedelta(days=2)}, "This day is over"),
    ],
)
def test_what_is_wrong_with_a_request_asks_nothing(
    pathway: Pathway, pathfinder_focal_point: Any, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        ask(pathfinder_focal_point, pathway, **given)
    assert SupportRequest.objects.count() == 0


def test_each_side_keeps_to_its_part(pathway: Pathway, pathfinder_focal_point: Any, secretariat: Any) -> None:
    with pytest.raises(PermissionDenied):
        ask(secretariat, pathway)
    request = ask(pathfinder_focal_point, pathway)
    with pytest.raises(PermissionDenied):
        record_support(
            actor=pathfinder_focal_point,
            request=request,
            kind="advice",
            text="Ours",
            given_on=today_in_geneva(),
        )


@pytest.mark.rule("F16")
def test_a_question_reaches_the_focal_points_of_the_other_countries(
    pathway: Pathway, pathfinder_focal_point: Any, follower: Any
) -> None:
    make_pathway("granted", focal_point=follower, name="Elsewhere", iso2="XR")
    jobs.run_due()
    mail.outbox.clear()
    thread = open_thread(
        actor=pathfinder_focal_point, kind="question", title="Costs?", text="How do you cost?"
    )
    jobs.run_due()
    assert mailed_to() == [follower.email]
    answer = answer_thread(actor=follower, thread=thread, text="Line by line.")
    jobs.run_due()
    assert mailed_to()[-1] == pathfinder_focal_point.email
    assert (thread.pathway, str(answer.pathway)) == (pathway, "Elsewhere")


@pytest.mark.rule("F16")
def test_what_is_sent_twice_is_said_once(
    pathway: Pathway, pathfinder_focal_point: Any, follower: Any
) -> None:
    make_pathway("granted", focal_point=follower, name="Elsewhere", iso2="XR")
    question = {"kind": "question", "title": "Costs?", "text": "How do you cost?"}
    asked = [open_thread(actor=pathfinder_focal_point, **question) for _time in range(2)]
    answers = [answer_thread(actor=follower, thread=asked[0], text="Line by line.") for _time in range(2)]
    open_thread(actor=pathfinder_focal_point, **{**question, "text": "How do you cost shelters?"})
    answer_thread(actor=pathfinder_focal_point, thread=asked[0], text="Line by line.")
    assert (len(set(asked)), len(set(answers))) == (1, 1)
    assert (Thread.objects.count(), asked[0].posts.count()) == (2, 2)
    mail.outbox.clear()
    jobs.run_due()
    assert len(mailed_to()) == 3  # two questions to the other country, one answer to the one that asked


@pytest.mark.rule("F16")
def test_a_practice_names_its_countries(pathway: Pathway, pathfinder_focal_point: Any) -> None:
    given = {"kind": "practice", "title": "Village committees", "text": "They met each month."}
    with pytest.raises(ValidationError, match="which country"):
        open_thread(actor=pathfinder_focal_point, **given)
    made = open_thread(actor=pathfinder_focal_point, countries=[pathway.country], **given)
    assert list(made.countries.all()) == [pathway.country]


@pytest.mark.rule("F16")
def test_the_space_is_theirs_and_has_a_workshop_a_year(
    pathway: Pathway, pathfinder_focal_point: Any, secretariat: Any, representative: Any
) -> None:
    with pytest.raises(PermissionDenied):
        open_thread(actor=representative, kind="question", title="Costs?", text="How?")
    assert Thread.objects.count() == 0
    told = {"year": 2027, "starts_on": today_in_geneva(), "place": "Lakeside", "subject": "Budgets"}
    announce_workshop(actor=secretariat, **told)
    announce_workshop(actor=secretariat, **{**told, "place": "Hilltop"})
    assert [each.place for each in CommunityWorkshop.objects.all()] == ["Hilltop"]
    with pytest.raises(PermissionDenied):
        announce_workshop(actor=pathfinder_focal_point, **told)


@pytest.mark.rule("F16")
def test_a_long_thread_has_pages_and_leads_to_the_new_answer(
    pathway: Pathway, pathfinder_focal_point: Any, client_of: Any
) -> None:
    thread = open_thread(actor=pathfinder_focal_point, kind="question", title="Costs?", text="How?")
    Post.objects.bulk_create(
        Post(thread=thread, author=pathfinder_focal_point, text=f"Answer {number}.")
        for number in range(1, PAGE_SIZE + 1)
    )
    speaker, address = client_of(pathfinder_focal_point), thread.get_absolute_url()
    first = speaker.get(address).content.decode()
    assert first.count("Answer ") == PAGE_SIZE
    answer = speaker.post(address, {"text": "The last one."})
    assert (answer.status_code, answer.url) == (302, f"{address}?page=2")
    seen = [
        ("The last one." in speaker.get(f"{address}?page={number}").content.decode()) for number in (1, 2)
    ]
    assert seen == [False, True]


@pytest.mark.rule("F16")
def test_what_the_community_refuses_keeps_the_words(
    pathway: Pathway, pathfinder_focal_point: Any, client_of: Any
) -> None:
    typed = {"kind": "practice", "title": "Village committees", "text": "They met each month."}
    answer = client_of(pathfinder_focal_point).post("/en/pathfinders/community/ask/", typed)
    assert (answer.status_code, Thread.objects.count()) == (422, 0)
    assert "They met each month." in answer.content.decode()
    assert "which country" in answer.content.decode()
