"""P5: who is listed by name alone is named beside no country and topic by others; who is hidden is told of by
nobody; nobody is named on a public workplan without having joined."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from partners.domain.pilots import save_pilot
from partners.domain.workplans import save_line
from partners.models import Group, Organisation, WorkplanLine
from partners.queries.pilots import partners_to_name
from tests.partners.group_working import at_work, join, partner_of, plan
from tests.partners.trading import run_pilot

pytestmark = pytest.mark.rule("P5")


@pytest.fixture(autouse=True)
def _in_english(db: None) -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def group(partner_editor: Any, secretariat: Any) -> Group:
    return at_work(partner_editor, secretariat)


def test_a_pilot_names_no_name_only_partner_and_keeps_who_became_one(
    partner_editor: Any, applicant: Any, secretariat: Any, client_of: Any
) -> None:
    maple = partner_of(partner_editor, "maple")
    ash, elm = partner_of(applicant, "ash"), partner_of(applicant, "elm", listing="name_only")
    assert list(partners_to_name(maple)) == [ash]
    pilot = run_pilot(partner_editor, maple, partners=[ash, elm])
    assert list(pilot.partners.all()) == [ash]
    Organisation.objects.filter(pk=ash.pk).update(listing="name_only")
    for reader, sees in ((None, False), (partner_editor, False), (applicant, True), (secretariat, True)):
        page = client_of(reader).get(pilot.get_absolute_url()).content.decode()
        assert ("Ash" in page.split("<main")[1]) == sees
    pilot.refresh_from_db()
    save_pilot(actor=partner_editor, pilot=pilot, revision=pilot.revision, values={"partners": []})
    assert list(pilot.partners.all()) == [ash]


@pytest.mark.parametrize("listing", ["public", "name_only"])
def test_who_did_not_join_is_responsible_for_nothing(
    group: Group, partner_editor: Any, applicant: Any, listing: str
) -> None:
    ash = partner_of(applicant, "ash", listing=listing)
    with pytest.raises(ValidationError) as refused:
        plan(group, partner_editor, responsible=ash)
    assert list(refused.value.error_dict) == ["responsible"]
    member = join(group, partner_editor, applicant, ash)
    assert plan(group, partner_editor, responsible=ash).responsible == ash
    type(member).objects.update(as_observer=True)
    with pytest.raises(ValidationError):
        plan(group, partner_editor, responsible=ash)


def test_an_edit_by_who_cannot_see_the_hidden_responsible_leaves_it(
    group: Group, partner_editor: Any, applicant: Any, client_of: Any
) -> None:
    house = partner_of(applicant, "safe-house", listing="hidden")
    join(group, partner_editor, applicant, house)
    line = plan(group, partner_editor)
    WorkplanLine.objects.update(responsible=house)
    address = reverse("partners:workplan_line", args=[group.slug, line.pk])
    browser = client_of(partner_editor)
    assert "Safe-House" not in browser.get(address).content.decode()
    typed = {
        "revision": line.revision,
        "outcome_en": "Less",
        "activity_en": "Other words",
        "responsible": "",
        "starts_on": line.starts_on,
        "ends_on": line.ends_on,
        "status": "planned",
    }
    assert browser.post(address, typed).status_code == 302
    line.refresh_from_db()
    assert (line.activity_en, line.responsible) == ("Other words", house)
    lead = Organisation.objects.get(slug="maple")
    line = save_line(
        actor=partner_editor, group=group, line=line, revision=line.revision, values={"responsible": lead}
    )
    assert line.responsible == lead


def test_a_hidden_lead_is_not_told_of(group: Group, partner_editor: Any, client_of: Any) -> None:
    Organisation.objects.filter(slug="maple").update(listing="hidden")
    address = reverse("partners:group", args=[group.slug])
    page = Client().get(address).content.decode()
    assert ("not listed publicly" in page, "Chair" in page) == (False, False)
    assert "No partner is shown as its lead" in page
    assert "Maple" in client_of(partner_editor).get(address).content.decode()


def test_a_name_alone_that_did_not_join_is_named_to_nobody_else(
    group: Group, partner_editor: Any, applicant: Any, secretariat: Any, client_of: Any
) -> None:
    """As it may stand from before, or after its listing changed."""
    ash = partner_of(applicant, "ash", listing="name_only")
    plan(group, partner_editor)
    WorkplanLine.objects.update(responsible=ash)
    address = reverse("partners:workplan", args=[group.slug])

    def named() -> list[bool]:
        readers = (None, partner_editor, applicant, secretariat)
        return ["Ash" in client_of(each).get(address).content.decode().split("<main")[1] for each in readers]

    assert named() == [False, False, True, True]
    join(group, partner_editor, applicant, ash)
    assert named() == [True] * 4
