"""The implementation of a country's roadmap: the light, the actions, the reports, and the renewal."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from pathfinders.domain.implementation.renewal import renew_roadmap
from pathfinders.domain.implementation.reports import open_report
from pathfinders.enums import PathwayState
from pathfinders.queries.implementation.actions import implementation_of
from pathfinders.queries.implementation.lights import standing_of
from pathfinders.queries.implementation.report_content import roadmap_in_force
from pathfinders.views.pathways import OfPathway


class ImplementationView(OfPathway, PortalPage):
    permission = "pathfinders.view_implementation"
    template_name = "pathfinders/implementation/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, pathway = self.request.user, self.pathway
        roadmap = roadmap_in_force(pathway)
        writes = user.has_perm("pathfinders.write_report", pathway)
        reports = pathway.reports.all() if writes else pathway.reports.submitted()
        granted = pathway.state == PathwayState.GRANTED
        return super().get_context_data(
            pathway=pathway,
            found=implementation_of(roadmap, user) if roadmap else None,
            standing=standing_of(pathway) if granted else None,
            sees_light=granted and user.has_perm("pathfinders.view_light", pathway),
            writes=writes,
            reports=reports.defer("content"),
            renews=user.has_perm("pathfinders.renew_roadmap", pathway),
            **kwargs,
        )


class OpenReportView(OfPathway):
    """Begins the report that is due, or goes on with the one begun."""

    permission = "pathfinders.write_report"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        language = get_language() or "fr"
        return redirect(open_report(actor=request.user, pathway=self.pathway, language=language))


class RenewView(OfPathway):
    permission = "pathfinders.renew_roadmap"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            made = renew_roadmap(actor=request.user, pathway=self.pathway)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("pathfinders:implementation", self.pathway.public_id)
        messages.success(request, _("The next roadmap is open. The one in force stays until it is reviewed."))
        return redirect(made)
