"""Who may do what in the life of an organisation. Read it like a statute, after `partners.rules`."""

from typing import Any

import rules

from alliance87.core.access.registry import define_permission, has_role, role
from partners.enums import ClaimState, PartnerKind, WithdrawalState
from partners.models import Claim, IdentityRequest, Organisation, Withdrawal
from partners.rules import is_listed, is_partner, is_signed_in, own_people, secretariat


@rules.predicate
def is_claimant(user: Any, claim: Claim | None) -> bool:
    return claim is not None and user.is_authenticated and claim.claimant_id == user.pk


@rules.predicate
def speaks_for_claimed(user: Any, claim: Claim | None) -> bool:
    """P7: the focal points of today of the organisation that somebody claims."""
    if claim is None or not user.is_authenticated:
        return False
    return has_role(user, "focal_point", claim.organisation)


@rules.predicate
def waits_for_decision(user: Any, claim: Claim | None) -> bool:
    return claim is not None and claim.state == ClaimState.ASKED


@rules.predicate
def is_state(user: Any, organisation: Organisation | None) -> bool:
    return organisation is not None and organisation.kind == PartnerKind.COUNTRY


@rules.predicate
def is_of_leaving(user: Any, withdrawal: Withdrawal | None) -> bool:
    """P11: anybody of the organisation that leaves."""
    if withdrawal is None or not user.is_authenticated:
        return False
    return has_role(user, "partner_member", withdrawal.organisation)


@rules.predicate
def is_second_person(user: Any, withdrawal: Withdrawal | None) -> bool:
    """P11: a focal point or editor of the organisation, other than who filed the notice."""
    if withdrawal is None or not user.is_authenticated or withdrawal.filed_by_id == user.pk:
        return False
    return has_role(user, "partner_editor", withdrawal.organisation)


@rules.predicate
def waits_for_second_person(user: Any, withdrawal: Withdrawal | None) -> bool:
    return withdrawal is not None and withdrawal.state == WithdrawalState.ASKED


@rules.predicate
def speaks_for_leaving(user: Any, withdrawal: Withdrawal | None) -> bool:
    """Focal points of the organisation; a State's word comes through the secretariat."""
    if withdrawal is None or not user.is_authenticated or is_state(user, withdrawal.organisation):
        return False
    return has_role(user, "focal_point", withdrawal.organisation)


@rules.predicate
def is_of_asking(user: Any, request: IdentityRequest | None) -> bool:
    """The people of the organisation that asks for another identity."""
    if request is None or not user.is_authenticated:
        return False
    return has_role(user, "partner_member", request.organisation)


@rules.predicate
def speaks_for_asking(user: Any, request: IdentityRequest | None) -> bool:
    if request is None or not user.is_authenticated:
        return False
    return has_role(user, "focal_point", request.organisation)


@rules.predicate
def asked_it(user: Any, request: IdentityRequest | None) -> bool:
    return request is not None and user.is_authenticated and request.asked_by_id == user.pk


# P12: whoever speaks for a partner confirms its commitment; that is nobody else's to give.
define_permission("partners.confirm_commitment", role("focal_point", of_object=True) & is_partner)
define_permission("partners.follow_up_commitments", secretariat)

# Colleagues (P7): whoever edits invites; roles are changed and ended by focal points and the secretariat.
define_permission("partners.view_colleagues", own_people | secretariat)
define_permission("partners.invite_colleague", role("partner_editor", of_object=True) | secretariat)
define_permission("partners.manage_colleagues", role("focal_point", of_object=True) | secretariat)

# Claims (P7). Nobody decides on a claim of their own.
define_permission("partners.claim_organisation", is_signed_in & is_listed & ~own_people)
define_permission("partners.view_claim", is_claimant | speaks_for_claimed | secretariat)
define_permission("partners.view_claim_letter", is_claimant | secretariat)
define_permission("partners.withdraw_claim", is_claimant)
define_permission("partners.object_to_claim", speaks_for_claimed & waits_for_decision & ~is_claimant)
define_permission("partners.decide_claim", secretariat & ~is_claimant)

# Withdrawal (P11): a State's official note is registered by the secretariat, never given by a click.
define_permission("partners.register_withdrawal", secretariat)
define_permission("partners.file_withdrawal", (role("focal_point", of_object=True) & ~is_state) | secretariat)
define_permission("partners.view_withdrawal", is_of_leaving | secretariat)
define_permission("partners.confirm_withdrawal", is_second_person & waits_for_second_person)
define_permission("partners.undo_withdrawal", speaks_for_leaving | secretariat)

# Name, kind and country (P6): asked for by the organisation, changed by the secretariat's word alone,
# and by another officer than who asked.
define_permission("partners.ask_for_identity", role("focal_point", of_object=True) | secretariat)
define_permission("partners.view_identity_request", is_of_asking | secretariat)
define_permission("partners.withdraw_identity_request", speaks_for_asking | secretariat)
define_permission("partners.answer_identity_request", secretariat & ~asked_it)
define_permission("partners.record_succession", secretariat)
define_permission("partners.find_duplicates", secretariat)
define_permission("partners.import_partners", secretariat)
