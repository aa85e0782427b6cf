"""How an organisation leaves the Alliance (P11): by letter, confirmed by a second person, on a day to come.

A State leaves by official note that the secretariat registers. What it did stays in the record; the seats it
holds are looked at by people, as everything about seats (the governing body above reads the statuses)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, rulesets, uploads
from alliance87.core.dates import today_in_geneva
from partners import emails_life as emails
from partners.domain.departures import leave_everything
from partners.domain.own_tasks import close_what_is_not_theirs, people_of
from partners.domain.statuses import end_status
from partners.enums import StatusKind, WithdrawalState
from partners.models import Organisation, OrganisationStatus, Withdrawal
from partners.queries.people import editors_of

LETTER = "partners.withdrawal_letter"
CONFIRM_TASK, NOTE_TASK = "partners.confirm_withdrawal", "partners.note_withdrawal"
LONGEST = timedelta(days=731)


@transaction.atomic
def file_withdrawal(
    *, actor: Any, organisation: Organisation, last_day: date, reference: str, letter: File[bytes]
) -> Withdrawal:
    """Give notice that the organisation leaves after `last_day`, a day in Geneva. Its focal point gives it,
    and a second person confirms; what the secretariat registers from a letter or a State's note is confirmed.

    Raises PermissionDenied for anybody else, for a State by any hand but the secretariat's; ValidationError
    for a day that is too near or too far, where nobody could confirm, for one that is no partner or leaves
    already, and for a file that is refused.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not actor.has_perm("partners.file_withdrawal", locked):
        raise PermissionDenied
    registers = actor.has_perm("partners.register_withdrawal", locked)
    _check(locked, last_day)
    seconds = [each for each in editors_of([locked]) if each.pk != actor.pk]
    needs_second = not registers and rulesets.in_force()["partners.withdrawal.second_person"]
    if needs_second and not seconds:
        raise ValidationError(
            _(
                "A second person of your organisation has to confirm this: invite a colleague first, or send "
                "the letter to the secretariat."
            ),
            code="alone",
        )
    made = Withdrawal(organisation=locked, last_day=last_day, reference=reference.strip(), filed_by=actor)
    made.clean_fields(exclude=["state", "organisation", "filed_by"])
    made.save()
    uploads.store(actor=actor, file=letter, purpose=LETTER, subject=made)
    _record("partners.withdrawal_filed", made, actor)
    if needs_second:
        _ask_second_person(made, seconds)
    else:
        _confirm(made, actor)
    return made


def first_possible_day() -> date:
    """The soonest last day of a partner whose notice is given today."""
    return today_in_geneva() + timedelta(days=rulesets.in_force()["partners.withdrawal.undo_days"])


@transaction.atomic
def confirm_withdrawal(*, actor: Any, withdrawal: Withdrawal) -> Withdrawal:
    """The second person says yes: the status of partner ends with the last day. Raises PermissionDenied for
    whoever filed it and for anybody outside; TransitionNotAllowed when it was confirmed or taken back;
    ValidationError when the last day has passed meanwhile."""
    locked = _locked(withdrawal)
    if not actor.has_perm("partners.confirm_withdrawal", locked):
        raise PermissionDenied
    if locked.last_day < today_in_geneva():
        raise ValidationError(_("The last day has passed: give notice again, with another day."))
    _confirm(locked, actor)
    return locked


@transaction.atomic
def undo_withdrawal(*, actor: Any, withdrawal: Withdrawal) -> Withdrawal:
    """The organisation stays, as if nothing had been said. Until the last day, included, and no later. Raises
    PermissionDenied for all but its focal points (of a State: all but the secretariat), TransitionNotAllowed
    once it is in effect, ValidationError after the last day."""
    locked = _locked(withdrawal)
    if not actor.has_perm("partners.undo_withdrawal", locked):
        raise PermissionDenied
    if locked.last_day < today_in_geneva():
        raise ValidationError(_("The organisation has left: it may apply again."))
    locked.undo()
    locked.undone_by, locked.undone_at = actor, timezone.now()
    locked.save()
    OrganisationStatus.objects.filter(
        organisation=locked.organisation, kind=StatusKind.PARTNER, valid_to=locked.last_day
    ).update(valid_to=None)
    inbox.close_tasks(subject=locked, closed_by=actor)
    _record("partners.withdrawal_undone", locked, actor)
    emails.withdrawal_undone(locked, editors_of([locked.organisation]))
    return locked


def put_withdrawals_into_effect() -> int:
    """For each whose last day has passed: groups are left and offices in them end with that day, and nothing
    waits for its people any more. A second run changes nothing. Answers how many left."""
    due = Withdrawal.objects.filter(state=WithdrawalState.CONFIRMED, last_day__lt=today_in_geneva())
    return sum(_put_into_effect(pk) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _put_into_effect(pk: int) -> bool:
    locked = _locked(Withdrawal.objects.only("organisation_id").get(pk=pk))
    if locked.state != WithdrawalState.CONFIRMED:
        return False
    locked.put_into_effect()
    locked.effective_at = timezone.now()
    locked.save()
    leave_everything(locked.organisation, locked.last_day)
    inbox.close_tasks(subject=locked)
    close_what_is_not_theirs(people_of(locked.organisation))
    _record("partners.withdrawal_effective", locked, None)
    return True


def _check(organisation: Organisation, last_day: date) -> None:
    soonest = first_possible_day()
    if not soonest <= last_day <= today_in_geneva() + LONGEST:
        raise ValidationError(
            {"last_day": _("The last day is %(day)s or later, and within two years.") % {"day": soonest}}
        )
    held = OrganisationStatus.objects.filter(
        organisation=organisation, kind=StatusKind.PARTNER, valid_to__isnull=True
    )
    if Withdrawal.objects.open().filter(organisation=organisation).exists() or not held.exists():
        raise ValidationError(_("This organisation is no partner, or leaves already."))


def _ask_second_person(withdrawal: Withdrawal, seconds: list[Any]) -> None:
    for person in seconds:
        inbox.open_task(
            kind=CONFIRM_TASK,
            subject=withdrawal,
            user=person,
            title=gettext_noop("Confirm, or not, that %(name)s leaves the Alliance"),
            params={"name": withdrawal.organisation},
            url_name="partners:withdrawal",
            url_kwargs={"public_id": str(withdrawal.public_id)},
        )
    emails.withdrawal_to_confirm(withdrawal, seconds)


def _confirm(withdrawal: Withdrawal, actor: Any) -> None:
    withdrawal.confirm()
    withdrawal.confirmed_by, withdrawal.confirmed_at = actor, timezone.now()
    withdrawal.save()
    end_status(organisation=withdrawal.organisation, kind=StatusKind.PARTNER, last_day=withdrawal.last_day)
    inbox.close_tasks(subject=withdrawal, kind=CONFIRM_TASK, closed_by=actor)
    _record("partners.withdrawal_confirmed", withdrawal, actor)
    inbox.open_task(
        kind=NOTE_TASK,
        subject=withdrawal,
        role="secretariat",
        title=gettext_noop("Take note: %(name)s leaves the Alliance"),
        params={"name": withdrawal.organisation},
        url_name="partners:withdrawal",
        url_kwargs={"public_id": str(withdrawal.public_id)},
    )
    emails.withdrawal_confirmed(withdrawal, editors_of([withdrawal.organisation]))


def _locked(withdrawal: Withdrawal) -> Withdrawal:
    Organisation.objects.select_for_update().get(pk=withdrawal.organisation_id)
    found: Withdrawal = Withdrawal.objects.select_related("organisation").get(pk=withdrawal.pk)
    return found


def _record(kind: str, withdrawal: Withdrawal, actor: Any) -> None:
    ledger.append(
        kind=kind,
        subject=withdrawal.organisation,
        actor=actor,
        data={"withdrawal": withdrawal.pk, "last_day": f"{withdrawal.last_day:%Y-%m-%d}"},
    )
