"""A call for interest, for all to read; an editor of a partner answers on it (S18)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.dates import today_in_geneva
from alliance87.core.views import PUBLIC, PortalPage
from gcm.domain.seating.interests import answer_call, withdraw_interest
from gcm.forms.seating.interest import InterestForm
from gcm.models import SeatCall
from gcm.queries.seating.interests import answering_for, interests_of


class CallView(PortalPage):
    """From the first day of the call on; after the last one it only says so."""

    permission = PUBLIC
    template_name = "gcm/seating/call.html"

    @cached_property
    def call(self) -> SeatCall:
        found = SeatCall.objects.shown().select_related("body__category", "body__regional_group")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organisations = answering_for(self.request.user)
        is_open = self.call.closes_on >= today_in_geneva()
        if "form" not in kwargs and is_open and organisations:
            kwargs["form"] = InterestForm(organisations=organisations)
        answers = interests_of(self.request.user, self.call) if organisations else []
        return super().get_context_data(call=self.call, is_open=is_open, answers=answers, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        organisations = answering_for(request.user)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not organisations:
            raise PermissionDenied
        if "withdraw" in request.POST:
            return self._withdraw(request)
        form = InterestForm(request.POST, organisations=organisations)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            answer_call(actor=request.user, call=self.call, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, _("Your answer is with the nominating body."))
        return redirect("gcm:seat_call", self.call.pk)

    def _withdraw(self, request: HttpRequest) -> HttpResponse:
        mine = {str(each.pk): each for each in interests_of(request.user, self.call)}
        found = mine.get(request.POST["withdraw"])
        try:
            if found is not None:
                withdraw_interest(actor=request.user, interest=found)
                messages.success(request, _("Your answer is withdrawn."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("gcm:seat_call", self.call.pk)
