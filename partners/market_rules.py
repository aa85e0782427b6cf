"""Who may do what about needs and offers, pilots and funding. Read it like a statute."""

from typing import Any

import rules

from alliance87.core.access.registry import define_permission, has_role, role
from partners.enums import FundingState
from partners.knowledge_rules import is_out
from partners.models import FundingCall, Organisation, PostingContact
from partners.rules import is_author, is_of_a_partner, is_of_editor, is_partner, secretariat

own_editor = role("partner_editor", of_object=True)


@rules.predicate
def is_visible(user: Any, record: Any) -> bool:
    """Whatever partners write: to whom its kind says (P5)."""
    return record is not None and type(record).objects.visible_to(user).filter(pk=record.pk).exists()


@rules.predicate
def is_side_of_contact(user: Any, contact: PostingContact | None) -> bool:
    """Focal points and editors of the two organisations that write to each other; nobody else reads it."""
    if contact is None or not user.is_authenticated:
        return False
    sides = (contact.organisation, contact.posting.organisation)
    return any(has_role(user, "partner_editor", each) for each in sides)


@rules.predicate
def is_of_funder(user: Any, call: FundingCall | None) -> bool:
    """Focal points and editors of the partner whose call it is; of one in no partner's name, the
    secretariat."""
    if call is None or not user.is_authenticated:
        return False
    if call.organisation is None:
        return has_role(user, "secretariat")
    return has_role(user, "partner_editor", call.organisation)


@rules.predicate
def names_nobody(user: Any, organisation: Organisation | None) -> bool:
    """A call for a donor outside the Alliance; nobody speaks for a partner that they do not edit."""
    return organisation is None


@rules.predicate
def is_editable_call(user: Any, call: FundingCall | None) -> bool:
    return call is not None and call.state in (FundingState.DRAFT, FundingState.RETURNED)


@rules.predicate
def waits_for_reading(user: Any, call: FundingCall | None) -> bool:
    return call is not None and call.state == FundingState.SUBMITTED


# Needs and offers. The secretariat reads no correspondence. What is public it can take down, with a reason.
define_permission("partners.start_posting", own_editor & is_partner)
define_permission("partners.view_posting", is_visible)
define_permission("partners.edit_posting", is_of_editor)
define_permission("partners.withdraw_posting", is_of_editor | (secretariat & is_out))
define_permission("partners.write_about_posting", own_editor & is_partner)
define_permission("partners.view_posting_contact", is_side_of_contact)

define_permission("partners.start_pilot", own_editor & is_partner)
define_permission("partners.view_pilot", is_visible)
define_permission("partners.edit_pilot", is_of_editor)
define_permission("partners.withdraw_pilot", is_of_editor | (secretariat & is_out))

# Calls of donors. Nobody reads their own for the secretariat.
define_permission("partners.start_funding_call", (own_editor & is_partner) | (secretariat & names_nobody))
define_permission("partners.view_funding_call", is_visible)
define_permission("partners.edit_funding_call", is_of_funder & is_editable_call)
define_permission("partners.speak_for_funding_call", is_of_funder)
define_permission("partners.withdraw_funding_call", is_of_funder | (secretariat & is_out))
define_permission("partners.correct_funding_call", ((is_of_funder & is_of_a_partner) | secretariat) & is_out)
define_permission("partners.reword_funding_call", secretariat & is_out)
define_permission("partners.review_funding_call", secretariat & waits_for_reading & ~is_author)
