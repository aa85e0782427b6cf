"""What partners and countries wait for, or are late with."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.dates import today_in_geneva
from partners.enums import ApplicationState, ProposalState
from partners.models import Application, CommitmentRequest, GroupProposal
from partners.queries.commitments import unconfirmed
from pathfinders.models import YearlyReport
from pathfinders.queries.implementation.lights import countries_implementing, rule_in_force, standing_after
from secretariat.queries.waiting.office import end_of
from secretariat.queries.waiting.registry import Rows, Wait, define_wait


def lines_of_applications(user: Any) -> Rows:
    """To check, the longest waiting first; what was returned is in the hands of its applicant."""
    states = (ApplicationState.SUBMITTED, ApplicationState.RETURNED)
    found = Application.objects.visible_to(user).filter(state__in=states)
    return Rows(found, _of_application, since="submitted_at")


def _of_application(application: Application) -> Wait:
    returned = application.state == ApplicationState.RETURNED
    return Wait(
        text=str(application),
        url=reverse("admin:partners_application_change", args=[application.pk]),
        since=application.returned_at if returned else application.submitted_at,
        owner=_("the applicant") if returned else "",
    )


def lines_of_proposals(user: Any) -> Rows:
    """Groups that partners propose, to check and to put on an agenda."""
    states = (ProposalState.SUBMITTED, ProposalState.RETURNED, ProposalState.CHECKED)
    return Rows(GroupProposal.objects.filter(state__in=states), _of_proposal, since="submitted_at")


def _of_proposal(proposal: GroupProposal) -> Wait:
    return Wait(
        text=str(proposal),
        url=reverse("admin:partners_groupproposal_change", args=[proposal.pk]),
        since=proposal.submitted_at,
        owner=_("the partner") if proposal.state == ProposalState.RETURNED else "",
    )


def lines_of_commitments(user: Any) -> Rows:
    """Partners that were asked and did not confirm by their day (P12)."""
    today = today_in_geneva()
    return Rows(unconfirmed(), _of_commitment, since="asked_at", due=F("due_on"), late_before=today)


def _of_commitment(request: CommitmentRequest) -> Wait:
    name = str(request.organisation)
    return Wait(
        text=name,
        url=reverse("partners:commitment", args=[request.organisation.slug]),
        since=request.asked_at,
        due_at=end_of(request.due_on),
        owner=name,
    )


def lines_of_reports(user: Any) -> Iterator[Wait]:
    """Yearly reports of countries that are past their day (F9): they are asked for, nothing follows. For
    whoever may see how the reports stand (F10)."""
    rule, today = rule_in_force(), today_in_geneva()
    reports = YearlyReport.objects.submitted().filter(pathway=OuterRef("pk")).order_by("-number")
    ways = (
        countries_implementing()
        .select_related("organisation")
        .annotate(
            last_due=Subquery(reports.values("due_on")[:1]),
            last_at=Subquery(reports.values("submitted_at")[:1]),
        )
    )
    for pathway in ways:
        last = SimpleNamespace(due_on=pathway.last_due, submitted_at=pathway.last_at)
        standing = standing_after(pathway, last if pathway.last_at else None, rule, today)
        if standing.overdue:
            name = str(pathway.organisation)
            yield Wait(
                text=_("Report of %(country)s") % {"country": name},
                url=reverse("pathfinders:monitoring"),
                due_at=end_of(standing.due_on),
                owner=name,
            )


define_wait(
    "applications",
    gettext_lazy("Applications"),
    lines_of_applications,
    permission="partners.view_application",
    tasks=("partners.check_application",),
)
define_wait(
    "proposals",
    gettext_lazy("Proposals of groups"),
    lines_of_proposals,
    permission="partners.view_groupproposal",
    tasks=("partners.check_proposal", "partners.place_proposal"),
)
define_wait(
    "commitments",
    gettext_lazy("Commitments that partners did not confirm"),
    lines_of_commitments,
    permission="partners.follow_up_commitments",
    is_written=True,
    on_desk=False,
)
define_wait(
    "reports",
    gettext_lazy("Reports of countries"),
    lines_of_reports,
    permission="pathfinders.view_monitoring_board",
)
