"""How an organisation leaves: the notice, its confirmation, and taking it back (P11)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_fsm import TransitionNotAllowed

from alliance87.core.dates import today_in_geneva
from alliance87.core.uploads.models import Upload
from alliance87.core.views import PortalPage
from partners.domain.withdrawals import (
    confirm_withdrawal,
    file_withdrawal,
    first_possible_day,
    undo_withdrawal,
)
from partners.forms.withdrawal import WithdrawalForm
from partners.models import Withdrawal
from partners.views.forms import MEANWHILE, FormPage
from partners.views.organisations import OrganisationPage


class FileWithdrawalView(OrganisationPage, FormPage):
    permission = "partners.file_withdrawal"
    template_name = "partners/life/withdraw.html"
    done = gettext_lazy("The notice is filed.")

    def make_form(self, data: Any = None, files: Any = None) -> WithdrawalForm:
        return WithdrawalForm(data, files, initial={"last_day": first_possible_day()})

    def act(self, form: Any) -> Withdrawal:
        return file_withdrawal(actor=self.request.user, organisation=self.organisation, **form.cleaned_data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_register = self.request.user.has_perm("partners.register_withdrawal", self.organisation)
        return super().get_context_data(
            organisation=self.organisation,
            registers=may_register,
            open=Withdrawal.objects.open().filter(organisation=self.organisation).first(),
            back=self.organisation.get_absolute_url(),
            **kwargs,
        )


class WithdrawalView(PortalPage):
    """The notice, with what its reader may do about it."""

    permission = "partners.view_withdrawal"
    template_name = "partners/life/withdrawal.html"

    @cached_property
    def withdrawal(self) -> Withdrawal:
        found = Withdrawal.objects.select_related("organisation", "filed_by", "confirmed_by", "undone_by")
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Withdrawal:
        return self.withdrawal

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_open = self.withdrawal.is_open and self.withdrawal.last_day >= today_in_geneva()
        return super().get_context_data(
            withdrawal=self.withdrawal,
            organisation=self.withdrawal.organisation,
            letters=Upload.objects.of(self.withdrawal),
            is_open=is_open,
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            if "confirm" in request.POST:
                confirm_withdrawal(actor=request.user, withdrawal=self.withdrawal)
                messages.success(request, _("Confirmed. Until the last day the notice can be taken back."))
            else:
                undo_withdrawal(actor=request.user, withdrawal=self.withdrawal)
                messages.success(request, _("The notice is taken back: the organisation stays a partner."))
        except TransitionNotAllowed:
            messages.error(request, MEANWHILE)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(self.withdrawal)
