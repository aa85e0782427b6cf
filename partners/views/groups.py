"""What a visitor finds of the groups that the GCG established."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404

from alliance87.core.views import PUBLIC, PortalPage
from partners.enums import GroupStanding
from partners.exports.groups import groups_table, workplan_table
from partners.exports.tables import Table
from partners.models import Group
from partners.queries.directory import Filters
from partners.queries.group_work import (
    charter_of,
    documents_of,
    members_of,
    own_memberships,
    public_workplans,
    with_last_update,
    workplan_of,
)
from partners.queries.groups import (
    RESTS,
    groups_for,
    groups_to_export,
    of_partner,
    offices_of,
    period_of,
    results_of,
    standing_of,
)
from partners.queries.postings import open_needs_and_offers
from partners.views.files import TableView

PAGE_SIZE = 30


class GroupsView(PortalPage):
    permission = PUBLIC
    template_name = "partners/groups/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters, groups = Filters.of(self.request.GET), groups_for(self.request.user)
        if filters.partner:
            groups = of_partner(groups, filters.partner)
        page = Paginator(groups, PAGE_SIZE).get_page(self.request.GET.get("page"))
        lines = [(group, period_of(group), standing_of(group)) for group in page.object_list]
        return super().get_context_data(page=page, lines=lines, filters=filters, **kwargs)


class GroupsFileView(TableView):
    """The public groups."""

    def table(self) -> Table:
        return groups_table(groups_to_export(Filters.of(self.request.GET).partner))


class WorkplansFileView(TableView):
    """The workplans of the public groups, or that of one."""

    def table(self) -> Table:
        slug = self.kwargs.get("slug", "")
        if slug and not Group.objects.visible_to(AnonymousUser()).filter(slug=slug).exists():
            raise Http404
        return workplan_table(public_workplans(slug), f"workplan-{slug}" if slug else "workplans")


class GroupView(PortalPage):
    """A group: its aim, what it is to bring about, who leads it and works in it, and until when."""

    permission = PUBLIC
    template_name = "partners/groups/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        group: Any = get_object_or_404(with_last_update(groups_for(user)), slug=self.kwargs["slug"])
        standing = standing_of(group)
        return super().get_context_data(
            group=group,
            standing=standing,
            is_joinable=standing in (GroupStanding.ACTIVE, GroupStanding.TO_COME),
            own=own_memberships(group, user),
            is_resting=standing in RESTS.values(),
            results=results_of(group),
            offices=offices_of(group, user),
            members=[named for named in members_of(group, user) if named.organisation],
            workplan=workplan_of(group, user)[:5],
            last_update=group.last_update,
            charter=charter_of(group),
            documents=documents_of(group, user),
            postings=open_needs_and_offers(group=group, most=PAGE_SIZE),
            **kwargs,
        )
