"""P3: from draft to decision, by the verbs alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, ledger
from partners.domain.applications import (
    accept_application,
    decline_application,
    return_application,
    save_application,
    start_application,
    submit_application,
    withdraw_application,
)
from partners.domain.stale import StaleEditError
from partners.enums import ApplicationState, MembershipRole, StatusKind
from partners.models import Application, CommitmentText, DeclineInstruction, Membership, OrganisationStatus
from partners.queries.applications import missing_of


def kinds_of(application: Application) -> list[str]:
    return [entry.kind for entry in ledger.entries_of(application)]


@pytest.mark.django_db
def test_starting_twice_goes_on_with_the_same_draft(applicant: Any) -> None:
    assert start_application(actor=applicant) == start_application(actor=applicant)


@pytest.mark.django_db
def test_an_empty_draft_says_what_is_missing(applicant: Any) -> None:
    draft = start_application(actor=applicant)
    assert [(each.step, str(each.label)) for each in missing_of(draft)][:2] == [
        ("organisation", "catégorie de partenaire"),
        ("organisation", "nom de l’organisation"),
    ]


def test_a_country_has_to_name_itself(draft: Application) -> None:
    draft.kind, draft.country = "country", None
    assert [each.step for each in missing_of(draft)] == ["organisation"]


@pytest.mark.rule("P3")
def test_what_is_incomplete_is_not_submitted(draft: Application, commitment_text: CommitmentText) -> None:
    values = {"focal_point_email": ""}
    save_application(actor=draft.applicant, application=draft, revision=draft.revision, values=values)
    with pytest.raises(ValidationError):
        submit_application(actor=draft.applicant, application=draft, commitment=commitment_text)
    draft = Application.objects.get(pk=draft.pk)
    assert (draft.state, kinds_of(draft)) == (ApplicationState.DRAFT, [])


@pytest.mark.rule("P12")
def test_without_the_commitment_nothing_is_submitted(
    draft: Application, commitment_text: CommitmentText
) -> None:
    with pytest.raises(ValidationError):
        submit_application(actor=draft.applicant, application=draft, commitment=None)


@pytest.mark.rule("P12")
def test_the_commitment_is_to_the_text_in_force(draft: Application, commitment_text: CommitmentText) -> None:
    now = timezone.now()
    CommitmentText.objects.create(
        version=2, text_fr="Autre", text_en="Other", text_es="Otro", effective_from=now
    )
    with pytest.raises(ValidationError):
        submit_application(actor=draft.applicant, application=draft, commitment=commitment_text)


@pytest.mark.rule("P3")
def test_submitting_records_and_asks_the_secretariat(submitted: Application, secretariat: Any) -> None:
    assert submitted.state == ApplicationState.SUBMITTED
    assert kinds_of(submitted) == ["partners.application_submitted"]
    assert [task.get_absolute_url() for task in inbox.tasks_of(secretariat)] == [
        f"/fr/desk/partners/application/{submitted.pk}/change/"
    ]


@pytest.mark.rule("P3")
def test_a_question_an_answer_and_acceptance(
    submitted: Application,
    commitment_text: CommitmentText,
    secretariat: Any,
    mailoutbox: list[Any],
    run_jobs: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    applicant = submitted.applicant
    return_application(actor=secretariat, application=submitted, question="Who signs?")
    assert list(inbox.tasks_of(secretariat)) == []
    assert [task.kind for task in inbox.tasks_of(applicant)] == ["partners.answer_question"]
    with pytest.raises(ValidationError):
        submit_application(actor=applicant, application=submitted, commitment=commitment_text, answer=" ")
    submit_application(
        actor=applicant, application=submitted, commitment=commitment_text, answer="The board."
    )
    assert list(inbox.tasks_of(applicant)) == []
    accepted = accept_application(actor=secretariat, application=submitted)
    organisation = accepted.organisation
    assert organisation is not None
    assert organisation.slug == "reseau-erable"
    assert [message.kind for message in accepted.conversation.all()] == ["question", "answer"]
    membership = Membership.objects.get(organisation=organisation)
    assert (membership.user, membership.role) == (applicant, MembershipRole.FOCAL_POINT)
    status = OrganisationStatus.objects.get(organisation=organisation)
    assert (status.kind, status.valid_from, status.valid_to) == (
        StatusKind.PARTNER,
        timezone.localdate(),
        None,
    )
    assert organisation.commitments.get().text == commitment_text
    assert kinds_of(accepted) == [
        f"partners.application_{step}" for step in ("submitted", "returned", "submitted", "accepted")
    ]


@pytest.mark.rule("P3")
def test_nobody_decides_on_an_application_of_their_own(
    draft: Application, commitment_text: CommitmentText
) -> None:
    officer = draft.applicant
    officer.is_staff = True
    officer.save()
    submit_application(actor=officer, application=draft, commitment=commitment_text)
    with pytest.raises(PermissionDenied):
        accept_application(actor=officer, application=draft)


def test_strangers_change_nothing(submitted: Application, follower: Any, secretariat: Any) -> None:
    with pytest.raises(PermissionDenied):
        save_application(
            actor=follower, application=submitted, revision=submitted.revision, values={"name_fr": "X"}
        )
    with pytest.raises(PermissionDenied):
        save_application(actor=secretariat, application=submitted, revision=submitted.revision, values={})
    with pytest.raises(PermissionDenied):
        accept_application(actor=follower, application=submitted)
    with pytest.raises(PermissionDenied):
        accept_application(actor=submitted.applicant, application=submitted)


def test_what_is_submitted_is_not_edited(submitted: Application) -> None:
    with pytest.raises(PermissionDenied):
        save_application(
            actor=submitted.applicant,
            application=submitted,
            revision=submitted.revision,
            values={"name_fr": "X"},
        )


@pytest.mark.rule("T13")
def test_a_stale_save_is_refused(draft: Application) -> None:
    save_application(
        actor=draft.applicant, application=draft, revision=draft.revision, values={"name_fr": "Un"}
    )
    with pytest.raises(StaleEditError) as stale:
        save_application(
            actor=draft.applicant, application=draft, revision=draft.revision, values={"name_fr": "Deux"}
        )
    assert stale.value.current.name_fr == "Un"


@pytest.mark.rule("P3")
def test_declining_needs_the_chairs_instruction(submitted: Application, secretariat: Any) -> None:
    nothing = DeclineInstruction(instructed_on=None, reference="", consulted="")
    with pytest.raises(ValidationError):
        decline_application(actor=secretariat, application=submitted, instruction=nothing, reason="No.")
    tomorrow = timezone.localdate() + timedelta(days=1)
    early = DeclineInstruction(instructed_on=tomorrow, reference="Note 4", consulted="NGO Forum")
    with pytest.raises(ValidationError):
        decline_application(actor=secretariat, application=submitted, instruction=early, reason="No.")
    given = DeclineInstruction(instructed_on=timezone.localdate(), reference="Note 4", consulted="NGO Forum")
    declined = decline_application(actor=secretariat, application=submitted, instruction=given, reason="No.")
    assert (declined.state, declined.organisation) == (ApplicationState.DECLINED, None)
    assert declined.decline_instruction.recorded_by == secretariat


def test_what_is_decided_is_not_decided_again(submitted: Application, secretariat: Any) -> None:
    accept_application(actor=secretariat, application=submitted)
    with pytest.raises(TransitionNotAllowed):
        accept_application(actor=secretariat, application=submitted)
    with pytest.raises(TransitionNotAllowed):
        withdraw_application(actor=submitted.applicant, application=submitted)


def test_withdrawing_closes_the_task(submitted: Application, secretariat: Any) -> None:
    assert (
        withdraw_application(actor=submitted.applicant, application=submitted).state
        == ApplicationState.WITHDRAWN
    )
    assert list(inbox.tasks_of(secretariat)) == []


def test_the_applicant_is_told_in_their_language(
    submitted: Application, secretariat: Any, mailoutbox: list[Any], run_jobs: Any
) -> None:
    submitted.applicant.language = "es"
    submitted.applicant.save()
    accept_application(actor=secretariat, application=submitted)
    run_jobs()
    last = mailoutbox[-1]
    assert last.to == [submitted.applicant.email]
    assert "es socio de la Alianza 8.7" in last.subject
