"""Joining a group and leaving it: asked by a partner, answered by the leads (W11)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.dates import today_in_geneva
from partners import emails
from partners.enums import GroupStanding, JoiningState
from partners.models import Group, GroupMember, Organisation
from partners.queries.group_work import charter_of, leads_of_group
from partners.queries.groups import standing_of

JOIN_TASK = "partners.join_group"
JOINABLE = (GroupStanding.ACTIVE, GroupStanding.TO_COME)


@transaction.atomic
def ask_to_join(
    *, actor: Any, group: Group, organisation: Organisation, reason: str, as_observer: bool = False
) -> GroupMember:
    """Ask the leads to admit the organisation, saying what it brings.

    Raises PermissionDenied for all but the editors of a partner, and for a group that the actor may not see;
    ValidationError when the group is not at work, for an observer whom the charter does not admit, without a
    reason, and for an organisation that is in the group or has asked already.
    """
    locked = Group.objects.select_for_update().get(pk=group.pk)
    if not actor.has_perm("partners.join_group", organisation):
        raise PermissionDenied
    if not actor.has_perm("partners.view_group", locked):
        raise PermissionDenied
    _require_room(locked, organisation, as_observer)
    made = GroupMember(
        group=locked,
        organisation=organisation,
        reason=reason.strip(),
        as_observer=as_observer,
        asked_by=actor,
    )
    made.clean_fields(exclude=["state", "answered_by"])
    made.save()
    leads = leads_of_group(locked)
    for lead in leads:
        _ask_lead(made, lead)
    emails.join_asked(made, leads)
    return made


def _require_room(group: Group, organisation: Organisation, as_observer: bool) -> None:
    if standing_of(group) not in JOINABLE:
        raise ValidationError(_("This group is not at work now, so that nobody can join it."))
    if group.members.filter(organisation=organisation, state__in=("asked", "member")).exists():
        raise ValidationError(_("This organisation is in the group, or has asked to join it, already."))
    if group.offices.filter(organisation=organisation, until__isnull=True).exists():
        raise ValidationError(_("This organisation leads the group: it takes part already."))
    charter = charter_of(group)
    if as_observer and not (charter and charter.admits_observers):
        raise ValidationError({"as_observer": _("The charter of this group admits no observers.")})


def _ask_lead(member: GroupMember, lead: Any) -> None:
    inbox.open_task(
        kind=JOIN_TASK,
        subject=member,
        user=lead,
        title=gettext_noop("A partner asks to join %(group)s"),
        params={"group": member.group},
        url_name="partners:group_space",
        url_kwargs={"slug": member.group.slug},
    )


@transaction.atomic
def answer_request(*, actor: Any, member: GroupMember, accepted: bool, answer: str = "") -> GroupMember:
    """Admit the organisation from today on, or not; a refusal says why.

    Raises PermissionDenied for all but the leads, ValidationError for a refusal without a reason,
    TransitionNotAllowed when the request was answered or withdrawn in between.
    """
    locked = _locked(member)
    if not actor.has_perm("partners.lead_group", locked.group):
        raise PermissionDenied
    if not accepted and not answer.strip():
        raise ValidationError({"answer": _("Please say why: the partner will read it.")})
    if accepted:
        locked.admit()
        locked.since = today_in_geneva()
    else:
        locked.decline()
    locked.answer, locked.answered_by = answer.strip(), actor
    locked.clean_fields(exclude=["state", "group", "organisation", "asked_by", "answered_by"])
    locked.save()
    inbox.close_tasks(subject=locked, kind=JOIN_TASK, closed_by=actor)
    _record(locked, actor)
    emails.join_answered(locked)
    return locked


@transaction.atomic
def leave_group(*, actor: Any, member: GroupMember) -> GroupMember:
    """Take back the request, or leave the group today. Raises PermissionDenied for all but the editors of
    the organisation, TransitionNotAllowed when it has left already."""
    locked = _locked(member)
    if not actor.has_perm("partners.join_group", locked.organisation):
        raise PermissionDenied
    if locked.state == JoiningState.ASKED:
        locked.withdraw()
    else:
        locked.leave()
        locked.until = today_in_geneva()
    locked.save()
    inbox.close_tasks(subject=locked, kind=JOIN_TASK, closed_by=actor)
    _record(locked, actor)
    return locked


def _locked(member: GroupMember) -> GroupMember:
    found = GroupMember.objects.select_for_update(of=("self",)).select_related("group", "organisation")
    return found.get(pk=member.pk)


def _record(member: GroupMember, actor: Any) -> None:
    ledger.append(
        kind=f"partners.group_member_{member.state}",
        subject=member,
        actor=actor,
        data={"group": member.group_id, "organisation": member.organisation_id},
    )
