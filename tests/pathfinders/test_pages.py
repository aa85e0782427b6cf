"""What the pages of a way do with what is typed, and what they keep to themselves."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gcm.models import Meeting
from partners.models import Country, Membership, Organisation, OrganisationStatus
from pathfinders.domain.pathways import start_check
from pathfinders.domain.support import ask_for_support
from pathfinders.models import CriterionCheck, Pathway, SupportGiven, Workshop
from pathfinders.queries.countries.catalogue import Filters, catalogue
from pathfinders.queries.public import numbers
from tests.gcm.body import Body, make_meeting
from tests.pathfinders.roadmaps import give_letter
from tests.pathfinders.ways import (
    bring_to_review,
    hold_workshop,
    letter,
    make_pathway,
    make_state,
    yesterday,
)

Browser = Callable[..., Client]


def act(pathway: Pathway, name: str) -> str:
    return reverse("pathfinders:pathway_act", args=[pathway.public_id, name])


def record(name: str, pathway: Pathway, pk: int, act_: str) -> str:
    return reverse(f"pathfinders:{name}", args=[pathway.public_id, pk, act_])


def test_the_letter_is_handed_in_on_a_page_that_keeps_what_was_typed(
    partner_editor: Any, client_of: Browser
) -> None:
    state = make_state(editor=partner_editor)
    address = reverse("pathfinders:express_interest")
    typed = {
        "organisation": state.pk,
        "ministry": "Ministry of Labour",
        "letter_on": f"{yesterday()}",
        "focal_point": "nobody@example.org",
        "letter": letter(),
    }
    refused = client_of(partner_editor).post(address, typed)
    assert refused.status_code == 422
    assert "Nobody who acts for the State" in refused.content.decode()
    assert 'value="Ministry of Labour"' in refused.content.decode()
    typed |= {"focal_point": partner_editor.email, "letter": letter()}
    client_of(partner_editor).post(address, typed)
    assert Pathway.objects.get().organisation == state


@pytest.mark.rule("F11")
def test_the_form_of_a_focal_point_does_not_tell_who_has_an_account(
    pathfinder_focal_point: Any, partner_editor: Any, follower: Any, secretariat: Any, client_of: Browser
) -> None:
    pathway = make_pathway(focal_point=pathfinder_focal_point)
    Membership.objects.create(user=partner_editor, organisation=pathway.organisation, role="reader")
    address = act(pathway, "focal-point")
    answers = []
    for email in (follower.email, "nobody@example.org"):
        page = client_of(pathfinder_focal_point).post(address, {"person": email, "ministry": "Mines"})
        answers.append((page.status_code, page.context["form"].errors["person"]))
    assert answers[0] == answers[1]
    assert answers[0][0] == 422
    for actor, person in ((pathfinder_focal_point, partner_editor), (secretariat, follower)):
        client_of(actor).post(address, {"person": person.email, "ministry": "Mines"})
        assert pathway.focal_points.filter(user=person).exists()


def test_a_workshop_is_typed_in_by_group(pathfinder_focal_point: Any, client_of: Browser) -> None:
    pathway = make_pathway("preparation", focal_point=pathfinder_focal_point)
    typed = {
        "starts_on": f"{yesterday()}",
        "ends_on": f"{yesterday()}",
        "place": "Lakeside",
        "people_workers": "7",
        "organisations_workers": "Two federations",
        "report": letter("report.pdf"),
    }
    client = client_of(pathfinder_focal_point)
    refused = client.post(act(pathway, "workshop"), {**typed, "people_workers": "", "report": letter()})
    assert refused.status_code == 422
    assert "Please say who took part" in refused.content.decode()
    assert client.post(act(pathway, "workshop"), typed).status_code == 302
    groups = Workshop.objects.get().groups.values_list("group", "people", "organisations")
    assert list(groups) == [("workers", 7, "Two federations")]


def test_a_criterion_is_checked_on_its_page(
    framework: Any, pathfinder_focal_point: Any, secretariat: Any, client_of: Browser
) -> None:
    pathway = make_pathway("roadmap", focal_point=pathfinder_focal_point)
    hold_workshop(pathway, pathfinder_focal_point)
    start_check(actor=pathfinder_focal_point, pathway=pathway)
    criterion = framework.criteria.get(code="norms")
    address = record("criterion_act", pathway, criterion.pk, "check")
    refused = client_of(secretariat).post(address, {"met": "no", "note": ""})
    assert refused.status_code == 422
    assert "Please say what is missing." in refused.content.decode()
    client_of(secretariat).post(address, {"met": "no", "note": "The protocol."})
    found = CriterionCheck.objects.get()
    assert (found.met, found.note, found.checked_by) == (False, "The protocol.", secretariat)


@pytest.mark.rule("F4")
def test_the_decision_is_placed_and_worded_by_the_secretariat(
    body: Body, framework: Any, pathfinder_focal_point: Any, client_of: Browser
) -> None:
    pathway = bring_to_review(body.officer, pathfinder_focal_point)
    give_letter(pathway, body.chair)
    meeting = make_meeting(body, "convened", items=0)
    client = client_of(body.officer)
    client.post(act(pathway, "place"), {"meeting": meeting.pk})
    client.post(
        act(pathway, "word"),
        {"recommendations_en": "Publish the budget.", "effective_on": "", "written_from": 1},
    )
    item = Meeting.objects.get().items.get(effect="pathfinders.grant_status")
    assert item.texts.count() == 2
    assert "Publish the budget." in item.texts.get(number=2).wordings.get(language="en").body
    stale = client.post(act(pathway, "word"), {"recommendations_en": "Other", "written_from": 1})
    assert (stale.status_code, item.texts.count()) == (409, 2)
    assert 'name="written_from" value="2"' in client.get(act(pathway, "word")).content.decode()
    again = client.post(act(pathway, "place"), {"meeting": meeting.pk})
    assert again.status_code == 422


def test_help_is_recorded_on_the_page_of_the_request(
    pathfinder_focal_point: Any, secretariat: Any, client_of: Browser
) -> None:
    pathway = make_pathway("preparation", focal_point=pathfinder_focal_point)
    request = ask_for_support(
        actor=pathfinder_focal_point, pathway=pathway, subject="A facilitator", text="For three days."
    )
    typed = {"kind": "advice", "given_on": f"{yesterday()}", "text": "Names.", "closes": "on"}
    client_of(secretariat).post(record("support_act", pathway, request.pk, "give"), typed)
    assert SupportGiven.objects.get().given_on == yesterday()


def test_the_record_of_another_country_is_not_found(
    pathfinder_focal_point: Any, follower: Any, client_of: Browser
) -> None:
    mine = make_pathway("preparation", focal_point=pathfinder_focal_point)
    theirs = make_pathway("preparation", focal_point=follower, name="Elsewhere", iso2="XR")
    workshop = hold_workshop(theirs, follower)
    address = record("workshop_act", mine, workshop.pk, "report")
    assert client_of(pathfinder_focal_point).get(address).status_code == 404


@pytest.mark.rule("P5")
@pytest.mark.parametrize("listing", ["hidden", "name_only"])
def test_a_state_that_is_not_listed_is_on_no_public_page(client: Client, listing: str, db: None) -> None:
    state = make_state()
    OrganisationStatus.objects.create(organisation=state, kind="pathfinder")
    Organisation.objects.filter(pk=state.pk).update(listing=listing)
    assert "Onderland" not in client.get(reverse("pathfinders:index")).content.decode()
    for name in ("status", "certificate"):
        assert client.get(reverse(f"pathfinders:{name}", args=["onderland"])).status_code == 404


@pytest.mark.rule("P5")
def test_a_name_takes_nothing_from_a_public_standing() -> None:
    from pathfinders.queries.countries.standing import stand_of

    def status(kind: str, listing: str) -> OrganisationStatus:
        return OrganisationStatus(kind=kind, organisation=Organisation(listing=listing))

    both = [status("pathfinder", "public"), status("partner", "name_only")]
    for statuses in (both, both[::-1]):
        assert stand_of(statuses, granted=False).is_pathfinder


@pytest.mark.rule("F9")
def test_the_demonstration_never_adds_invented_countries_to_real_ones(
    client: Client, settings: Any, db: None
) -> None:
    for iso2, fictitious in (("XQ", True), ("XR", False)):
        state = make_state(f"State {iso2}", iso2)
        Country.objects.filter(iso2=iso2).update(fictitious=fictitious)
        OrganisationStatus.objects.create(organisation=state, kind="pathfinder")
    said = []
    for demo in (False, True):
        settings.DEMO = demo
        page = client.get(
            reverse("pathfinders:countries"), headers={"accept-language": "en"}
        ).content.decode()
        said.append((numbers().committed, catalogue(Filters()).committed, "invented States alone" in page))
    assert said == [(2, 2, False), (1, 1, True)]


@pytest.mark.rule("F4")
def test_a_candidate_is_on_no_public_page(client: Client, db: None) -> None:
    make_pathway("review")
    assert "Onderland" not in client.get(reverse("pathfinders:index")).content.decode()
    assert "Onderland, pathfinder country" not in client.get("/en/").content.decode()
    assert client.get(reverse("pathfinders:status", args=["onderland"])).status_code == 404
