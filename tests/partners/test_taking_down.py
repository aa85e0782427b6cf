"""The secretariat takes down what partners made public, with a reason that they read; a public practice is
corrected through another reading, and stands meanwhile."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from alliance87.core import ledger
from alliance87.core.mailing.models import Delivery
from alliance87.core.uploads.models import Upload
from partners.domain.initiatives import end_initiative, report_progress, withdraw_initiative
from partners.domain.practices import (
    adopt_practice,
    correct_practice,
    endorse_practice,
    review_practice,
    save_practice,
    submit_practice,
    withdraw_practice,
)
from partners.domain.taking_down import take_down_words
from partners.models import GoodPractice, Organisation
from partners.queries.directory import Filters
from partners.queries.practices import search_practices
from tests.files.samples import pdf
from tests.partners.group_working import partner_of
from tests.partners.initiating import country, draft_initiative, publish, publish_practice

WHY = "It names children."


@pytest.fixture
def maple(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "maple")


@pytest.fixture
def practice(maple: Organisation, partner_editor: Any, secretariat: Any) -> GoodPractice:
    return publish_practice(partner_editor, secretariat, maple)


def told() -> list[str]:
    sent = Delivery.objects.filter(mailing__kind="partners.taken_down")
    return list(sent.values_list("address", flat=True))


@pytest.mark.parametrize("completed", [False, True])
@pytest.mark.rule("T18")
def test_an_initiative_under_way_or_completed(
    maple: Organisation, partner_editor: Any, secretariat: Any, follower: Any, completed: bool
) -> None:
    shown = publish(partner_editor, maple)
    if completed:
        shown = end_initiative(actor=partner_editor, initiative=shown, completed=True)
    with pytest.raises(PermissionDenied):
        withdraw_initiative(actor=follower, initiative=shown, reason=WHY)
    with pytest.raises(ValidationError):
        withdraw_initiative(actor=secretariat, initiative=shown)
    withdraw_initiative(actor=secretariat, initiative=shown, reason=WHY)
    assert Client().get(shown.get_absolute_url()).status_code == 404
    assert told() == [partner_editor.email]
    last = list(ledger.entries_of(shown))[-1]
    assert (last.kind, last.data["by_secretariat"]) == ("partners.initiative_withdrawn", True)
    with pytest.raises(PermissionDenied):
        withdraw_initiative(actor=secretariat, initiative=draft_initiative(partner_editor, maple), reason=WHY)


def test_its_partner_withdraws_what_is_completed(maple: Organisation, partner_editor: Any) -> None:
    ended = end_initiative(actor=partner_editor, initiative=publish(partner_editor, maple), completed=True)
    assert withdraw_initiative(actor=partner_editor, initiative=ended).state == "withdrawn"
    assert told() == []


def test_a_practice(practice: GoodPractice, partner_editor: Any, secretariat: Any) -> None:
    with pytest.raises(ValidationError):
        withdraw_practice(actor=secretariat, practice=practice)
    assert GoodPractice.objects.get().state == "published"
    withdraw_practice(actor=secretariat, practice=practice, reason=WHY)
    assert Client().get(practice.get_absolute_url()).status_code == 404
    assert told() == [partner_editor.email]


@pytest.mark.rule("T18")
def test_the_words_of_one_partner_beside_the_practice_of_another(
    practice: GoodPractice, partner_editor: Any, applicant: Any, secretariat: Any, client_of: Any
) -> None:
    oak = partner_of(applicant, "oak")
    said = {"actor": applicant, "practice": practice, "organisation": oak}
    endorsed = endorse_practice(**said, words="Bad words")
    adopted = adopt_practice(**said, country=country("XB", "Belmora"), words="Worse words")
    assert [each.reach for each in search_practices(Filters())] == [1]
    for kind, row in (("endorsement", endorsed), ("adoption", adopted)):
        address = reverse("partners:words_take_down", args=[kind, row.pk])
        assert client_of(partner_editor).get(address).status_code == 404
        assert client_of(secretariat).post(address, {"reason": ""}).status_code == 422
        assert client_of(secretariat).post(address, {"reason": WHY}).status_code == 302
        assert client_of(secretariat).post(address, {"reason": WHY}).status_code == 404
        assert [each.kind for each in ledger.entries_of(row)] == [f"partners.{kind}_taken_down"]
    page = Client().get(practice.get_absolute_url()).content.decode()
    assert ("words" in page.split("<main")[1], "Oak" in page) == (False, False)
    assert [each.reach for each in search_practices(Filters())] == [0]
    assert told() == [applicant.email] * 2


def test_a_report_goes_with_its_evidence_and_the_initiative_stays(
    maple: Organisation, partner_editor: Any, secretariat: Any
) -> None:
    shown = publish(partner_editor, maple)
    report = report_progress(
        actor=partner_editor,
        initiative=shown,
        value="90 children",
        text="With their names",
        evidence=[ContentFile(pdf(), name="evidence.pdf")],
    )
    with pytest.raises(PermissionDenied):
        take_down_words(actor=partner_editor, said=report, reason=WHY)
    take_down_words(actor=secretariat, said=report, reason=WHY)
    page = Client().get(shown.get_absolute_url())
    assert (page.status_code, "With their names" in page.content.decode()) == (200, False)
    file = Upload.objects.get(purpose="partners.initiative_evidence")
    assert Client().get(file.get_absolute_url()).status_code != 200
    assert told() == [partner_editor.email]


def test_a_public_practice_is_corrected_through_another_reading(
    practice: GoodPractice, partner_editor: Any, secretariat: Any, follower: Any, client_of: Any
) -> None:
    with pytest.raises(PermissionDenied):
        correct_practice(actor=follower, practice=practice)
    browser = client_of(partner_editor)
    browser.post(reverse("partners:practice_correct", args=[practice.public_id]))
    draft = practice.corrections.get()
    assert correct_practice(actor=partner_editor, practice=practice) == draft
    assert (draft.title_en, list(draft.topics.all())) == (practice.title_en, list(practice.topics.all()))
    values = {"result_en": "Eight children in ten."}
    saved = save_practice(actor=partner_editor, practice=draft, revision=draft.revision, values=values)
    handed_in = submit_practice(actor=partner_editor, practice=saved)
    assert "Nine children" in Client().get(practice.get_absolute_url()).content.decode()
    assert search_practices(Filters()).count() == 1
    review_practice(actor=secretariat, practice=handed_in, accepted=True)
    practice.refresh_from_db()
    assert (practice.state, practice.result_en) == ("published", "Eight children in ten.")
    assert [each.kind for each in ledger.entries_of(handed_in)] == ["partners.practice_corrected"]
    assert search_practices(Filters()).get() == practice
    assert browser.get(draft.get_absolute_url()).headers["Location"] == practice.get_absolute_url()


def test_a_correction_of_what_was_withdrawn_is_not_taken_in(
    practice: GoodPractice, partner_editor: Any, secretariat: Any
) -> None:
    draft = correct_practice(actor=partner_editor, practice=practice)
    handed_in = submit_practice(actor=partner_editor, practice=draft)
    withdraw_practice(actor=partner_editor, practice=practice)
    with pytest.raises(ValidationError):
        review_practice(actor=secretariat, practice=handed_in, accepted=True)
