"""What becomes of an action: its owner accepts it, begins, reports, or hands it back; the GCG cancels it by a
decision (N12, N13)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from gcm.domain.room import ask
from gcm.emails.actions import action_assigned
from gcm.enums import FollowUpStepKind
from gcm.models import Decision, FollowUp, FollowUpStep, Minutes
from gcm.queries.record.actions import decisions_after
from gcm.queries.record.owners import people_of

ASSIGN_TASK = "gcm.assign_follow_up"
OWNERS = ("seat", "organisation", "group")
Kind = FollowUpStepKind


@transaction.atomic
def accept_follow_up(*, actor: Any, follow_up: FollowUp) -> FollowUp:
    """The organisation takes the action on (N13). A second time changes nothing. Raises PermissionDenied for
    whoever does not act for the owner; ValidationError when nothing waits to be accepted."""
    found = _locked(actor, follow_up, "gcm.carry_out_follow_up")
    if found.accepted_at is not None:
        return found
    if not found.awaits_acceptance:
        raise ValidationError(_("Nothing waits to be accepted here."), code="not_waiting")
    found.accepted_at = timezone.now()
    found.save(update_fields=["accepted_at"])
    _note(found, Kind.ACCEPTED, actor)
    return found


@transaction.atomic
def begin_follow_up(*, actor: Any, follow_up: FollowUp) -> FollowUp:
    """Work has begun. Raises PermissionDenied as `accept_follow_up` does; ValidationError before an
    organisation has accepted; TransitionNotAllowed unless open."""
    found = _locked(actor, follow_up, "gcm.carry_out_follow_up")
    if found.awaits_acceptance:
        raise ValidationError(_("Accept the action first, or hand it back (N13)."), code="not_accepted")
    found.begin()
    found.save(update_fields=["state"])
    _note(found, Kind.BEGUN, actor)
    return found


@transaction.atomic
def close_follow_up(*, actor: Any, follow_up: FollowUp, evidence_url: str) -> FollowUp:
    """Report that it is done, with a link that shows it. Raises PermissionDenied for whoever is neither of
    the owner nor of the secretariat; ValidationError without the link or when it is closed already."""
    found = _locked(actor, follow_up, "gcm.report_follow_up")
    if not found.is_under_way:
        raise ValidationError(_("This action is closed already."), code="closed")
    try:
        URLValidator(schemes=["https", "http"])(evidence_url)
    except ValidationError:
        raise ValidationError({"evidence_url": _("Please give the address of what shows it.")}) from None
    found.finish()
    found.evidence_url, found.closed_at = evidence_url, timezone.now()
    found.save(update_fields=["state", "evidence_url", "closed_at"])
    _note(found, Kind.DONE, actor)
    inbox.close_tasks(subject=found, closed_by=actor)
    return found


@transaction.atomic
def hand_back_follow_up(*, actor: Any, follow_up: FollowUp, reason: str) -> FollowUp:
    """The owner cannot do it: it comes back to the secretariat, which finds another owner or has the GCG
    decide (N12, N13). Raises PermissionDenied for whoever does not act for the owner; ValidationError without
    the reason, and when it is with the secretariat already; TransitionNotAllowed once it is closed."""
    found = _locked(actor, follow_up, "gcm.carry_out_follow_up")
    if not reason.strip():
        raise ValidationError({"reason": _("Please give the reason.")})
    if found.by_secretariat:
        raise ValidationError(_("This action is with the secretariat already."), code="with_secretariat")
    found.hand_back()
    _note(found, Kind.HANDED_BACK, actor, reason.strip())  # while the owner is still the one that hands back
    _give(found, {"by_secretariat": True})
    inbox.open_task(
        kind=ASSIGN_TASK,
        subject=found,
        role="secretariat",
        title=gettext_noop("Find another owner for an action that was handed back"),
        note=gettext_noop("It follows from meeting no. %(meeting)s"),
        params={"meeting": found.item.meeting.number},
        url_name="gcm:follow_up",
        url_kwargs={"pk": found.pk},
    )
    return found


@transaction.atomic
def assign_follow_up(*, actor: Any, follow_up: FollowUp, owner: Mapping[str, Any]) -> FollowUp:
    """The secretariat gives what is with it to a seat, an organisation or a group: `owner` names exactly one
    of OWNERS. An organisation or a group is told. Raises PermissionDenied; ValidationError for none or
    several, for an action of somebody else, and once it is closed."""
    found = _locked(actor, follow_up, "gcm.assign_follow_up")
    named = {name: owner[name] for name in OWNERS if owner.get(name)}
    if len(named) != 1:
        raise ValidationError(_("One owner: a seat, an organisation or a group (N12)."), code="owner")
    if not (found.by_secretariat and found.is_under_way):
        raise ValidationError(_("Only what is open and with the secretariat is given to another owner."))
    _give(found, named)
    _note(found, Kind.ASSIGNED, actor)
    inbox.close_tasks(subject=found, kind=ASSIGN_TASK, closed_by=actor)
    if found.item.meeting.minutes.issues.exists():
        _tell_owner(found, actor)
    return found


@transaction.atomic
def cancel_follow_up(*, actor: Any, follow_up: FollowUp, decision: Decision) -> FollowUp:
    """The GCG decided later that it is not to be done any more: the secretariat records by which decision
    (N12). Raises PermissionDenied; ValidationError for a decision that is not later than the meeting of the
    action; TransitionNotAllowed once it is closed."""
    found = _locked(actor, follow_up, "gcm.assign_follow_up")
    if not decisions_after(found).filter(pk=decision.pk).exists():
        raise ValidationError(
            {"decision": _("An action is cancelled by a decision of a later meeting (N12).")}
        )
    found.cancel()
    found.cancelled_by, found.closed_at = decision, timezone.now()
    found.save(update_fields=["state", "cancelled_by", "closed_at"])
    _note(found, Kind.CANCELLED, actor, decision.symbol)
    inbox.close_tasks(subject=found, closed_by=actor)
    return found


def tell_owners(*, actor: Any, minutes: Minutes) -> None:
    """The minutes are out: each organisation or group that has an action in them is told once (N13). Called
    when they are issued, which has asked the right."""
    waiting = FollowUp.objects.under_way().filter(item__meeting=minutes.meeting, told_at=None)
    waiting = waiting.filter(seat=None, by_secretariat=False)
    for action in waiting.select_related("item__meeting", "organisation", "group"):
        _tell_owner(action, actor)


def _tell_owner(action: FollowUp, actor: Any) -> None:
    if action.organisation_id is None and action.group_id is None:
        return
    action.told_at = timezone.now()
    action.save(update_fields=["told_at"])
    _note(action, Kind.TOLD, actor)
    action_assigned(action, people_of(action))


def _give(action: FollowUp, owner: Mapping[str, Any]) -> None:
    """Another owner, who begins anew."""
    action.seat, action.organisation, action.group = (owner.get(name) for name in OWNERS)
    action.by_secretariat = bool(owner.get("by_secretariat"))
    action.told_at = action.accepted_at = None
    action.save()


def _locked(actor: Any, follow_up: FollowUp, permission: str) -> FollowUp:
    locked = FollowUp.objects.select_for_update(of=("self",)).select_related("item__meeting")
    found = locked.get(pk=follow_up.pk)
    ask(actor, permission, found)
    return found


def _note(action: FollowUp, kind: str, actor: Any, words: str = "") -> None:
    """A step on record, and in the ledger."""
    FollowUpStep.objects.create(
        follow_up=action,
        kind=kind,
        words=words,
        recorded_by=actor,
        **{name: getattr(action, name) for name in OWNERS},
    )
    ledger.append(kind=f"gcm.follow_up_{kind}", subject=action, actor=actor, data={})
