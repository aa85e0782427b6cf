"""Planning: the meetings of the year, the hour it is for each seat, and what waits for an agenda."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.planning.sources import place_candidate, what_waits
from gcm.forms.planning.asked import PeriodForm
from gcm.forms.proposals import PlaceForm
from gcm.queries.planning.hours import hours_in_force, hours_of_seats
from gcm.queries.planning.watch import named_vacancies, year_count, year_explanation


class PlanningView(PortalPage):
    """G1, Q6."""

    permission = "gcm.plan_meetings"
    insider_permission = "gcm.follow_meetings"
    template_name = "gcm/planning/planning.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            count=year_count(), explanation=year_explanation(), vacancies=named_vacancies(), **kwargs
        )


class PlannerView(PortalPage):
    """G6. A question, not an act: the form is sent in the address and can be passed on."""

    permission = "gcm.plan_meetings"
    insider_permission = "gcm.follow_meetings"
    template_name = "gcm/planning/planner.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = PeriodForm(self.request.GET or None, zone=self.request.user.time_zone)  # type: ignore[union-attr]
        rows = None
        if form.is_valid():
            rows = hours_of_seats(form.cleaned_data["starts_at"], form.cleaned_data["ends_at"])
        return super().get_context_data(
            form=form,
            rows=rows,
            outside=sum(not row.fits for row in rows or ()),
            hours=hours_in_force(),
            **kwargs,
        )


class CandidatesView(PortalPage):
    """What waits to be put on an agenda."""

    permission = "gcm.place_items"
    insider_permission = "gcm.follow_meetings"
    template_name = "gcm/planning/candidates.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(waiting=what_waits(), form=PlaceForm(), **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("gcm.prepare_meeting"):
            raise PermissionDenied
        form = PlaceForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose a meeting whose agenda is open."))
            return self.render_to_response(self.get_context_data(), status=422)
        try:
            item = place_candidate(
                actor=request.user,
                source=request.POST.get("source", ""),
                key=request.POST.get("key", ""),
                meeting=form.cleaned_data["meeting"],
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data(), status=422)
        messages.success(
            request, _("It is on the agenda as item %(position)s.") % {"position": item.position}
        )
        return redirect("gcm:candidates")
