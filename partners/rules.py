"""Who may do what on the partners' side. Read it like a statute."""

from typing import Any

import rules
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.registry import (
    define_permission,
    define_role,
    has_perm,
    has_role,
    remembered,
    role,
)
from alliance87.core.dates import today_in_geneva
from partners.enums import GroupFeature, JoiningState, Listing, MembershipRole
from partners.models import (
    Application,
    Group,
    GroupOffice,
    GroupProposal,
    LeadRequest,
    Membership,
    Organisation,
)


def _membership(user: Any, organisation: Model | None, *roles: str) -> bool:
    """One query a request, whatever is asked."""
    held = remembered(user, "partners.memberships", lambda: _memberships(user))
    wanted = roles or MembershipRole.values
    return any(role in wanted and (organisation is None or of == organisation.pk) for of, role in held)


def _memberships(user: Any) -> list[tuple[int, str]]:
    return list(Membership.objects.current().filter(user=user).values_list("organisation_id", "role"))


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


def _leads_group(user: Any, group: Model | None) -> bool:
    """W8: editors of an organisation that holds an office in the group today. Of no group in particular,
    nobody is a lead: nothing waits for such."""
    if group is None:
        return False
    today = today_in_geneva()
    own = Membership.objects.current().filter(
        user=user, role__in=(MembershipRole.FOCAL_POINT, MembershipRole.EDITOR)
    )
    offices = GroupOffice.objects.filter(
        group_id=group.pk, organisation__in=own.values("organisation"), since__lte=today
    )
    return offices.filter(Q(until__isnull=True) | Q(until__gte=today)).exists()


def _works_in_group(user: Any, group: Model | None) -> bool:
    """W11: everybody of an organisation that is a member of the group or holds an office in it, readers
    too."""
    if group is None:
        return False
    own = Membership.objects.current().filter(user=user).values("organisation")
    member = Q(members__state=JoiningState.MEMBER, members__organisation__in=own)
    office = Q(offices__until__isnull=True, offices__organisation__in=own)
    return Group.objects.filter(member | office, pk=group.pk).exists()


define_role("group_lead", _("Lead of a group"), _leads_group)
define_role("group_member", _("Member of a group"), _works_in_group)

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


@rules.predicate
def is_partner(user: Any, organisation: Organisation | None) -> bool:
    """W2: whoever only follows the Alliance does not propose."""
    return organisation is not None and Organisation.objects.partners().filter(pk=organisation.pk).exists()


@rules.predicate
def is_of_proposer(user: Any, proposal: GroupProposal | None) -> bool:
    """Focal points and editors of the organisation that proposes."""
    if proposal is None or not user.is_authenticated:
        return False
    return has_role(user, "partner_editor", proposal.organisation)


@rules.predicate
def is_of_lead(user: Any, request: LeadRequest | None) -> bool:
    """Focal points and editors of the organisation that is asked to lead."""
    if request is None or not user.is_authenticated:
        return False
    return has_role(user, "partner_editor", request.organisation)


@rules.predicate
def is_open_proposal(user: Any, proposal: GroupProposal | None) -> bool:
    return proposal is not None and proposal.is_editable


@rules.predicate
def is_author(user: Any, proposal: GroupProposal | None) -> bool:
    return proposal is not None and proposal.author_id == user.pk


@rules.predicate
def was_handed_in(user: Any, proposal: GroupProposal | None) -> bool:
    """A draft is nobody's but the proposer's. Without an object: the list."""
    return proposal is None or proposal.submitted_at is not None


@rules.predicate
def is_visible_group(user: Any, group: Group | None) -> bool:
    return group is not None and Group.objects.visible_to(user).filter(pk=group.pk).exists()


@rules.predicate
def is_of_editor(user: Any, record: Any) -> bool:
    """Focal points and editors of the partner whose record it is."""
    if record is None or not user.is_authenticated:
        return False
    return has_role(user, "partner_editor", record.organisation)


@rules.predicate
def is_of_a_partner(user: Any, record: Any) -> bool:
    """P11: in the name of one that is a partner today; who left makes nothing new public."""
    return record is not None and bool(is_partner(user, record.organisation))


@rules.predicate
def co_edits(user: Any, group: Group | None) -> bool:
    """Named to co-edit the group, by its leads or the secretariat."""
    return group is not None and has_perm(user, "partners.edit_group", group)


@rules.predicate
def has_co_editors(user: Any, group: Group | None) -> bool:
    return group is None or group.has(GroupFeature.CO_EDITORS)


@rules.predicate
def knows_of_every_group(user: Any, obj: Any = None) -> bool:
    """Those who decide on groups, and the secretariat; the governing body above says who that is."""
    return has_perm(user, "partners.view_unpublished_group")


own_people = role("partner_member", of_object=True)

define_permission("partners.start_application", is_signed_in)
define_permission("partners.view_application", is_applicant | (secretariat & was_submitted))
define_permission("partners.change_application", is_applicant & is_editable)
define_permission("partners.withdraw_application", is_applicant)
# Nobody decides on an application of their own.
define_permission("partners.check_application", secretariat & was_submitted & ~is_applicant)

# P5: the chair too; the role is declared by the governing body, which stands above.
define_permission("partners.view_hidden_organisation", secretariat | role("chair"))
define_permission("partners.view_organisation", is_listed | secretariat | role("chair") | own_people)
define_permission(
    "partners.edit_profile",
    role("partner_editor", of_object=True),
    grantable=True,
    granted_by="partners.change_listing",
    label=_("Edit the page of the organisation"),
)
define_permission(
    "partners.view_profile", shows_profile | secretariat | role("chair") | own_people | may_edit
)
define_permission("partners.view_organisation_desk", secretariat | own_people)
define_permission("partners.change_listing", role("focal_point", of_object=True) | secretariat)

# Groups (W2, W15). Nobody checks a proposal of their own.
define_permission("partners.propose_group", role("partner_editor", of_object=True) & is_partner)
define_permission("partners.view_proposal", is_of_proposer | (secretariat & was_handed_in))
define_permission("partners.view_groupproposal", secretariat & was_handed_in)
define_permission("partners.answer_lead_request", is_of_lead)
define_permission("partners.change_proposal", is_of_proposer & is_open_proposal)
define_permission("partners.withdraw_proposal", is_of_proposer)
define_permission("partners.check_proposal", secretariat & was_handed_in & ~is_author)
define_permission("partners.prepare_group_change", secretariat)

# Groups at work (W8, W11, W12, W13). A chair makes nobody chair: that office the secretariat records.
leads_the_group = role("group_lead", of_object=True)
define_permission("partners.view_group", is_visible_group)
define_permission(
    "partners.view_group_space",
    leads_the_group | role("group_member", of_object=True) | knows_of_every_group | co_edits,
)
define_permission("partners.lead_group", leads_the_group)
# T15: a co-editor writes what the leads write every day, and makes nobody anything.
define_permission("partners.name_co_editor", (leads_the_group | secretariat) & has_co_editors)
define_permission(
    "partners.edit_group",
    leads_the_group,
    grantable=True,
    granted_by="partners.name_co_editor",
    label=_("Co-edit the work of the group: workplan, meetings, updates, documents"),
)
define_permission("partners.view_leads_document", leads_the_group | secretariat)
define_permission("partners.give_group_office", secretariat)
define_permission("partners.give_co_lead", leads_the_group | secretariat)
define_permission("partners.join_group", role("partner_editor", of_object=True) & is_partner)

define_permission("partners.view_commitmenttext", secretariat)
define_permission("partners.publish_commitment_text", secretariat)
define_permission("partners.view_statistics", secretariat)
define_permission("partners.view_user", secretariat)
define_permission("partners.view_deskterm", secretariat)
define_permission("partners.give_desk_role", role("director"), constitutional=True)
define_permission("partners.erase_person", secretariat, constitutional=True)
define_permission("partners.view_country", secretariat)
define_permission("partners.view_regionalgroup", secretariat)
define_permission("partners.view_topic", secretariat)
define_permission("partners.curate_reference", secretariat)
