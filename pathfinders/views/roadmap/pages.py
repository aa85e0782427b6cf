"""The roadmap as its readers see it, each the part that is theirs (F14)."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import get_language

from alliance87.core.views import PUBLIC, PortalPage
from pathfinders.domain.roadmap.smart import lacks_of
from pathfinders.domain.roadmap.timeline import timeline_of
from pathfinders.enums import PathwayState, RoadmapState
from pathfinders.queries.implementation.actions import reached_by
from pathfinders.queries.roadmap.document import document_of
from pathfinders.queries.roadmap.missing import missing_of, open_points_of
from pathfinders.queries.roadmap.reading import Reading, reading_for, versions_for
from pathfinders.queries.roadmap.words import smart_words
from pathfinders.views.roadmap.base import OfRoadmap


class ReadingView(OfRoadmap, PortalPage):
    """Public, because a part of it may be: whoever may see none is treated as everywhere else."""

    permission = PUBLIC

    def refuse(self, request: HttpRequest) -> Any:
        """Visitors see what is public; where nothing is, they are asked to sign in, others learn nothing."""
        if request.user.has_perm("pathfinders.view_roadmap", self.roadmap):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise Http404

    @cached_property
    def reading(self) -> Reading:
        found = reading_for(self.roadmap, self.request.user)
        if found is None:
            raise Http404
        return found


class RoadmapView(ReadingView):
    template_name = "pathfinders/roadmap/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        roadmap, user, plan = self.roadmap, self.request.user, self.reading.plan
        drafts = user.has_perm("pathfinders.write_roadmap", roadmap)
        writes = drafts and roadmap.can_be_written
        versions = versions_for(roadmap, user)
        return super().get_context_data(
            reading=self.reading,
            document=document_of(plan, get_language() or "fr"),
            timeline=timeline_of(plan, self._reached()),
            versions=versions,
            letters=self._letters(versions),
            writes=writes,
            missing=missing_of(plan) if writes else [],
            open_points=open_points_of(roadmap) if drafts else [],
            lacking=sum(bool(lacks_of(each, plan)) for each in plan.actions) if self.reading.is_whole else 0,
            waits=self._waits(),
            outline=roadmap.priorities.prefetch_related("actions") if writes else [],
            perms_clinic=user.has_perm("pathfinders.view_clinic", roadmap),
            **kwargs,
        )

    def _reached(self) -> dict[str, int]:
        """How far the actions have come that the reader sees, once the roadmap is carried out."""
        if self.roadmap.state not in (RoadmapState.IN_FORCE, RoadmapState.REPLACED):
            return {}
        return reached_by(self.roadmap, [each.code for each in self.reading.plan.actions])

    def _letters(self, versions: Any) -> set[int]:
        """The numbers of the versions whose letter the reader may open."""
        found = set()
        for each in versions:
            review = getattr(each, "review", None)
            each.roadmap = self.roadmap
            if (
                review
                and review.signed_at
                and self.request.user.has_perm("pathfinders.view_feedback", review)
            ):
                found.add(each.number)
        return found

    def _waits(self) -> bool:
        """A next roadmap that the secretariat reads while the status holds."""
        pathway = self.roadmap.pathway
        waiting = self.roadmap.state == RoadmapState.SUBMITTED and pathway.state == PathwayState.GRANTED
        return waiting and self.request.user.has_perm("pathfinders.check_pathway", pathway)


class SmartView(OfRoadmap, PortalPage):
    """What each action lacks, in words; nobody is judged by it."""

    permission = "pathfinders.read_roadmap"
    template_name = "pathfinders/roadmap/smart.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reading = reading_for(self.roadmap, self.request.user)
        if reading is None:
            raise Http404
        rows = [(each, smart_words(lacks_of(each, reading.plan))) for each in reading.plan.actions]
        return super().get_context_data(rows=rows, **kwargs)
