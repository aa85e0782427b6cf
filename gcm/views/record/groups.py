"""The secretariat puts a change of a group on the agenda of a meeting (W5, W6)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.record.group_changes import put_change_on_agenda
from gcm.forms.record.groups import ChangeForm
from partners.queries.groups import groups_for, standing_of


class ChangeView(PortalPage):
    permission = "partners.prepare_group_change"
    template_name = "gcm/record/group_change.html"

    @cached_property
    def group(self) -> Any:
        return get_object_or_404(groups_for(self.request.user), slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ChangeForm(group=self.group))
        return super().get_context_data(group=self.group, standing=standing_of(self.group), **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = ChangeForm(request.POST, group=self.group)
        if form.is_valid():
            try:
                put_change_on_agenda(actor=request.user, group=self.group, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("It is on the agenda. A text for the decision is drafted."))
                return redirect(self.group)
        return self.render_to_response(self.get_context_data(form=form), status=422)
