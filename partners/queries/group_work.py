"""A group at work, for the public and for its members, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from alliance87.core import rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.languages import LANGUAGES
from alliance87.core.uploads.models import Upload
from partners.domain.freshness import is_stale
from partners.enums import DocumentAccess, GroupStanding, LineStatus, Listing
from partners.models import (
    Group,
    GroupCharter,
    GroupMeeting,
    GroupMember,
    GroupOffice,
    GroupUpdate,
    Membership,
    Organisation,
    WorkplanLine,
)
from partners.queries.groups import Offices, groups_for, named_on_workplan, offices_of, standing_of
from partners.queries.names import seen_by
from partners.queries.people import editors_of

AT_WORK = (GroupStanding.ACTIVE, GroupStanding.TO_COME, GroupStanding.TERM_REACHED)
HELP_STANDS = (LineStatus.PLANNED, LineStatus.UNDER_WAY, LineStatus.LATE)
PURPOSES = {
    DocumentAccess.PUBLIC: "partners.group_public_document",
    DocumentAccess.MEMBERS: "partners.group_document",
    DocumentAccess.LEADS: "partners.group_leads_document",
}


@dataclass(frozen=True)
class Named:
    """A row about an organisation; `organisation` is None when the reader may not know which (P5)."""

    row: Any
    organisation: Organisation | None


@dataclass(frozen=True)
class Progress:
    """A group at work as the GCG follows it (W12, W13); `update` is None before the first."""

    group: Group
    update: GroupUpdate | None
    stale: bool
    help_wanted: list[WorkplanLine]


@dataclass(frozen=True)
class Document:
    upload: Upload
    access: DocumentAccess


@dataclass(frozen=True)
class Space:
    """What those who work in a group find there; `waiting` and `lead_names` are for its leads."""

    members: list[Named]
    offices: Offices
    waiting: list[Named]
    updates: list[GroupUpdate]
    stale: bool
    help_wanted: list[WorkplanLine]
    meetings: list[GroupMeeting]
    documents: list[Document]
    charter: GroupCharter | None
    own: list[GroupMember] = field(default_factory=list)


def named_to(reader: Any, rows: Iterable[Any], attribute: str = "organisation") -> list[Named]:
    """The rows with the organisations that the reader may know of; one query more when one is hidden."""
    found = list(rows)
    known = seen_by(reader, [getattr(row, attribute) for row in found if getattr(row, attribute)])
    return [Named(row, known.get(getattr(row, f"{attribute}_id"))) for row in found]


def members_of(group: Group, reader: Any) -> list[Named]:
    """Those who take part, in the order in which they came (one query)."""
    rows = group.members.current().select_related("organisation").order_by("since", "pk")
    return named_to(reader, rows)


def workplan_of(group: Group, reader: Any) -> list[Named]:
    """The lines of the workplan with who is responsible (one query). Who is listed by name alone is named in
    a group that it joined, and to those who may see more of it (P5; one query more where there is one)."""
    lines = named_to(reader, group.workplan.select_related("responsible"), "responsible")
    alone = [
        each.organisation.pk for each in lines if each.organisation and _is_name_alone(each.organisation)
    ]
    if not alone:
        return lines
    named = named_on_workplan(group, reader).filter(pk__in=alone)
    unsaid = set(alone) - set(named.values_list("pk", flat=True))
    return [Named(each.row, None) if each.row.responsible_id in unsaid else each for each in lines]


def _is_name_alone(organisation: Organisation) -> bool:
    return organisation.listing == Listing.NAME_ONLY


def public_workplans(slug: str = "") -> list[Named]:
    """The lines of the workplans of public groups, or of the one with this address, with who is responsible
    where that is a partner with a public page (P5; two queries at most)."""
    anybody = AnonymousUser()
    lines = WorkplanLine.objects.filter(group__in=Group.objects.visible_to(anybody))
    of_one = lines.filter(group__slug=slug) if slug else lines
    rows = of_one.select_related("group", "responsible").order_by("group__slug", "starts_on", "pk")
    return [
        Named(each.row, None) if each.organisation and _is_name_alone(each.organisation) else each
        for each in named_to(anybody, rows, "responsible")
    ]


def charter_of(group: Group) -> GroupCharter | None:
    """The version that holds (one query)."""
    return group.charters.first()


def with_last_update(groups: QuerySet[Group]) -> QuerySet[Group]:
    """Each with `last_update`, when its leads last said how it goes: the one thing of it that is public."""
    return groups.annotate(last_update=_last(GroupUpdate, "written_at"))


def updates_are_stale(last: datetime | None, on: date | None = None) -> bool:
    """W13: older than the rule set says."""
    day = on or today_in_geneva()
    return is_stale(
        timezone.localdate(last) if last else None,
        day,
        rulesets.in_force()["partners.groups.update_stale_days"],
    )


def documents_of(group: Group, reader: Any) -> list[Document]:
    """Those that the reader may open (one query, and what the rights of the reader take)."""
    allowed = {PURPOSES[DocumentAccess.PUBLIC]: DocumentAccess.PUBLIC}
    if reader.is_authenticated and reader.has_perm("partners.view_group_space", group):
        allowed[PURPOSES[DocumentAccess.MEMBERS]] = DocumentAccess.MEMBERS
    if reader.is_authenticated and reader.has_perm("partners.view_leads_document", group):
        allowed[PURPOSES[DocumentAccess.LEADS]] = DocumentAccess.LEADS
    kept = Upload.objects.of(group).filter(purpose__in=allowed)
    return [Document(upload, allowed[upload.purpose]) for upload in kept]


def space_of(group: Group, reader: Any) -> Space:
    """Everything on the page of the members' space."""
    updates = list(group.updates.all()[:5])
    leads = reader.has_perm("partners.lead_group", group)
    waiting = group.members.waiting().select_related("organisation") if leads else []
    return Space(
        members=members_of(group, reader),
        offices=offices_of(group, reader),
        waiting=[Named(row, row.organisation) for row in waiting],
        updates=updates,
        stale=updates_are_stale(updates[0].written_at if updates else None),
        help_wanted=list(help_wanted().filter(group=group)),
        meetings=list(group.meetings.all()[:20]),
        documents=documents_of(group, reader),
        charter=charter_of(group),
        own=list(own_memberships(group, reader)),
    )


def own_memberships(group: Group, user: Any) -> QuerySet[GroupMember]:
    """The open requests and memberships of the organisations that the person edits (one query)."""
    if not user.is_authenticated:
        return GroupMember.objects.none()
    mine = Organisation.objects.edited_by(user)
    rows = group.members.filter(state__in=("asked", "member"), organisation__in=mine)
    return rows.select_related("organisation")


def may_still_join(group: Group, user: Any) -> QuerySet[Organisation]:
    """The partners that the person edits and that are not in the group, nor asked to be (W11)."""
    there = group.members.filter(state__in=("asked", "member")).values("organisation")
    mine = Organisation.objects.partners().edited_by(user).exclude(pk__in=there)
    ordered: QuerySet[Organisation] = mine.order_by(*Organisation.name_order())
    return ordered


def own_groups(user: Any) -> QuerySet[Group]:
    """Those that the person's organisations work in or lead, for the desk (one query)."""
    own = Membership.objects.current().filter(user=user).values("organisation")
    member = GroupMember.objects.current().filter(organisation__in=own).values("group")
    leads = GroupOffice.objects.filter(until__isnull=True, organisation__in=own).values("group")
    return Group.objects.filter(Q(pk__in=member) | Q(pk__in=leads))


def groups_with(organisation: Organisation, reader: Any) -> QuerySet[Group]:
    """Those that the reader may see among the ones that the organisation works in or leads (one query)."""
    member = organisation.group_members.current().values("group")
    leads = organisation.group_offices.filter(until__isnull=True).values("group")
    found: QuerySet[Group] = Group.objects.visible_to(reader).filter(Q(pk__in=member) | Q(pk__in=leads))
    return found


def help_wanted() -> QuerySet[WorkplanLine]:
    """W12: what groups at work ask the GCG for, the soonest first."""
    asked = WorkplanLine.objects.filter(status__in=HELP_STANDS, group__in=Group.objects.active())
    said = Q()
    for code in LANGUAGES:
        said |= ~Q(**{f"help_wanted_{code}": ""}) & Q(**{f"help_wanted_{code}__isnull": False})
    return asked.filter(said).select_related("group").order_by("ends_on", "pk")


def progress_of_groups() -> list[Progress]:
    """The groups at work, each with its last update and the help it asks for (five queries)."""
    groups = groups_at_work()
    newest = GroupUpdate.objects.filter(group__in=groups).order_by("group", "written_at", "pk")
    last = {each.group_id: each for each in newest}
    asked: dict[int, list[WorkplanLine]] = {}
    for line in help_wanted():
        asked.setdefault(line.group_id, []).append(line)
    return [
        Progress(each, last.get(each.pk), updates_are_stale(each.last_update), asked.get(each.pk, []))
        for each in groups
    ]


def leads_of_group(group: Group, on: date | None = None) -> list[Any]:
    """The people who lead the group on the day, to be asked and told (two queries)."""
    day = on or today_in_geneva()
    offices = GroupOffice.objects.filter(Q(until__isnull=True) | Q(until__gte=day), group=group)
    return list(editors_of(offices.filter(since__lte=day).values_list("organisation", flat=True)))


def people_of_group(group: Group) -> list[Any]:
    """The editors of all members and leads (three queries at most)."""
    organisations = set(group.members.current().values_list("organisation", flat=True))
    organisations |= set(group.offices.filter(until__isnull=True).values_list("organisation", flat=True))
    return list(editors_of(organisations))


def groups_at_work(on: date | None = None) -> list[Any]:
    """Those of which something can be asked today, with the instant of their last act in `last_act`, None
    for nothing yet (three queries)."""
    found: Any = groups_for(None).annotate(
        last_update=_last(GroupUpdate, "written_at"),
        last_line=_last(WorkplanLine, "changed_at"),
        last_meeting=_last(GroupMeeting, "starts_at"),
        last_request=_last(GroupMember, "asked_at"),
    )
    at_work = [each for each in found if standing_of(each, on) == GroupStanding.ACTIVE]
    for each in at_work:
        acts = (each.last_update, each.last_line, each.last_meeting, each.last_request)
        each.last_act = max((act for act in acts if act is not None), default=None)
    return at_work


def _last(model: Any, instant: str) -> Any:
    rows = model.objects.filter(group=OuterRef("pk")).order_by(f"-{instant}")
    return Subquery(rows.values(instant)[:1])
