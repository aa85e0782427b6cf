"""The actions that follow from meetings, and the thread of each."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.record.actions import close_follow_up
from gcm.forms.minutes import ReportForm
from gcm.models import FollowUp
from gcm.queries.record.actions import FACETS, action_facets, actions, is_overdue, search_actions, steps_of
from gcm.queries.record.facets import Filters
from gcm.queries.record.promises import promises_of
from gcm.views.acts import ActPage, offered_to
from gcm.views.record.action_acts import ACTION

PAGE_SIZE = 30


class ActionsView(PortalPage):
    permission = "gcm.view_decisions"
    template_name = "gcm/record/actions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = Filters.of(self.request.GET, FACETS)
        page = Paginator(search_actions(filters), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page,
            lines=[(each, is_overdue(each)) for each in page.object_list],
            filters=filters,
            facets=action_facets(filters, self.request.user),
            **kwargs,
        )


class ThreadView(PortalPage):
    """From an action back to the decision, and on to what fulfils it."""

    permission = "gcm.view_decisions"
    template_name = "gcm/record/thread.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        action = get_object_or_404(actions(), pk=self.kwargs["pk"])
        (promise,) = promises_of([action], self.request.user)
        return super().get_context_data(
            action=action, promise=promise, overdue=is_overdue(action), steps=steps_of(action), **kwargs
        )


class OneAction(PortalPage):
    """Who it concerns sees it; to other outsiders it does not exist."""

    insider_permission = "gcm.view_minutes"

    @cached_property
    def subject(self) -> FollowUp:
        return get_object_or_404(actions(), pk=self.kwargs["pk"])

    def get_permission_object(self) -> FollowUp:
        return self.subject


class ActionView(OneAction):
    """The page of an action for whoever has to do with it, with what they can do (N12, N13)."""

    permission = "gcm.report_follow_up"
    template_name = "gcm/record/action.html"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = ReportForm(request.POST)
        if not form.is_valid():
            return self._again(form)
        try:
            close_follow_up(
                actor=request.user, follow_up=self.subject, evidence_url=form.cleaned_data["evidence_url"]
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._again(form)
        messages.success(request, _("Thank you: the action is done."))
        return redirect("partners:desk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ReportForm())
        return super().get_context_data(
            action=self.subject,
            overdue=is_overdue(self.subject),
            steps=steps_of(self.subject),
            acts=offered_to(self.request.user, ACTION, self.subject),
            **kwargs,
        )

    def _again(self, form: ReportForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ActionActView(OneAction, ActPage):
    """Accept, begin, hand back; find another owner; cancel by a decision."""

    acts = ACTION
