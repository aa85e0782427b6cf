"""The speaker's choice: named in the minutes, or "a member" (N9)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.minuting.attribution import choose_attribution
from gcm.forms.minuting.attribution import AttributionForm
from gcm.models import Attribution, Seat
from gcm.queries.delegations import seat_of
from gcm.queries.minuting.attribution import can_choose
from gcm.views.meetings import MeetingMixin


class AttributionView(MeetingMixin, PortalPage):
    permission = "gcm.choose_attribution"
    insider_permission = "gcm.view_minutes"
    template_name = "gcm/minuting/attribution.html"

    @cached_property
    def seat(self) -> Seat:
        mine = seat_of(self.request.user)
        if mine is None:
            raise PermissionDenied
        return Seat.objects.get(pk=mine.seat_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self._form(None))
        return super().get_context_data(
            meeting=self.meeting, seat=self.seat, can_choose=can_choose(self.meeting), **kwargs
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            choose_attribution(
                actor=request.user, meeting=self.meeting, seat=self.seat, items=form.cleaned_data["items"]
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, _("Your choice is noted. You can change it until the minutes are issued."))
        return redirect("gcm:attribution", self.meeting.public_id)

    def _form(self, data: Any) -> AttributionForm:
        chosen = Attribution.objects.filter(item__meeting=self.meeting, seat=self.seat)
        return AttributionForm(
            data, meeting=self.meeting, initial={"items": list(chosen.values_list("item", flat=True))}
        )
