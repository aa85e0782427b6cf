"""One milestone: moved, reached, or joined to a follow-up action of a decision."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.dates import today_in_geneva
from alliance87.core.views import PortalPage
from gcm.forms.record.promises import JoinForm
from pathfinders.domain.implementation.milestones import move_milestone, reach_milestone
from pathfinders.domain.implementation.promises import join_promise
from pathfinders.forms.implementation.progress import MoveMilestoneForm, ReachMilestoneForm
from pathfinders.models import Milestone, RoadmapAction
from pathfinders.queries.implementation.people import actions_for
from pathfinders.views.implementation.base import OfAction, succeeds


class MilestoneView(OfAction, PortalPage):
    """The forms that the reader may send; which one was sent is in `do`."""

    template_name = "pathfinders/implementation/milestone.html"
    verbs: ClassVar[dict[str, Any]] = {"move": move_milestone, "reach": reach_milestone}

    @cached_property
    def milestone(self) -> Milestone:
        related = ("action__roadmap__pathway__country", "action__roadmap__pathway__organisation", "follow_up")
        return get_object_or_404(Milestone.objects.select_related(*related), pk=self.kwargs["pk"])

    @cached_property
    def action(self) -> RoadmapAction:
        """Raises Http404 for one that the reader may not see (F14)."""
        get_object_or_404(actions_for(self.request.user), pk=self.milestone.action_id)
        return self.milestone.action

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forms = {**self._forms(), **kwargs.pop("forms", {})}
        events = self.milestone.events.all()
        return super().get_context_data(
            milestone=self.milestone, action=self.action, events=events, forms=forms, **kwargs
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        name = request.POST.get("do", "")
        if name not in self._forms():
            raise PermissionDenied
        form = self._form(name, request.POST)
        if not succeeds(form, lambda: self._do(name, form.cleaned_data)):
            return self.render_to_response(self.get_context_data(forms={name: form}), status=422)
        messages.success(request, _("Saved."))
        return redirect("pathfinders:action_progress", self.action.pk)

    def _do(self, name: str, typed: dict[str, Any]) -> None:
        if name == "join":
            join_promise(actor=self.request.user, subject=self.milestone, **typed)
            return
        self.verbs[name](actor=self.request.user, milestone=self.milestone, **typed)

    def _forms(self) -> dict[str, Any]:
        user, found = self.request.user, {}
        if self.milestone.reached_on is None and user.has_perm("pathfinders.record_progress", self.action):
            found = {name: self._form(name) for name in ("reach", "move")}
        if user.has_perm("pathfinders.link_promise", self.milestone):
            found["join"] = self._form("join")
        return found

    def _form(self, name: str, data: Any = None) -> Any:
        if name == "move":
            return MoveMilestoneForm(data, prefix=name, initial={"due_on": self.milestone.due_on})
        if name == "reach":
            return ReachMilestoneForm(data, prefix=name, initial={"reached_on": today_in_geneva()})
        return JoinForm(data, prefix=name, current=self.milestone.follow_up_id)
