"""What the pages of a roadmap have in common."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from alliance87.core.views import PortalView
from pathfinders.models import Roadmap


class OfRoadmap(PortalView):
    """Of the roadmap in the address. Who may see none of it learns nothing of it."""

    permission = "pathfinders.view_roadmap"
    insider_permission = "pathfinders.view_roadmap"

    @cached_property
    def roadmap(self) -> Roadmap:
        found = Roadmap.objects.select_related("pathway__country", "pathway__organisation")
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Any:
        return self.roadmap

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(  # type: ignore[misc]
            roadmap=self.roadmap, country=self.roadmap.pathway.country, **kwargs
        )
        return context


class Drafting(OfRoadmap):
    """For those who draft it; whoever else reads it is told that they may not."""

    permission = "pathfinders.write_roadmap"
    insider_permission = "pathfinders.read_roadmap"
