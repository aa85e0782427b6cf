"""One indicator of an action: what it shows, and the promise of a decision that it fulfils (N14)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.forms.record.promises import JoinForm
from pathfinders.domain.implementation.promises import join_promise
from pathfinders.models import Indicator, RoadmapAction
from pathfinders.queries.implementation.people import actions_for
from pathfinders.views.implementation.base import OfAction


class IndicatorView(OfAction, PortalPage):
    template_name = "pathfinders/implementation/indicator.html"

    @cached_property
    def indicator(self) -> Indicator:
        related = ("action__roadmap__pathway__country", "action__roadmap__pathway__organisation", "follow_up")
        return get_object_or_404(Indicator.objects.select_related(*related), pk=self.kwargs["pk"])

    @cached_property
    def action(self) -> RoadmapAction:
        """Raises Http404 for one that the reader may not see (F14)."""
        get_object_or_404(actions_for(self.request.user), pk=self.indicator.action_id)
        return self.indicator.action

    @property
    def joins(self) -> bool:
        return bool(self.request.user.has_perm("pathfinders.link_promise", self.indicator))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = JoinForm(current=self.indicator.follow_up_id) if self.joins else None
        return super().get_context_data(
            **{
                "indicator": self.indicator,
                "action": self.action,
                "targets": self.indicator.targets.all(),
                "values": self.indicator.latest_values(),
                "form": form,
                **kwargs,
            }
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.joins:
            raise PermissionDenied
        form = JoinForm(request.POST, current=self.indicator.follow_up_id)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        join_promise(actor=request.user, subject=self.indicator, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("pathfinders:indicator", self.indicator.pk)
