"""What goes over to a successor on the partners' side (P6). Rows that have ended stay where they were."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermission

from alliance87.core import inbox
from alliance87.core.dates import today_in_geneva
from partners.domain.colleagues import RANK
from partners.domain.succession.registry import all_of, define_move
from partners.enums import ClaimState, FollowKind, JoiningState, MembershipRole
from partners.models import (
    Adoption,
    Claim,
    Endorsement,
    Following,
    GoodPractice,
    GroupMember,
    GroupOffice,
    GroupProposal,
    Initiative,
    LeadRequest,
    Membership,
    Organisation,
    WorkplanLine,
)

IN_GROUP = (JoiningState.ASKED, JoiningState.MEMBER)


def _people(of: Organisation) -> QuerySet[Membership]:
    return Membership.objects.current().filter(organisation=of)


def _move_people(predecessor: Organisation, successor: Organisation) -> int:
    """Each with their role, from now on; in both, the higher role counts."""
    now, moved = timezone.now(), 0
    here = {each.user_id: each for each in _people(successor)}
    for row in _people(predecessor):
        Membership.objects.filter(pk=row.pk).update(until=now)
        held = here.get(row.user_id)
        if held is not None and _rank(held) >= _rank(row):
            continue
        if held is not None:
            Membership.objects.filter(pk=held.pk).update(until=now)
        Membership.objects.create(
            user=row.user,
            organisation=successor,
            role=row.role,
            function=row.function,
            since=now,
            granted_by=row.granted_by,
        )
        moved += 1
    return moved


def _rank(membership: Membership) -> int:
    return RANK.index(MembershipRole(membership.role))


def _grants(of: Organisation) -> QuerySet[UserObjectPermission]:
    return UserObjectPermission.objects.filter(
        content_type__app_label="partners", content_type__model="organisation", object_pk=str(of.pk)
    )


def _move_grants(predecessor: Organisation, successor: Organisation) -> int:
    here = set(_grants(successor).values_list("user", "permission"))
    moved = 0
    for row in _grants(predecessor):
        if (row.user_id, row.permission_id) in here:
            row.delete()
            continue
        row.object_pk = str(successor.pk)
        row.save(update_fields=["object_pk"])
        moved += 1
    return moved


def _members(of: Organisation) -> QuerySet[GroupMember]:
    return GroupMember.objects.filter(organisation=of, state__in=IN_GROUP)


def _move_members(predecessor: Organisation, successor: Organisation) -> int:
    """In a group where both are, the successor's row stands and the other ends."""
    here, moved = set(_members(successor).values_list("group", flat=True)), 0
    for row in _members(predecessor):
        if row.group_id not in here:
            row.organisation = successor
            moved += 1
        elif row.state == JoiningState.ASKED:
            row.withdraw()
            inbox.close_tasks(subject=row)
        else:
            row.leave()
            row.until = today_in_geneva()
        row.save()
    return moved


def _offices(of: Organisation) -> QuerySet[GroupOffice]:
    return GroupOffice.objects.filter(organisation=of, until__isnull=True)


def _move_offices(predecessor: Organisation, successor: Organisation) -> int:
    here, moved = set(_offices(successor).values_list("group", flat=True)), 0
    for row in _offices(predecessor):
        if row.group_id in here:
            row.until = max(row.since, today_in_geneva())
        else:
            row.organisation, moved = successor, moved + 1
        row.save(update_fields=["until", "organisation"])
    return moved


def _follows(of: Organisation) -> QuerySet[Following]:
    return Following.objects.filter(kind=FollowKind.PARTNER, target=of.pk)


def _move_follows(predecessor: Organisation, successor: Organisation) -> int:
    """T12: who follows both keeps what they chose for the successor; off stays off."""
    both = _follows(successor).values("follower")
    _follows(predecessor).filter(follower__in=list(both.values_list("follower", flat=True))).delete()
    return _follows(predecessor).update(target=successor.pk)


def _naming(organisation: Organisation) -> QuerySet[GroupProposal]:
    return GroupProposal.objects.filter(Q(leads=organisation) | Q(co_signatories=organisation)).distinct()


def _move_leads(predecessor: Organisation, successor: Organisation) -> int:
    named = list(_naming(predecessor))
    for proposal in named:
        for organisations in (proposal.leads, proposal.co_signatories):
            if organisations.filter(pk=predecessor.pk).exists():
                organisations.add(successor)
                organisations.remove(predecessor)
    asked = LeadRequest.objects.filter(organisation=successor).values_list("proposal", flat=True)
    LeadRequest.objects.filter(organisation=predecessor).exclude(proposal__in=list(asked)).update(
        organisation=successor
    )
    return len(named)


def _move_words(model: Any) -> Any:
    """Endorsements and adoptions: not those that the successor gave too, nor on its own practice."""

    def move(predecessor: Organisation, successor: Organisation) -> int:
        known = list(model.objects.filter(organisation=successor).values_list("practice", flat=True))
        rows = model.objects.filter(organisation=predecessor).exclude(practice__in=known)
        return int(rows.exclude(practice__organisation=successor).update(organisation=successor))

    return move


def _move_claims(predecessor: Organisation, successor: Organisation) -> int:
    """Who claims both has one claim: the one on the successor."""
    here = Claim.objects.waiting().filter(organisation=successor).values_list("claimant", flat=True)
    rows = Claim.objects.waiting().filter(organisation=predecessor)
    for claim in rows.filter(claimant__in=list(here)):
        claim.withdraw()
        claim.decided_at = timezone.now()
        claim.save()
        inbox.close_tasks(subject=claim)
    return rows.update(organisation=successor)


define_move("people", _("People who act for it"), _people, _move_people)
define_move("grants", _("Rights given by name"), _grants, _move_grants)
define_move("initiatives", _("Initiatives and commitments"), *all_of(Initiative))
define_move("practices", _("Good practices"), *all_of(GoodPractice))
define_move("endorsements", _("Practices endorsed"), all_of(Endorsement)[0], _move_words(Endorsement))
define_move("adoptions", _("Practices adopted"), all_of(Adoption)[0], _move_words(Adoption))
define_move("proposals", _("Proposals of groups"), *all_of(GroupProposal))
define_move(
    "leads",
    _("Proposals that name it"),
    _naming,
    _move_leads,
)
define_move("members", _("Memberships in groups"), _members, _move_members)
define_move("offices", _("Offices in groups"), _offices, _move_offices)
define_move(
    "lines",
    _("Activities of workplans"),
    lambda of: WorkplanLine.objects.filter(responsible=of),
    lambda old, new: WorkplanLine.objects.filter(responsible=old).update(responsible=new),
)
define_move("follows", _("Followers"), _follows, _move_follows)
define_move("claims", _("Claims that wait"), all_of(Claim, state=ClaimState.ASKED)[0], _move_claims)
