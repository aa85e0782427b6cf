"""The commitment is confirmed again every two years, or when its text changes (P12): the focal points are
asked, and reminded once; silence is followed up by the secretariat, and no page says so in public."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.inbox.models import Task
from alliance87.core.repeats import said_just_now
from partners import emails_life as emails
from partners.domain.own_tasks import define_own, of
from partners.enums import MembershipRole
from partners.models import Commitment, CommitmentRequest, CommitmentText, Membership, Organisation, User
from partners.queries.colleagues import focal_points_of
from partners.queries.commitments import commitment_due, to_be_asked

TASK = "partners.confirm_commitment"
A_RUN = 50  # asked at once, so that a new text, or the first day, is no flood of mail and of answers


def ask_for_confirmations() -> int:
    """Ask the next partners whose commitment is to be confirmed again and that have a focal point, the oldest
    first. Who was asked is not asked twice. Answers how many were asked."""
    return sum(_ask(pk) for pk in list(to_be_asked().values_list("pk", flat=True)[:A_RUN]))


@transaction.atomic
def _ask(pk: int) -> bool:
    organisation = Organisation.objects.select_for_update().get(pk=pk)
    people = [each.user for each in focal_points_of(organisation)]
    still_due = commitment_due().filter(pk=pk).exists()  # it may have been confirmed meanwhile
    if not people or not still_due or CommitmentRequest.objects.open().filter(organisation=pk).exists():
        return False
    days = rulesets.in_force()["partners.commitment.answer_days"]
    made = CommitmentRequest.objects.create(
        organisation=organisation, due_on=today_in_geneva() + timedelta(days=days)
    )
    _ask_people(made, people)
    return True


def ask_new_focal_points() -> int:
    """Whoever speaks for a partner since it was asked is asked too. Answers how many (three queries when
    there is nobody)."""
    waiting = dict(CommitmentRequest.objects.open().values_list("organisation", "pk"))
    speaking = Membership.objects.current().filter(
        organisation__in=waiting, role=MembershipRole.FOCAL_POINT, user__is_active=True
    )
    asked = set(Task.objects.open().filter(kind=TASK).values_list("object_id", "user"))
    new = {
        waiting[organisation]
        for organisation, user in speaking.values_list("organisation", "user")
        if (str(waiting[organisation]), user) not in asked
    }
    return sum(_ask_newcomers(pk) for pk in sorted(new))


@transaction.atomic
def _ask_newcomers(pk: int) -> int:
    rows = CommitmentRequest.objects.open().select_related("organisation")
    request = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if request is None:
        return 0
    asked = Task.objects.open().filter(kind=TASK, object_id=str(pk)).values_list("user", flat=True)
    told = set(asked)
    people = [each.user for each in focal_points_of(request.organisation) if each.user_id not in told]
    if people:
        _ask_people(request, people)
    return len(people)


def _ask_people(request: CommitmentRequest, people: list[User]) -> None:
    organisation = request.organisation
    for person in people:
        inbox.open_task(
            kind=TASK,
            subject=request,
            user=person,
            title=gettext_noop("Confirm the commitment of %(name)s, and its entry"),
            params={"name": organisation},
            url_name="partners:commitment",
            url_kwargs={"slug": organisation.slug},
        )
    emails.commitment_to_confirm(request, people)


def remind_of_confirmations() -> int:
    """Remind, once, each partner that did not confirm within the days of the rule set. Answers how many."""
    days = rulesets.in_force()["partners.commitment.reminder_days"]
    waiting = CommitmentRequest.objects.open().filter(
        reminded_at=None,
        asked_at__lte=timezone.now() - timedelta(days=days),
        organisation__in=Organisation.objects.partners().values("pk"),
    )
    return sum(_remind(pk) for pk in list(waiting.values_list("pk", flat=True)))


@transaction.atomic
def _remind(pk: int) -> bool:
    """One conditional UPDATE claims the reminder, so that two workers never send it twice; it is kept while
    there is nobody to remind."""
    request = CommitmentRequest.objects.select_related("organisation").get(pk=pk)
    people = [each.user for each in focal_points_of(request.organisation)]
    if not people:
        return False
    claimed = CommitmentRequest.objects.open().filter(pk=pk, reminded_at=None)
    if not claimed.update(reminded_at=timezone.now()):
        return False
    emails.commitment_to_confirm(request, people)
    return True


@transaction.atomic
def confirm_commitment(*, actor: Any, organisation: Organisation, text: CommitmentText | None) -> Commitment:
    """A focal point confirms, whether or not it was asked: `text` is the one that was on the screen. What was
    given before stays in the record. Raises PermissionDenied for all but the focal points of a partner,
    ValidationError when the text changed meanwhile. Pressed twice, it is given once."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not actor.has_perm("partners.confirm_commitment", locked):
        raise PermissionDenied
    if text is None or text != CommitmentText.objects.in_force():
        raise ValidationError(_("The text of the commitment has changed. Please read it again."))
    same = Commitment.objects.filter(organisation=locked, text=text, given_by=actor)
    if (given := said_just_now(same, at="given_at")) is not None:
        return given  # type: ignore[no-any-return]
    now = timezone.now()
    made = Commitment.objects.create(organisation=locked, text=text, given_by=actor, given_at=now)
    _close(locked, actor)
    ledger.append(
        kind="partners.commitment_confirmed", subject=locked, actor=actor, data={"version": text.version}
    )
    return made


def stop_asking(organisation: Organisation) -> None:
    """It is no partner any more."""
    _close(organisation, None)


def _close(organisation: Organisation, actor: Any) -> None:
    for request in CommitmentRequest.objects.open().filter(organisation=organisation):
        request.closed_at = timezone.now()
        request.save(update_fields=["closed_at"])
        inbox.close_tasks(subject=request, closed_by=actor)


define_own(TASK, of("partners.confirm_commitment", "organisation"))
