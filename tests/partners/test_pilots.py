"""Pilots: what worked and what did not, and the line from there to a practice that others adopt."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django_fsm import TransitionNotAllowed

from partners.domain.pilots import end_pilot, make_practice, publish_pilot, save_pilot, withdraw_pilot
from partners.domain.practices import adopt_practice, review_practice, save_practice, submit_practice
from partners.models import GoodPractice, Organisation, Pilot
from tests.partners.group_working import partner_of
from tests.partners.initiating import country
from tests.partners.trading import draft_pilot, ended_pilot, pilot_values, run_pilot

MORE = {
    "problem_en": "Nobody read contracts.",
    "evidence_en": "Payslips.",
    "scaling_en": "Wherever there are phones.",
}


@pytest.fixture(autouse=True)
def _in_english(db: None) -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def partner(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "maple")


def practise(pilot: Pilot, editor: Any, officer: Any) -> GoodPractice:
    draft = make_practice(actor=editor, pilot=pilot)
    saved = save_practice(actor=editor, practice=draft, revision=draft.revision, values=MORE)
    handed_in = submit_practice(actor=editor, practice=saved)
    return review_practice(actor=officer, practice=handed_in, accepted=True)


def doors(pilot: Pilot) -> list[str]:
    return [
        reverse("partners:pilots"),
        f"{reverse('partners:pilots')}?country=XA&q=contracts",
        reverse("partners:pilots_file", args=["csv"]),
        f"{reverse('secretariat:search')}?q=contracts",
        pilot.get_absolute_url(),
        pilot.organisation.get_absolute_url(),
    ]


def test_what_is_incomplete_is_not_shown(partner: Organisation, partner_editor: Any) -> None:
    draft = draft_pilot(partner_editor, partner, idea_en="", countries=[], ends_on="2020-01-01")
    with pytest.raises(ValidationError) as refused:
        publish_pilot(actor=partner_editor, pilot=Pilot.objects.get(pk=draft.pk))
    assert len(refused.value.messages) == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        Pilot.objects.filter(pk=draft.pk).update(state="ended")


def test_a_pilot_in_the_browser(partner: Organisation, partner_editor: Any, client_of: Any) -> None:
    editor = client_of(partner_editor)
    editor.post(reverse("partners:pilot_start"), {"organisation": partner.pk})
    made = Pilot.objects.get()
    typed = {**pilot_values(), "revision": 0}
    typed |= {name: [each.pk for each in typed[name]] for name in ("topics", "countries")}
    assert editor.post(reverse("partners:pilot_edit", args=[made.public_id]), typed).status_code == 302
    editor.post(reverse("partners:pilot_publish", args=[made.public_id]))
    for door in doors(made):
        assert "Contracts read aloud" in Client().get(door).content.decode(), door
    address = reverse("partners:pilot_end", args=[made.public_id])
    said = {"outcome": "failed", "result_en": "Nobody listened."}
    assert editor.post(address, said).status_code == 422
    assert editor.post(address, {**said, "lessons_en": "Too long."}).status_code == 302
    page = Client().get(made.get_absolute_url()).content.decode()
    assert "It did not work" in page
    assert "Too long." in page
    assert editor.post(address, {**said, "lessons_en": "Again"}).status_code == 409


def test_what_did_not_work_becomes_no_practice(partner: Organisation, partner_editor: Any) -> None:
    for pilot in (run_pilot(partner_editor, partner), ended_pilot(partner_editor, partner, "failed")):
        with pytest.raises(ValidationError):
            make_practice(actor=partner_editor, pilot=pilot)
    assert not GoodPractice.objects.exists()


def test_the_line_from_pilot_to_scale(
    partner: Organisation, partner_editor: Any, secretariat: Any, applicant: Any, client_of: Any
) -> None:
    pilot = ended_pilot(partner_editor, partner)
    client_of(partner_editor).post(reverse("partners:pilot_practise", args=[pilot.public_id]))
    draft = GoodPractice.objects.get()
    assert (draft.title_en, draft.action_en) == (pilot.title_en, pilot.idea_en)
    practice = practise(pilot, partner_editor, secretariat)
    assert practice == draft
    oak = partner_of(applicant, "oak")
    for code, name in (("XB", "Belmora"), ("XC", "Cuyamara")):
        adopt_practice(actor=applicant, practice=practice, organisation=oak, country=country(code, name))
    page = Client().get(pilot.get_absolute_url()).content.decode()
    assert practice.get_absolute_url() in page
    assert page.index("Belmora") < page.index("Cuyamara")
    assert "in 2 countries" in page
    assert pilot.get_absolute_url() in Client().get(practice.get_absolute_url()).content.decode()


@pytest.mark.rule("P5")
def test_hidden_partners_are_named_nowhere(
    partner: Organisation, partner_editor: Any, secretariat: Any, applicant: Any
) -> None:
    shelter = partner_of(applicant, "shelter")
    pilot = ended_pilot(partner_editor, partner, partners=[shelter])
    practice = practise(pilot, partner_editor, secretariat)
    adopt_practice(actor=applicant, practice=practice, organisation=shelter, country=country("XB", "Belmora"))
    assert "Shelter" in Client().get(pilot.get_absolute_url()).content.decode()
    Organisation.objects.filter(pk=shelter.pk).update(listing="hidden")
    page = Client().get(pilot.get_absolute_url()).content.decode()
    assert ("Shelter" in page, "Belmora" in page.split("<main")[1]) == (False, False)


@pytest.mark.rule("P5")
def test_a_pilot_goes_out_of_sight_with_its_partner(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    pilot = ended_pilot(partner_editor, partner)
    Organisation.objects.filter(pk=partner.pk).update(listing="hidden")
    for door in doors(pilot):
        assert "Contracts read" not in Client().get(door).content.decode(), door
    assert Pilot.objects.visible_to(secretariat).count() == 1


def test_only_its_editors_change_it_and_not_what_has_ended(
    partner: Organisation, partner_editor: Any, follower: Any
) -> None:
    running = run_pilot(partner_editor, partner)
    for verb in (withdraw_pilot, make_practice, publish_pilot):
        with pytest.raises(PermissionDenied):
            verb(actor=follower, pilot=running)
    with pytest.raises(ValidationError):
        save_pilot(actor=partner_editor, pilot=running, revision=1, values={"topics": []})
    end_pilot(actor=partner_editor, pilot=running, outcome="worked", values={"result_en": "Well."})
    with pytest.raises(PermissionDenied):
        save_pilot(actor=partner_editor, pilot=running, revision=2, values={"title_en": "New"})


def test_the_secretariat_takes_down_a_pilot_that_has_ended(
    partner: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    ended = ended_pilot(partner_editor, partner)
    with pytest.raises(TransitionNotAllowed):
        withdraw_pilot(actor=partner_editor, pilot=ended)
    with pytest.raises(ValidationError):
        withdraw_pilot(actor=secretariat, pilot=ended)
    assert withdraw_pilot(actor=secretariat, pilot=ended, reason="Names of children.").state == "withdrawn"
    with pytest.raises(PermissionDenied):
        withdraw_pilot(actor=secretariat, pilot=draft_pilot(partner_editor, partner), reason="A draft.")
