"""A colleague is invited to act for an organisation, by a link that is good once and for one address (P7)."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, privacy, rulesets
from partners import emails_life as emails
from partners.domain.colleagues import give_role
from partners.enums import InvitationState, MembershipRole
from partners.models import Invitation, Membership, Organisation

SALT = "partners.invitation"
MOST_A_DAY = 50  # for one organisation, so that nobody writes to the world from its page


@transaction.atomic
def invite_colleague(*, actor: Any, organisation: Organisation, email: str, role: str) -> Invitation:
    """Send the address a link by which its owner, and nobody else, comes to act for the organisation. What
    happens is the same whether the address has an account or not; inviting it again replaces the first.

    Raises PermissionDenied for all but focal points, editors and the secretariat; ValidationError for a role
    that the actor cannot give, for somebody who acts for the organisation already, and beyond a number a day.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not actor.has_perm("partners.invite_colleague", locked):
        raise PermissionDenied
    address = email.strip().lower()
    _check(actor, locked, address, role)
    for former in Invitation.objects.filter(organisation=locked, email=address, state=InvitationState.OPEN):
        former.cancel()
        former.save()
    now = timezone.now()
    made = Invitation(
        organisation=locked,
        email=address,
        role=role,
        invited_by=actor,
        invited_at=now,
        expires_at=now + timedelta(days=rulesets.in_force()["partners.invitations.days"]),
    )
    made.clean_fields(exclude=["state", "organisation", "invited_by"])
    made.save()
    _record("partners.colleague_invited", made, actor)
    emails.colleague_invited(made, token_of(made), get_language() or "fr")
    return made


@transaction.atomic
def cancel_invitation(*, actor: Any, invitation: Invitation) -> None:
    """The link is good no longer. Raises PermissionDenied; TransitionNotAllowed once it was used."""
    locked = _locked(invitation.pk)
    if not actor.has_perm("partners.invite_colleague", locked.organisation):
        raise PermissionDenied
    locked.cancel()
    locked.save()
    _record("partners.invitation_taken_back", locked, actor)


@transaction.atomic
def accept_invitation(*, actor: Any, token: str) -> Organisation:
    """The owner of the address takes it up. Raises LookupError for no such link; PermissionDenied for anybody
    whose account does not have the address, confirmed, and for who invited; ValidationError once it was used,
    taken back or is too old."""
    locked = _locked(invitation_of(token).pk)
    if not is_for(actor, locked):
        raise PermissionDenied
    if not locked.is_waiting:
        raise ValidationError(_("This invitation was used, taken back, or is too old. Ask for another one."))
    locked.accept()
    locked.save()
    give_role(actor=locked.invited_by, organisation=locked.organisation, user=actor, role=locked.role)
    return locked.organisation


def token_of(invitation: Invitation) -> str:
    """What the link in the mail carries: nobody else can make one. How long it is good stands in the row."""
    return signing.Signer(salt=SALT).sign_object(str(invitation.public_id))


def invitation_of(token: str) -> Invitation:
    """Raises LookupError."""
    try:
        key = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature as error:
        raise LookupError(token) from error
    found = Invitation.objects.filter(public_id=key).select_related("organisation", "invited_by").first()
    if found is None:
        raise LookupError(token)
    return found


def is_for(user: Any, invitation: Invitation) -> bool:
    """Whether one of the confirmed addresses of the account is the invited one (one query). Nobody comes in
    on their own word."""
    if invitation.invited_by_id == user.pk:
        return False
    known = EmailAddress.objects.filter(user=user, verified=True, email__iexact=invitation.email)
    return known.exists()


def givable_roles(*, actor: Any, organisation: Organisation) -> list[tuple[str, Any]]:
    """The roles that the actor can give: an editor makes nobody a focal point."""
    given = MembershipRole.choices
    if actor.has_perm("partners.manage_colleagues", organisation):
        return list(given)
    return [each for each in given if each[0] != MembershipRole.FOCAL_POINT]


def _check(actor: Any, organisation: Organisation, address: str, role: str) -> None:
    if role not in dict(givable_roles(actor=actor, organisation=organisation)):
        raise ValidationError({"role": _("Only a focal point gives this role.")})
    if EmailAddress.objects.filter(user=actor, verified=True, email__iexact=address).exists():
        raise ValidationError({"email": _("This is an address of yours: another person invites you.")})
    here = Membership.objects.current().filter(organisation=organisation, user__email=address)
    if here.exists():
        raise ValidationError({"email": _("This person acts for your organisation already.")})
    day_ago = timezone.now() - timedelta(days=1)
    if Invitation.objects.filter(organisation=organisation, invited_at__gt=day_ago).count() >= MOST_A_DAY:
        raise ValidationError(_("Too many invitations for one day. Please go on tomorrow."))


def _locked(pk: int) -> Invitation:
    """The organisation first, as everywhere."""
    invitation = Invitation.objects.only("organisation_id").get(pk=pk)
    Organisation.objects.select_for_update().get(pk=invitation.organisation_id)
    found: Invitation = Invitation.objects.select_related("organisation", "invited_by").get(pk=pk)
    return found


def _record(kind: str, invitation: Invitation, actor: Any) -> None:
    ledger.append(
        kind=kind, subject=invitation.organisation, actor=actor, data={"role": str(invitation.role)}
    )


privacy.define_retention(
    _("Addresses to which colleagues were invited"),
    _("To let their owners, and nobody else, act for an organisation"),
    _("as long as the organisation has its page; erased with the person"),
)


@privacy.define_eraser
def forget_invitations(user: Any) -> None:
    """Nothing is left of the invitations to the person's addresses, and nobody comes in on their word."""
    for sent in Invitation.objects.filter(invited_by=user, state=InvitationState.OPEN):
        sent.cancel()
        sent.save()
    addresses = {user.email.lower(), *(each.email.lower() for each in user.emailaddress_set.all())}
    Invitation.objects.filter(email__in=addresses).delete()
