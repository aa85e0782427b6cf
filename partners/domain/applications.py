"""The partner application from draft to decision (P3). Every form, page and task comes through here."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import add_working_days, today_in_geneva
from alliance87.core.languages import LANGUAGES
from partners import emails
from partners.domain.organisations import admit_organisation
from partners.domain.stale import StaleEditError
from partners.enums import ApplicationState
from partners.models import Application, ApplicationMessage, CommitmentText, DeclineInstruction
from partners.models.application import IN_HAND
from partners.queries.applications import missing_of

CHECK_TASK = "partners.check_application"
ANSWER_TASK = "partners.answer_question"
FIELDS = (
    "kind",
    "other_kinds",
    "country",
    "website",
    "listing",
    "focal_point_name",
    "focal_point_function",
    "focal_point_email",
    *(f"{field}_{code}" for field in ("name", "mission") for code in LANGUAGES),
)


@transaction.atomic
def start_application(*, actor: Any) -> Application:
    """A draft of the actor's, with the actor as focal point until said otherwise; the draft that is
    already there when there is one. Raises PermissionDenied for visitors."""
    if not actor.has_perm("partners.start_application"):
        raise PermissionDenied
    get_user_model().objects.select_for_update().get(pk=actor.pk)  # two clicks, one draft
    draft = Application.objects.filter(applicant=actor, state=ApplicationState.DRAFT).first()
    if draft is not None:
        return draft
    return Application.objects.create(
        applicant=actor, focal_point_name=actor.name, focal_point_email=actor.email
    )


@transaction.atomic
def save_application(
    *, actor: Any, application: Application, revision: int, values: Mapping[str, Any]
) -> Application:
    """Keep what was typed, complete or not.

    `values` are cleaned values by field name, `topics` a list of Topic. Raises PermissionDenied for
    strangers and once submitted, StaleEditError when `revision` is not the one that stands.
    """
    locked = _locked(application)
    _ask(actor, "partners.change_application", locked)
    if locked.revision != revision:
        raise StaleEditError(locked)
    for field in FIELDS:
        if field in values:
            setattr(locked, field, values[field])
    locked.revision += 1
    locked.save()
    if "topics" in values:
        locked.topics.set(values["topics"])
    return locked


@transaction.atomic
def submit_application(
    *, actor: Any, application: Application, commitment: CommitmentText | None, answer: str = ""
) -> Application:
    """Hand the application in, or in again with the answer to the question it was returned with.

    `commitment` is the text that was on the reader's screen. Raises PermissionDenied; ValidationError
    when something is missing, when the commitment is not given, or its text changed meanwhile (P12),
    or when the question has no answer.
    """
    locked = _locked(application)
    _ask(actor, "partners.change_application", locked)
    text = _require_complete(locked, commitment, answer)
    if locked.state == ApplicationState.RETURNED:
        _say(locked, ApplicationMessage.Kind.ANSWER, actor, answer)
    now = timezone.now()
    locked.commitment_text, locked.commitment_given_at = text, now
    locked.submitted_at = locked.submitted_at or now
    locked.submit()
    locked.revision += 1
    locked.save()
    ledger.append(
        kind="partners.application_submitted",
        subject=locked,
        actor=actor,
        data={"commitment_version": text.version, "partner_kind": locked.kind},
    )
    inbox.close_tasks(subject=locked, kind=ANSWER_TASK, closed_by=actor)
    inbox.open_task(
        kind=CHECK_TASK,
        subject=locked,
        role="secretariat",
        title=gettext_noop("Check the application of %(name)s"),
        params={"name": locked},
        url_name="admin:partners_application_change",
        url_kwargs={"object_id": str(locked.pk)},
        due_at=add_working_days(now, rulesets.in_force()["partners.applications.check_working_days"]),
    )
    emails.application_received(locked)
    return locked


def _require_complete(
    application: Application, commitment: CommitmentText | None, answer: str
) -> CommitmentText:
    missing = missing_of(application)
    if missing:
        raise ValidationError([_("Still missing: %(what)s") % {"what": each.label} for each in missing])
    in_force = CommitmentText.objects.in_force()
    if commitment is None:
        raise ValidationError(_("Without the commitment an organisation cannot become a partner."))
    if commitment != in_force:
        raise ValidationError(_("The text of the commitment has changed. Please read it again."))
    if application.state == ApplicationState.RETURNED and not answer.strip():
        raise ValidationError(_("Please answer the question of the secretariat."))
    return commitment


@transaction.atomic
def return_application(
    *, actor: Any, application: Application, question: str, revision: int | None = None
) -> Application:
    """Send it back with a question (P3). `revision` is the one that the officer read. Raises
    PermissionDenied, StaleEditError when another stands, ValidationError without a question,
    TransitionNotAllowed when it is not waiting for the secretariat."""
    locked = _locked(application)
    _ask(actor, "partners.check_application", locked)
    _same(locked, revision)
    if not question.strip():
        raise ValidationError(_("Please say what you ask of the applicant."))
    locked.return_with_question()
    locked.returned_at, locked.reminded_at = timezone.now(), None
    locked.revision += 1
    locked.save()
    message = _say(locked, ApplicationMessage.Kind.QUESTION, actor, question)
    ledger.append(
        kind="partners.application_returned", subject=locked, actor=actor, data={"message": message.pk}
    )
    inbox.close_tasks(subject=locked, kind=CHECK_TASK, closed_by=actor)
    inbox.open_task(
        kind=ANSWER_TASK,
        subject=locked,
        user=locked.applicant,
        title=gettext_noop("Answer the question on the application of %(name)s"),
        params={"name": locked},
        url_name="partners:application",
        url_kwargs={"public_id": str(locked.public_id)},
    )
    emails.application_returned(locked, question)
    return locked


@transaction.atomic
def accept_application(*, actor: Any, application: Application, revision: int | None = None) -> Application:
    """Accept (P3): the organisation becomes a partner from today, its applicant can act for it.
    `revision` is the one that the officer read. Raises PermissionDenied, StaleEditError when another
    stands, ValidationError when the applicant has no account any more, TransitionNotAllowed when it is
    not waiting for the secretariat."""
    locked = _locked(application)
    _ask(actor, "partners.check_application", locked)
    _same(locked, revision)
    if not locked.applicant.is_active:
        raise ValidationError(_("The applicant has no account any more: nobody could act for the partner."))
    locked.accept()
    locked.organisation = admit_organisation(application=locked)
    _decide(locked)
    ledger.append(
        kind="partners.application_accepted",
        subject=locked,
        actor=actor,
        data={"organisation": locked.organisation.pk, "listing": locked.listing},
    )
    inbox.close_tasks(subject=locked, kind=CHECK_TASK, closed_by=actor)
    emails.application_accepted(locked)
    return locked


@transaction.atomic
def decline_application(
    *,
    actor: Any,
    application: Application,
    instruction: DeclineInstruction,
    reason: str,
    revision: int | None = None,
) -> Application:
    """Decline (P3), only with the chair's instruction and the bodies consulted, both recorded.
    `instruction` is unsaved. Raises PermissionDenied, ValidationError, TransitionNotAllowed."""
    locked = _locked(application)
    _ask(actor, "partners.check_application", locked)
    _same(locked, revision)
    if not reason.strip():
        raise ValidationError(_("Please give the reason."))
    instruction.application, instruction.recorded_by = locked, actor
    instruction.full_clean()
    if instruction.instructed_on > today_in_geneva():
        raise ValidationError({"instructed_on": _("The instruction cannot be of a later day than today.")})
    if locked.submitted_at and instruction.instructed_on < timezone.localdate(locked.submitted_at):
        raise ValidationError({"instructed_on": _("The instruction cannot be older than the application.")})
    locked.decline()
    _decide(locked)
    instruction.save()
    message = _say(locked, ApplicationMessage.Kind.REASON, actor, reason)
    ledger.append(
        kind="partners.application_declined",
        subject=locked,
        actor=actor,
        data={"instruction": instruction.pk, "message": message.pk},
    )
    inbox.close_tasks(subject=locked, kind=CHECK_TASK, closed_by=actor)
    emails.application_declined(locked, reason)
    return locked


@transaction.atomic
def withdraw_application(*, actor: Any, application: Application) -> Application:
    """The applicant takes it back. Raises PermissionDenied, TransitionNotAllowed once decided."""
    locked = _locked(application)
    _ask(actor, "partners.withdraw_application", locked)
    locked.withdraw()
    _decide(locked)
    ledger.append(kind="partners.application_withdrawn", subject=locked, actor=actor, data={})
    inbox.close_tasks(subject=locked, closed_by=actor)
    return locked


@transaction.atomic
def close_for_erasure(*, actor: Any, applicant: Any) -> int:
    """Withdraw what an applicant who is being erased has in hand; how many. The verb that erases has
    asked the right."""
    in_hand = Application.objects.select_for_update().filter(applicant=applicant, state__in=IN_HAND)
    for application in in_hand:
        application.withdraw()
        _decide(application)
        ledger.append(kind="partners.application_withdrawn", subject=application, actor=actor, data={})
        inbox.close_tasks(subject=application, closed_by=actor)
    return len(in_hand)


def _same(application: Application, revision: int | None) -> None:
    if revision is not None and application.revision != revision:
        raise StaleEditError(application)


def _locked(application: Application) -> Application:
    return Application.objects.select_for_update().get(pk=application.pk)


def _ask(actor: Any, permission: str, application: Application) -> None:
    if not actor.has_perm(permission, application):
        raise PermissionDenied


def _say(application: Application, kind: str, author: Any, text: str) -> ApplicationMessage:
    return ApplicationMessage.objects.create(
        application=application, kind=kind, author=author, text=text.strip()
    )


def _decide(application: Application) -> None:
    application.decided_at = timezone.now()
    application.revision += 1
    application.save()
