from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic.edit import FormView

from alliance87.core.access.domain import recovery
from alliance87.core.access.forms import RecoveryForm
from alliance87.core.access.models import RecoveryRequest
from alliance87.core.views import PortalPage, PortalView

SHOWN = 50


class RecoveryListPage(PortalPage):
    permission = recovery.PERMISSION
    template_name = "access/recoveries.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = RecoveryRequest.objects.select_related("user", "opened_by", "decided_by")[:SHOWN]
        return super().get_context_data(recoveries=found, **kwargs)


class OpenRecoveryPage(PortalView, FormView):  # type: ignore[type-arg]
    permission = recovery.PERMISSION
    second_factor = True
    template_name = "access/recovery_open.html"
    form_class = RecoveryForm

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            opened = recovery.open_recovery(actor=self.request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("user", error)
            return self.form_invalid(form)
        messages.success(self.request, _("Recorded. Another officer has 24 hours to confirm."))
        return HttpResponseRedirect(opened.get_absolute_url())


class RecoveryPage(PortalPage):
    """What is asked, and the two buttons for whoever may press them."""

    permission = recovery.PERMISSION
    second_factor = True
    template_name = "access/recovery.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = get_object_or_404(
            RecoveryRequest.objects.select_related("user", "opened_by", "decided_by"), pk=self.kwargs["pk"]
        )
        may_confirm = recovery.may_confirm(self.request.user, found)
        return super().get_context_data(recovery=found, may_confirm=may_confirm, **kwargs)


class DecideRecovery(PortalView):
    """Confirm or refuse, by the name in the address."""

    permission = recovery.PERMISSION
    second_factor = True
    verb = "confirm"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = get_object_or_404(RecoveryRequest, pk=pk)
        decide = {"confirm": recovery.confirm_recovery, "refuse": recovery.refuse_recovery}[self.verb]
        try:
            decide(actor=request.user, request=found)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(found)
        messages.success(request, _("Recorded. The person was told by mail."))
        return HttpResponseRedirect(reverse("access:recoveries"))
