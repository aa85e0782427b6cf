"""Versions of a roadmap as they were handed in, and what changed between them (F5)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from pathfinders.domain.roadmap.submission import accept_next_roadmap, return_next_roadmap
from pathfinders.domain.roadmap.timeline import timeline_of
from pathfinders.models import RoadmapVersion
from pathfinders.queries.roadmap.comparison import comparison
from pathfinders.queries.roadmap.document import document_of
from pathfinders.queries.roadmap.plans import plan_in
from pathfinders.queries.roadmap.reading import versions_for
from pathfinders.views.roadmap.base import OfRoadmap

MOST_WORDS = 4000  # characters, as the step of the way keeps them


class OfVersion(OfRoadmap):
    permission = "pathfinders.read_roadmap"

    @cached_property
    def versions(self) -> dict[int, RoadmapVersion]:
        return {each.number: each for each in versions_for(self.roadmap, self.request.user)}

    @property
    def version(self) -> RoadmapVersion:
        """Raises Http404 for one that is not the reader's to open."""
        found = self.versions.get(self.kwargs["number"])
        if found is None:
            raise Http404
        return found


class VersionView(OfVersion, PortalPage):
    template_name = "pathfinders/roadmap/version.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = plan_in(self.version)
        return super().get_context_data(
            version=self.version,
            document=document_of(plan, get_language() or "fr"),
            timeline=timeline_of(plan),
            **kwargs,
        )


class ChangesView(OfVersion, PortalPage):
    """Word by word, what a version has that the one before had not. The one before is the latest earlier
    version that the reader may open."""

    template_name = "pathfinders/roadmap/changes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        earlier = [number for number in self.versions if number < self.version.number]
        if not earlier:
            raise Http404
        before = self.versions[max(earlier)]
        parts = comparison(plan_in(before), plan_in(self.version))
        return super().get_context_data(version=self.version, before=before, parts=parts, **kwargs)


class NextView(OfRoadmap):
    """The next roadmap of a pathfinder country: brought into force, or returned."""

    permission = "pathfinders.check_pathway"
    insider_permission = "pathfinders.read_roadmap"

    def refuse(self, request: HttpRequest) -> HttpResponse | None:
        """The right is asked on the way, who may know of it on the roadmap."""
        if request.user.is_authenticated and request.user.has_perm(self.permission, self.roadmap.pathway):
            return None
        return super().refuse(request)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect(self.roadmap)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        act = request.POST.get("act")
        if act not in ("accept", "return"):
            return HttpResponseBadRequest()
        try:
            self._do(act)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Done."))
        return redirect(self.roadmap)

    def _do(self, act: str) -> None:
        if act == "accept":
            accept_next_roadmap(actor=self.request.user, roadmap=self.roadmap)
            return
        note = self.request.POST.get("note", "")[:MOST_WORDS]
        return_next_roadmap(actor=self.request.user, roadmap=self.roadmap, note=note)
