"""What the pages of the clinic have in common."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.views import PortalView
from gcm.queries.delegations import delegations_of
from pathfinders.models import RoadmapReview
from pathfinders.queries.roadmap.plans import plan_in


class OfReview(PortalView):
    """The review of the version in the address. To others than the GCG and the secretariat it does not
    exist (F3)."""

    permission = "pathfinders.view_clinic"
    insider_permission = "pathfinders.view_clinic"

    @cached_property
    def review(self) -> RoadmapReview:
        found = RoadmapReview.objects.select_related(
            "version__roadmap__pathway__country", "version__roadmap__pathway__organisation"
        )
        return get_object_or_404(
            found,
            version__roadmap__public_id=self.kwargs["public_id"],
            version__number=self.kwargs["number"],
        )

    def get_permission_object(self) -> RoadmapReview:
        return self.review

    def context(self, **more: Any) -> dict[str, Any]:
        """What every page shows."""
        roadmap = self.review.version.roadmap
        return {
            "review": self.review,
            "version": self.review.version,
            "roadmap": roadmap,
            "country": roadmap.pathway.country,
            **more,
        }

    @cached_property
    def plan(self) -> Any:
        return plan_in(self.review.version)

    def seats(self) -> list[tuple[int, str]]:
        """Those that the reader takes part for."""
        mine = [each for each in delegations_of(self.request.user) if each.takes_part]
        return [(each.seat_id, _("Seat %(number)s") % {"number": each.seat_number}) for each in mine]


class ActView(OfReview):
    """A POST that does it and leads back, with the result in words."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect(self.review)

    def do(self, verb: Callable[[], Any], done: str) -> HttpResponse:
        try:
            verb()
        except ValidationError as error:
            for each in error.messages:
                messages.error(self.request, each)
        except TransitionNotAllowed:
            messages.error(self.request, _("The review has moved on in the meantime. Nothing was changed."))
        else:
            messages.success(self.request, done)
        return redirect(self.review)
