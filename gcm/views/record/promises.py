"""The secretariat says which promise of a decision an activity of a workplan fulfils (N14)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.record.promised_activities import join_activity
from gcm.forms.record.promises import JoinForm
from gcm.models import PromisedActivity
from partners.models import WorkplanLine


class ActivityPromiseView(PortalPage):
    permission = "gcm.link_activity"
    template_name = "gcm/record/activity_promise.html"

    @cached_property
    def line(self) -> WorkplanLine:
        lines = WorkplanLine.objects.select_related("group")
        return get_object_or_404(lines, group__slug=self.kwargs["slug"], pk=self.kwargs["pk"])

    def make_form(self, data: Any = None) -> JoinForm:
        joined = PromisedActivity.objects.filter(line=self.line).first()
        return JoinForm(data, current=joined.follow_up_id if joined else None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.make_form())
        return super().get_context_data(line=self.line, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        join_activity(actor=request.user, line=self.line, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(self.line)
