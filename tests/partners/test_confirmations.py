"""P12: the commitment is confirmed again; silence is followed up, and no page says so in public."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance87.core import inbox, jobs, rulesets
from partners.domain.commitments import load_first_text, publish_commitment_text
from partners.domain.confirmations import (
    TASK,
    ask_for_confirmations,
    ask_new_focal_points,
    confirm_commitment,
    remind_of_confirmations,
)
from partners.domain.departures import leave_everything
from partners.models import Commitment, CommitmentRequest, CommitmentText, Organisation
from partners.queries.chosen import chosen_partners
from partners.queries.commitments import commitment_due, unconfirmed
from tests.partners.proposing import let_edit, make_partner

pytestmark = pytest.mark.rule("P12")
TEXTS = {"fr": "Nouveau", "en": "New", "es": "Nuevo"}


@pytest.fixture
def text(db: None) -> CommitmentText:
    load_first_text()
    return CommitmentText.objects.get()


@pytest.fixture
def maple(partner_editor: Any, text: CommitmentText) -> Organisation:
    """Gave its commitment a month ago."""
    made = make_partner()
    let_edit(partner_editor, made, "focal_point")
    given = timezone.now() - timedelta(days=30)
    Commitment.objects.create(organisation=made, text=text, given_by=partner_editor, given_at=given)
    return made


def after(key: str) -> timedelta:
    """A day more than the days of the rule set."""
    return timedelta(days=rulesets.in_force()[f"partners.commitment.{key}_days"] + 1)


def let_it_age() -> None:
    months = rulesets.in_force()["partners.commitment.confirm_months"]
    Commitment.objects.update(given_at=timezone.now() - timedelta(days=31 * months))


def test_after_two_years_the_focal_point_is_asked_once(maple: Any, partner_editor: Any) -> None:
    assert ask_for_confirmations() == 0
    let_it_age()
    assert [ask_for_confirmations(), ask_for_confirmations()] == [1, 0]
    assert [task.kind for task in inbox.tasks_of(partner_editor)] == [TASK]
    jobs.run_due()
    assert [each.to for each in mail.outbox] == [[partner_editor.email]]
    assert f"/partners/{maple.slug}/commitment/" in str(mail.outbox[0].body)


def test_or_when_the_text_changes(maple: Any, secretariat: Any) -> None:
    publish_commitment_text(actor=secretariat, texts=TEXTS)
    assert list(commitment_due()) == [maple]


def test_once_reminded_then_the_secretariat_follows_up(
    maple: Any, secretariat: Any, client_of: Any, time_machine: Any
) -> None:
    let_it_age()
    ask_for_confirmations()
    assert remind_of_confirmations() == 0
    time_machine.move_to(timezone.now() + after("reminder"))
    assert [remind_of_confirmations(), remind_of_confirmations()] == [1, 0]
    assert not unconfirmed().exists()
    time_machine.move_to(timezone.now() + after("answer"))
    assert [each.organisation for each in unconfirmed()] == [maple]
    assert "Maple" in client_of(secretariat).get(reverse("partners:commitments")).content.decode()
    assert "confirm" not in Client().get(maple.get_absolute_url()).content.decode().lower()


def test_it_is_confirmed_on_its_page(maple: Any, partner_editor: Any, client_of: Any) -> None:
    let_it_age()
    ask_for_confirmations()
    address = reverse("partners:commitment", args=[maple.slug])
    answer = client_of(partner_editor).post(address, {"version": 1, "commitment": "on"})
    assert answer.status_code == 302
    assert Commitment.objects.filter(organisation=maple).count() == 2
    assert not CommitmentRequest.objects.open().exists() and not inbox.tasks_of(partner_editor)
    assert not commitment_due().exists()
    page = Client().get(maple.get_absolute_url()).content.decode()  # tells the first day, whoever is silent
    assert "version" not in page
    assert f"{maple.commitments.order_by('given_at')[0].given_at:%Y}" in page


def test_nobody_else_confirms_and_not_a_text_that_changed(
    maple: Any, text: Any, partner_editor: Any, secretariat: Any, applicant: Any
) -> None:
    let_edit(applicant, maple)
    for other in (secretariat, applicant):
        with pytest.raises(PermissionDenied):
            confirm_commitment(actor=other, organisation=maple, text=text)
    publish_commitment_text(actor=secretariat, texts=TEXTS)
    with pytest.raises(ValidationError):
        confirm_commitment(actor=partner_editor, organisation=maple, text=text)


def test_who_leaves_is_asked_no_more_and_who_has_nobody_is_listed(
    maple: Any, partner_editor: Any, secretariat: Any, client_of: Any
) -> None:
    let_it_age()
    ask_for_confirmations()
    leave_everything(maple, timezone.localdate())
    assert not CommitmentRequest.objects.open().exists() and not inbox.tasks_of(partner_editor)
    make_partner("lonely")
    assert "Lonely" in client_of(secretariat).get(reverse("partners:commitments")).content.decode()


def test_they_are_asked_some_at_a_time_the_oldest_first(
    maple: Any, partner_editor: Any, monkeypatch: Any
) -> None:
    let_it_age()
    never = make_partner("zinnia")
    let_edit(partner_editor, never, "focal_point")
    monkeypatch.setattr("partners.domain.confirmations.A_RUN", 1)
    assert ask_for_confirmations() == 1
    assert CommitmentRequest.objects.get().organisation == never
    assert [ask_for_confirmations(), ask_for_confirmations()] == [1, 0]


def test_nobody_is_asked_about_no_text_nor_about_a_corrected_word(
    maple: Any, secretariat: Any, client_of: Any
) -> None:
    address = reverse("admin:partners_commitmenttext_add")
    typed = {f"text_{code}": words for code, words in TEXTS.items()}
    assert client_of(secretariat).post(address, typed).status_code == 302
    assert CommitmentText.objects.in_force().version == 2  # type: ignore[union-attr]
    assert not commitment_due().exists()
    Commitment.objects.all().delete()
    CommitmentText.objects.all().delete()
    assert not commitment_due().exists()


def test_a_new_focal_point_is_asked_and_the_reminder_waits_for_somebody(
    maple: Any, partner_editor: Any, applicant: Any, time_machine: Any
) -> None:
    let_it_age()
    ask_for_confirmations()
    maple.memberships.update(until=timezone.now())
    time_machine.move_to(timezone.now() + after("reminder"))
    assert [ask_new_focal_points(), remind_of_confirmations()] == [0, 0]
    let_edit(applicant, maple, "focal_point")
    mail.outbox.clear()
    assert [ask_new_focal_points(), ask_new_focal_points()] == [1, 0]
    assert [task.kind for task in inbox.tasks_of(applicant)] == [TASK]
    assert remind_of_confirmations() == 1


def test_those_who_are_shown_are_written_to(maple: Any, time_machine: Any) -> None:
    let_it_age()
    ask_for_confirmations()
    assert not chosen_partners({"standing": "unconfirmed"}).exists()
    time_machine.move_to(timezone.now() + after("answer"))
    assert list(chosen_partners({"standing": "unconfirmed"})) == [maple]


def test_pressed_twice_it_is_confirmed_once(maple: Any, text: Any, partner_editor: Any) -> None:
    let_it_age()
    for _again in range(2):
        confirm_commitment(actor=partner_editor, organisation=maple, text=text)
    assert Commitment.objects.count() == 2
