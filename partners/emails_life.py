"""Messages about the life of an organisation: its people, claims, leaving, names."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from partners.emails import WHY_LEAD
from partners.models import (
    Claim,
    CommitmentRequest,
    IdentityRequest,
    Invitation,
    Membership,
    Organisation,
    Succession,
    User,
    Withdrawal,
)

WHY_INVITED = _("You receive this mail because somebody invited you to act for their organisation.")
WHY_ROLE = _("You receive this mail because you acted for the organisation on the portal.")
WHY_CLAIM = _("You receive this mail because you said that an organisation is yours.")


def colleague_invited(invitation: Invitation, token: str, language: str) -> None:
    """To an address of which nothing else is known: the same words whether it has an account or not. In the
    language of whoever invites, who knows the person."""
    mailing.send(
        kind="partners.colleague_invited",
        template="mail/partners/colleague_invited",
        recipients=[mailing.Recipient(address=invitation.email, language=language, key="")],
        context={"invitation": invitation, "organisation": invitation.organisation, "token": token},
        why=WHY_INVITED,
        confidential=True,
    )


def commitment_to_confirm(request: CommitmentRequest, people: Iterable[User]) -> None:
    """To the focal points, when they are asked and when they are reminded (P12)."""
    _on_organisation("commitment_to_confirm", request.organisation, people, WHY_LEAD, due_on=request.due_on)


def role_ended(membership: Membership) -> None:
    """To the person, when somebody else ended it, unless the account is closed meanwhile."""
    if membership.user.is_active:
        _on_organisation(
            "role_ended", membership.organisation, [membership.user], WHY_ROLE, membership=membership
        )


def _on_organisation(
    name: str, organisation: Organisation, people: Iterable[User], why: Any, **context: Any
) -> None:
    mailing.send(
        kind=f"partners.{name}",
        template=f"mail/partners/{name}",
        recipients=[mailing.to_account(user, named=False) for user in people],
        context={"organisation": organisation, **context},
        why=why,
        confidential=True,
    )


def organisation_claimed(claim: Claim, people: Iterable[User]) -> None:
    _on_organisation("organisation_claimed", claim.organisation, people, WHY_LEAD, claim=claim)


def claim_accepted_beside(claim: Claim, people: Iterable[User]) -> None:
    """To those who spoke for the organisation before."""
    _on_organisation("claim_accepted_beside", claim.organisation, people, WHY_LEAD, claim=claim)


def claim_answered(claim: Claim) -> None:
    """To the claimant, unless the account is closed meanwhile."""
    if claim.claimant.is_active:
        _on_organisation("claim_answered", claim.organisation, [claim.claimant], WHY_CLAIM, claim=claim)


def withdrawal_to_confirm(withdrawal: Withdrawal, people: Iterable[User]) -> None:
    _on_organisation(
        "withdrawal_to_confirm", withdrawal.organisation, people, WHY_LEAD, withdrawal=withdrawal
    )


def withdrawal_confirmed(withdrawal: Withdrawal, people: Iterable[User]) -> None:
    _on_organisation("withdrawal_confirmed", withdrawal.organisation, people, WHY_LEAD, withdrawal=withdrawal)


def withdrawal_undone(withdrawal: Withdrawal, people: Iterable[User]) -> None:
    _on_organisation("withdrawal_undone", withdrawal.organisation, people, WHY_LEAD, withdrawal=withdrawal)


def identity_answered(request: IdentityRequest) -> None:
    """To whoever asked, unless the account is closed meanwhile."""
    if request.asked_by.is_active:
        _on_organisation(
            "identity_answered",
            request.organisation,
            [request.asked_by],
            WHY_LEAD,
            identity_request=request,
        )


def identity_set(organisation: Organisation, people: Iterable[User]) -> None:
    """To those who speak for it: the secretariat brought in another name, kind or country."""
    if told := list(people):
        _on_organisation("identity_set", organisation, told, WHY_LEAD)


def succession_recorded(made: Succession, people: Iterable[User]) -> None:
    """To the focal points of both."""
    if told := [each for each in people if each.is_active]:
        _on_organisation("succession_recorded", made.successor, told, WHY_LEAD, predecessor=made.predecessor)


def taken_down(record: Any, reason: str, people: Iterable[User]) -> None:
    """To those who edit the partner whose record or words it is."""
    if told := list(people):
        _on_organisation("taken_down", record.organisation, told, WHY_LEAD, record=record, reason=reason)
