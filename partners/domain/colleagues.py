"""Who acts for an organisation: roles, and how they end (P7). No focal point goes without another."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermission

from alliance87.core import ledger
from partners import emails_life as emails
from partners.domain.own_tasks import close_what_is_not_theirs
from partners.enums import InvitationState, MembershipRole
from partners.models import Invitation, Membership, Organisation
from partners.queries.colleagues import other_focal_points

# From the role that may least to the one that may most.
RANK = (MembershipRole.READER, MembershipRole.EDITOR, MembershipRole.FOCAL_POINT)


def give_role(*, actor: Any, organisation: Organisation, user: Any, role: str, function: str = "") -> None:
    """The person acts for the organisation in this role from now on; a role that is higher already stays.
    Part of an act that asked the right and holds the lock of the organisation."""
    held = Membership.objects.current().filter(organisation=organisation, user=user).first()
    if held is not None and RANK.index(MembershipRole(held.role)) >= RANK.index(MembershipRole(role)):
        return
    now = timezone.now()
    if held is not None:
        Membership.objects.filter(pk=held.pk).update(until=now)
    made = Membership.objects.create(
        organisation=organisation,
        user=user,
        role=role,
        function=function or (held.function if held else ""),
        since=now,
        granted_by=actor,
    )
    _record("partners.role_given", made, actor)


@transaction.atomic
def change_role(*, actor: Any, membership: Membership, role: str) -> None:
    """Another role from now on; the one before stays in the record with its dates. Where it is a lower one,
    the invitations that the person sent are good no longer.

    Raises PermissionDenied for all but the focal points and the secretariat; ValidationError for the last
    focal point, for no such role, and once the person no longer acts for the organisation.
    """
    locked = _locked(membership)
    if not actor.has_perm("partners.manage_colleagues", locked.organisation):
        raise PermissionDenied
    if role not in MembershipRole.values:
        raise ValidationError({"role": _("There is no such role.")})
    if role == locked.role:
        return
    _require_successor(locked)
    now = timezone.now()
    Membership.objects.filter(pk=locked.pk).update(until=now)
    made = Membership.objects.create(
        organisation=locked.organisation,
        user=locked.user,
        role=role,
        function=locked.function,
        since=now,
        granted_by=actor,
    )
    if RANK.index(MembershipRole(role)) < RANK.index(MembershipRole(locked.role)):
        _take_back_invitations(locked)
        close_what_is_not_theirs([locked.user_id])
    _record("partners.role_given", made, actor)


@transaction.atomic
def remove_colleague(*, actor: Any, membership: Membership) -> None:
    """The person no longer acts for the organisation, from now on: with the role go the right to its page
    that was given by name, the invitations that they sent and what waited for them because of it. Anybody
    may leave by themselves.

    Raises PermissionDenied for all but the person, the focal points and the secretariat; ValidationError for
    the last focal point, and once it has ended.
    """
    locked = _locked(membership)
    if actor.pk != locked.user_id and not actor.has_perm("partners.manage_colleagues", locked.organisation):
        raise PermissionDenied
    _require_successor(locked)
    Membership.objects.filter(pk=locked.pk).update(until=timezone.now())
    UserObjectPermission.objects.filter(
        user=locked.user,
        content_type__app_label="partners",
        content_type__model="organisation",
        object_pk=str(locked.organisation_id),
    ).delete()
    _take_back_invitations(locked)
    close_what_is_not_theirs([locked.user_id])
    _record("partners.role_ended", locked, actor)
    if actor.pk != locked.user_id:
        emails.role_ended(locked)


def _take_back_invitations(membership: Membership) -> None:
    """Nobody comes in on the word of somebody who may no longer give it."""
    sent = Invitation.objects.filter(
        organisation=membership.organisation_id, invited_by=membership.user_id, state=InvitationState.OPEN
    )
    for each in sent:
        each.cancel()
        each.save()


def _locked(membership: Membership) -> Membership:
    """The lock of the organisation comes first, so that two focal points do not remove each other."""
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    found = Membership.objects.select_related("organisation", "user").get(pk=membership.pk)
    if found.until is not None:
        raise ValidationError(_("This person no longer has this role. Nothing was changed."))
    return found


def _require_successor(membership: Membership) -> None:
    if membership.role != MembershipRole.FOCAL_POINT:
        return
    if not other_focal_points(membership).exists():
        raise ValidationError(
            _("This is the last focal point: give the role to somebody else first."), code="last"
        )


def _record(kind: str, membership: Membership, actor: Any) -> None:
    ledger.append(
        kind=kind,
        subject=membership.organisation,
        actor=actor,
        data={"user": membership.user_id, "role": str(membership.role)},
    )
