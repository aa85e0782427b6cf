"""F4, F8, F15: the decision of the GCG on a country, and everything that is not a grant."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, jobs
from alliance87.core.dates import today_in_geneva
from gcm.domain.agenda import remove_item
from gcm.domain.gavel import ConsensusLockedError
from gcm.domain.items import dispose_of_item, take_up_item
from gcm.domain.planning.sources import place_candidate, what_waits
from gcm.enums import ItemState
from gcm.models import AgendaItem, Decision, Meeting
from gcm.queries.outlooks import outlook
from gcm.queries.verification import verify
from partners.models import Organisation, OrganisationStatus
from pathfinders.domain.grant import put_on_agenda, word_grant
from pathfinders.domain.pathways import start_check
from pathfinders.models import Pathway
from pathfinders.queries.lines import lines_of
from pathfinders.queries.public import numbers
from tests.gcm.body import Body, bring_in, make_meeting
from tests.gcm.gavel import note_consensus, reword
from tests.pathfinders.roadmaps import give_letter, make_letter, make_review, make_roadmap, make_version
from tests.pathfinders.ways import bring_to_review

RECOMMENDATIONS = {"fr": "Publier le budget.", "en": "Publish the budget.", "es": "Publicar el presupuesto."}


@pytest.fixture
def pathway(body: Body, framework: Any, pathfinder_focal_point: Any) -> Pathway:
    made = bring_to_review(body.officer, pathfinder_focal_point)
    give_letter(made, body.chair)
    return made


@pytest.fixture
def meeting(body: Body) -> Meeting:
    return make_meeting(body, "convened", items=0)


@pytest.fixture
def item(body: Body, meeting: Meeting, pathway: Pathway) -> AgendaItem:
    return put_on_agenda(actor=body.officer, pathway=pathway, meeting=meeting)


def in_session(body: Body, item: AgendaItem) -> AgendaItem:
    """In discussion at a meeting in session that has a quorum."""
    now = timezone.now()
    Meeting.objects.filter(pk=item.meeting_id).update(state="open", opened_at=now, starts_at=now)
    bring_in(Meeting.objects.get(pk=item.meeting_id), body)
    return take_up_item(actor=body.officer, item=AgendaItem.objects.get(pk=item.pk))


def gavel(body: Body, item: AgendaItem, text: int = 1) -> Decision:
    return note_consensus(actor=body.chair, item=in_session(body, item), text_number=text)


def again(pathway: Pathway) -> Pathway:
    return Pathway.objects.get(pk=pathway.pk)


def status_of(pathway: Pathway) -> OrganisationStatus:
    return OrganisationStatus.objects.get(organisation=pathway.organisation, kind="pathfinder")


@pytest.mark.rule("F4")
def test_the_item_says_what_is_to_be_decided(body: Body, item: AgendaItem, pathway: Pathway) -> None:
    wording = item.texts.get().wordings.get(language="en")
    assert wording.title == "Status of pathfinder country: Onderland"
    assert wording.body == (
        "The GCG grants the status of pathfinder country, from the day of this decision, to the following "
        "State: Onderland.\nThis decision is public."
    )
    assert item.texts.get().source_language == "fr"
    assert outlook(item)["en"] == (
        "Onderland has the status of pathfinder country from the day of the decision. The decision is public."
    )
    with pytest.raises(TransitionNotAllowed):
        put_on_agenda(actor=body.officer, pathway=pathway, meeting=item.meeting)


@pytest.mark.rule("F8")
def test_at_the_gavel_the_status_runs_with_the_number_of_the_decision(
    body: Body, item: AgendaItem, pathway: Pathway
) -> None:
    mail.outbox.clear()
    decision = gavel(body, item)
    granted, status = again(pathway), status_of(pathway)
    assert (granted.state, granted.decision, granted.granted_at) == (
        "granted",
        decision.symbol,
        decision.decided_at,
    )
    assert (status.decision, status.valid_from, status.valid_to) == (
        decision.symbol,
        today_in_geneva(),
        None,
    )
    assert [each.kind for each in granted.steps.all()][-2:] == ["placed", "granted"]
    jobs.run_due()
    assert mail.outbox[-1].subject == "Onderland is a pathfinder country"
    assert note_consensus(actor=body.chair, item=item, text_number=1) == decision
    assert OrganisationStatus.objects.filter(kind="pathfinder").count() == 1


@pytest.mark.rule("F4")
@pytest.mark.rule("D17")
def test_a_grant_is_public_by_its_own_words(body: Body, item: AgendaItem, client: Client) -> None:
    decision = gavel(body, item)
    found = Decision.objects.get(pk=decision.pk)
    assert (found.is_published, found.published_by) == (True, body.chair)
    assert [task.kind for task in inbox.tasks_of(body.chair) if task.subject == decision] == []
    assert verify(found).holds
    page = client.get(reverse("pathfinders:status", args=["onderland"]), headers={"accept-language": "en"})
    assert decision.symbol in page.content.decode()
    assert reverse("gcm:verify", args=[decision.year, decision.number]) in page.content.decode()
    certificate = client.get(reverse("pathfinders:certificate", args=["onderland"]))
    assert (certificate.status_code, certificate.content[:5]) == (200, b"%PDF-")
    assert (numbers().committed, numbers().implementing) == (1, 1)


@pytest.mark.rule("F4")
def test_a_grant_with_recommendations_moves_words_and_effect_together(
    body: Body, item: AgendaItem, pathway: Pathway
) -> None:
    day = item.meeting.starts_at.date() + timedelta(days=10)
    text = word_grant(
        actor=body.officer, item=item, recommendations=RECOMMENDATIONS, effective_on=day, written_from=1
    )
    body_en = text.wordings.get(language="en").body
    assert "It recommends:\nPublish the budget." in body_en
    assert f"from {day.day} " in body_en
    gavel(body, item, text=2)
    assert again(pathway).steps.last().kind == "granted_with"
    assert status_of(pathway).valid_from == day
    assert numbers().committed == 0  # not before its first day


@pytest.mark.rule("F4")
def test_returned_with_observations_is_the_country_s_again_and_no_trace_is_public(
    body: Body, item: AgendaItem, pathway: Pathway, client: Client, pathfinder_focal_point: Any
) -> None:
    found = in_session(body, item)
    dispose_of_item(actor=body.chair, item=found, state=ItemState.REFERRED, note="Name who pays.")
    returned = again(pathway)
    step = returned.steps.last()
    assert (returned.state, step.kind, step.note) == ("roadmap", "observations", "Name who pays.")
    assert [each.url for each in lines_of(pathfinder_focal_point)] == [pathway.get_absolute_url()]
    assert Decision.objects.count() == 0
    assert client.get(reverse("pathfinders:status", args=["onderland"])).status_code == 404
    assert "Onderland" not in client.get(reverse("pathfinders:index")).content.decode()
    assert start_check(actor=pathfinder_focal_point, pathway=returned).state == "check"


@pytest.mark.rule("F4")
@pytest.mark.parametrize(
    ("state", "kind"), [(ItemState.DEFERRED, "deferred"), (ItemState.WITHDRAWN, "taken_off")]
)
def test_what_is_deferred_waits_for_a_later_meeting(
    body: Body, item: AgendaItem, pathway: Pathway, state: str, kind: str
) -> None:
    dispose_of_item(actor=body.chair, item=in_session(body, item), state=state, note="In autumn.")
    assert (again(pathway).state, again(pathway).steps.last().kind) == ("review", kind)


@pytest.mark.rule("F4")
def test_there_is_no_way_to_refuse() -> None:
    from pathfinders.enums import PathwayState, StepKind

    words = {*PathwayState.values, *StepKind.values}
    assert {word for word in words if "refus" in word or "reject" in word or "suspend" in word} == set()


@pytest.mark.rule("F3")
@pytest.mark.parametrize("case", ["no letter", "not signed", "not answered", "a new round"])
def test_nothing_is_placed_before_the_letter_is_signed_and_answered(
    body: Body, meeting: Meeting, framework: Any, pathfinder_focal_point: Any, case: str
) -> None:
    pathway = bring_to_review(body.officer, pathfinder_focal_point)
    if case != "no letter":
        version = make_version(make_roadmap(pathway, "submitted"))
        if case == "not signed":
            make_review(version, state="with_chair")
        else:
            points = make_letter(version, body.chair).points
            if case == "a new round":
                points.update(answer="The ministry.", answered_at=timezone.now())
                make_review(make_version(version.roadmap))
    with pytest.raises(ValidationError) as refused:
        put_on_agenda(actor=body.officer, pathway=pathway, meeting=meeting)
    assert refused.value.code == "letter"
    assert not any(each.candidates for each in what_waits())
    assert again(pathway).state == "review"


def test_an_item_taken_off_the_agenda_leaves_the_roadmap_in_review(
    body: Body, item: AgendaItem, pathway: Pathway
) -> None:
    remove_item(actor=body.officer, item=item)
    assert again(pathway).state == "review"


def test_what_waits_for_an_agenda_is_named_and_placed(body: Body, meeting: Meeting, pathway: Pathway) -> None:
    waiting = {each.source.name: [str(one.title) for one in each.candidates] for each in what_waits()}
    assert waiting["pathfinders.roadmaps"] == ["Onderland"]
    place_candidate(actor=body.officer, source="pathfinders.roadmaps", key=str(pathway.pk), meeting=meeting)
    assert again(pathway).state == "agenda"
    with pytest.raises(ValidationError, match="does not wait"):
        place_candidate(
            actor=body.officer, source="pathfinders.roadmaps", key=str(pathway.pk), meeting=meeting
        )


@pytest.mark.rule("F15")
def test_a_pathfinder_is_a_partner_whatever_happened_meanwhile(
    body: Body, item: AgendaItem, pathway: Pathway
) -> None:
    yesterday = today_in_geneva() - timedelta(days=1)
    OrganisationStatus.objects.filter(organisation=pathway.organisation, kind="partner").update(
        valid_from=yesterday, valid_to=yesterday
    )
    assert not Organisation.objects.partners().filter(pk=pathway.organisation_id).exists()
    gavel(body, item)
    assert Organisation.objects.partners().filter(pk=pathway.organisation_id).exists()


def test_who_does_not_prepare_the_meeting_places_and_words_nothing(
    body: Body, meeting: Meeting, pathway: Pathway, pathfinder_focal_point: Any
) -> None:
    with pytest.raises(PermissionDenied):
        put_on_agenda(actor=pathfinder_focal_point, pathway=pathway, meeting=meeting)
    item = put_on_agenda(actor=body.officer, pathway=pathway, meeting=meeting)
    with pytest.raises(PermissionDenied):
        word_grant(actor=pathfinder_focal_point, item=item, recommendations=RECOMMENDATIONS)
    with pytest.raises(ValidationError, match="This day is over"):
        word_grant(
            actor=body.officer,
            item=item,
            recommendations={},
            effective_on=today_in_geneva() - timedelta(days=1),
        )
    assert item.texts.count() == 1


@pytest.mark.rule("F8")
def test_a_text_that_was_amended_by_hand_is_not_decided_on(
    body: Body, item: AgendaItem, pathway: Pathway
) -> None:
    reworded = reword(item, body.officer)
    with pytest.raises(ConsensusLockedError, match="not the one that was drafted"):
        gavel(body, item, text=reworded)
    assert (again(pathway).state, Decision.objects.count()) == ("agenda", 0)


@pytest.mark.rule("F8")
def test_a_status_begins_on_the_day_of_the_meeting_at_the_earliest(
    body: Body, item: AgendaItem, pathway: Pathway
) -> None:
    day = timezone.localdate(item.meeting.starts_at, timezone.get_default_timezone())
    before = {"item": item, "recommendations": {}, "effective_on": day - timedelta(days=1)}
    with pytest.raises(ValidationError, match="has not met yet"):
        word_grant(actor=body.officer, **before)
    remove_item(actor=body.officer, item=item)
    Pathway.objects.update(effective_on=day - timedelta(days=1))
    again_there = put_on_agenda(actor=body.officer, pathway=pathway, meeting=item.meeting)
    assert again(pathway).effective_on is None
    assert "from the day of this decision" in again_there.texts.get().wordings.get(language="en").body
