"""Who may do what on the partners' side. Read it like a statute."""

from typing import Any

import rules
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.registry import define_permission, define_role, has_perm, role
from partners.enums import Listing, MembershipRole
from partners.models import Application, Membership, Organisation


def _membership(user: Any, organisation: Model | None, *roles: str) -> bool:
    current = Membership.objects.current().filter(user=user)
    if organisation is not None:
        current = current.filter(organisation_id=organisation.pk)
    return current.filter(role__in=roles or MembershipRole.values).exists()


define_role("partner_member", _("Member of a partner"), lambda user, org: _membership(user, org))
define_role(
    "partner_editor",
    _("Editor of a partner"),
    lambda user, org: _membership(user, org, MembershipRole.FOCAL_POINT, MembershipRole.EDITOR),
)
define_role(
    "focal_point",
    _("Focal point of a partner"),
    lambda user, org: _membership(user, org, MembershipRole.FOCAL_POINT),
)

secretariat = role("secretariat")


@rules.predicate
def is_signed_in(user: Any, obj: Any = None) -> bool:
    return bool(user.is_authenticated)


@rules.predicate
def is_applicant(user: Any, application: Application | None) -> bool:
    return application is not None and user.is_authenticated and application.applicant_id == user.pk


@rules.predicate
def is_editable(user: Any, application: Application | None) -> bool:
    return application is not None and application.is_editable


@rules.predicate
def is_listed(user: Any, organisation: Organisation | None) -> bool:
    return organisation is not None and organisation.listing != Listing.HIDDEN


@rules.predicate
def shows_profile(user: Any, organisation: Organisation | None) -> bool:
    return organisation is not None and organisation.listing == Listing.PUBLIC


@rules.predicate
def was_submitted(user: Any, application: Application | None) -> bool:
    """What is still a draft is nobody's but the applicant's. Without an object: the list."""
    return application is None or application.submitted_at is not None


@rules.predicate
def may_edit(user: Any, organisation: Organisation | None) -> bool:
    """Editors by role, and those who were given the right by name."""
    return organisation is not None and has_perm(user, "partners.edit_profile", organisation)


own_people = role("partner_member", of_object=True)

define_permission("partners.start_application", is_signed_in)
define_permission("partners.view_application", is_applicant | (secretariat & was_submitted))
define_permission("partners.change_application", is_applicant & is_editable)
define_permission("partners.withdraw_application", is_applicant)
# Nobody decides on an application of their own.
define_permission("partners.check_application", secretariat & was_submitted & ~is_applicant)

define_permission("partners.view_hidden_organisation", secretariat)
define_permission("partners.view_organisation", is_listed | secretariat | own_people)
define_permission(
    "partners.edit_profile",
    role("partner_editor", of_object=True),
    grantable=True,
    granted_by="partners.change_listing",
    label=_("Edit the page of the organisation"),
)
define_permission("partners.view_profile", shows_profile | secretariat | own_people | may_edit)
define_permission("partners.view_organisation_desk", secretariat | own_people)
define_permission("partners.change_listing", role("focal_point", of_object=True) | secretariat)

define_permission("partners.view_commitmenttext", secretariat)
define_permission("partners.publish_commitment_text", secretariat)
define_permission("partners.view_user", secretariat)
define_permission("partners.appoint_officer", secretariat, constitutional=True)
define_permission("partners.erase_person", secretariat, constitutional=True)
define_permission("partners.view_country", secretariat)
define_permission("partners.view_regionalgroup", secretariat)
define_permission("partners.view_topic", secretariat)
define_permission("partners.curate_reference", secretariat)
