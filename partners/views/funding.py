"""Calls of donors: for everybody, for those who post them, and for the secretariat that reads them first."""

from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PUBLIC, SIGNED_IN, PortalPage
from partners.domain.funding import (
    correct_call,
    review_call,
    save_call,
    start_call,
    submit_call,
    withdraw_call,
)
from partners.enums import FundingState
from partners.exports.market import funding_table
from partners.exports.tables import Table
from partners.forms.funding import CorrectionForm, FundingForm, StartCallForm
from partners.forms.initiative import ReviewForm
from partners.forms.taking_down import TakeDownForm
from partners.models import FundingCall
from partners.queries.funding import (
    against,
    calls_for,
    calls_to_read,
    filters_of,
    may_post_for,
    missing_of_call,
    own_calls,
    search_calls,
)
from partners.queries.initiatives import countries_of
from partners.views.files import TableView
from partners.views.forms import ActAtOnce, FormPage
from partners.views.initiatives import PAGE_SIZE, choices


class FundingView(PortalPage):
    permission = PUBLIC
    template_name = "partners/funding/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, filters = self.request.user, filters_of(self.request.GET)
        page = Paginator(search_calls(filters), PAGE_SIZE).get_page(self.request.GET.get("page"))
        reads = user.is_authenticated and user.has_perm("partners.start_funding_call")
        return super().get_context_data(
            page=page,
            filters=filters,
            waiting=calls_to_read() if reads else [],
            own=own_calls(user) if user.is_authenticated else [],
            **choices(),
            **kwargs,
        )


class FundingFileView(TableView):
    """The list as the filters narrow it."""

    def table(self) -> Table:
        rows = search_calls(filters_of(self.request.GET)).prefetch_related("topics", "countries", "regions")
        return funding_table(rows)


class StartFundingView(FormPage):
    """What a call is, and in whose name it is posted."""

    permission = SIGNED_IN
    template_name = "partners/funding/start.html"

    def make_form(self, data: Any = None, files: Any = None) -> StartCallForm:
        user: Any = self.request.user
        officer = user.has_perm("partners.start_funding_call")
        return StartCallForm(data, organisations=may_post_for(user), may_be_empty=officer)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        may_start = user.has_perm("partners.start_funding_call") or may_post_for(user).exists()
        return super().get_context_data(may_start=may_start, **kwargs)

    def act(self, form: StartCallForm) -> Any:
        started = start_call(actor=self.request.user, organisation=form.cleaned_data["organisation"])
        return redirect("partners:funding_edit", started.public_id).headers["Location"]


class FundingMixin(PortalPage):
    permission = "partners.view_funding_call"
    insider_permission = "partners.view_funding_call"

    @cached_property
    def call(self) -> FundingCall:
        rows = calls_for(self.request.user)
        found: FundingCall = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        return found

    def get_permission_object(self) -> FundingCall:
        return self.call

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(call=self.call, **kwargs)


class FundingCallView(FundingMixin):
    permission = PUBLIC
    template_name = "partners/funding/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, call = self.request.user, self.call
        may_edit = user.has_perm("partners.edit_funding_call", call)
        return super().get_context_data(
            topics=call.topics.all(),
            countries=countries_of(call),
            regions=call.regions.all(),
            against=against(call, user) if call.is_open else None,
            may_edit=may_edit,
            may_correct=user.has_perm("partners.correct_funding_call", call),
            may_review=user.has_perm("partners.review_funding_call", call),
            may_withdraw=call.state != "withdrawn" and user.has_perm("partners.withdraw_funding_call", call),
            missing=missing_of_call(call) if may_edit else [],
            **kwargs,
        )


class EditFundingView(FundingMixin, FormPage):
    permission = "partners.edit_funding_call"
    template_name = "partners/funding/edit.html"
    done = _("Saved. You can come back to this page at any time.")

    def make_form(self, data: Any = None, files: Any = None) -> FundingForm:
        return FundingForm(data, instance=self.call)

    def act(self, form: FundingForm) -> FundingCall:
        revision = form.cleaned_data["revision"]
        return save_call(actor=self.request.user, call=self.call, revision=revision, values=form.values())


class CorrectFundingView(FundingMixin, FormPage):
    """A public call is set right by those who posted it or by the secretariat."""

    permission = "partners.correct_funding_call"
    template_name = "partners/funding/correct.html"
    done = _("Corrected. The page says when.")

    def make_form(self, data: Any = None, files: Any = None) -> CorrectionForm:
        return CorrectionForm(data, instance=self.call)

    def act(self, form: CorrectionForm) -> FundingCall:
        revision = form.cleaned_data["revision"]
        made = correct_call(actor=self.request.user, call=self.call, revision=revision, values=form.values())
        if made.state == FundingState.SUBMITTED:
            self.done = SubmitFundingView.done
        return made


class SubmitFundingView(ActAtOnce, FundingMixin):
    permission = "partners.edit_funding_call"
    record_name = "call"
    done = _("The call is with the secretariat, which reads it first.")

    def act(self) -> FundingCall:
        return submit_call(actor=self.request.user, call=self.call)


class ReviewFundingView(FundingMixin, FormPage):
    permission = "partners.review_funding_call"
    template_name = "partners/funding/review.html"
    done = _("Whoever posted it is told by e-mail.")

    def make_form(self, data: Any = None, files: Any = None) -> ReviewForm:
        return ReviewForm(data)

    def act(self, form: ReviewForm) -> FundingCall:
        return review_call(actor=self.request.user, call=self.call, **form.cleaned_data)


class WithdrawFundingView(FundingMixin, FormPage):
    """A page that asks, and a POST that does."""

    permission = "partners.withdraw_funding_call"
    template_name = "partners/funding/withdraw.html"
    done = _("It is withdrawn.")

    def make_form(self, data: Any = None, files: Any = None) -> Form:
        own = self.request.user.has_perm("partners.speak_for_funding_call", self.call)
        return Form(data) if own else TakeDownForm(data)

    def act(self, form: Form) -> FundingCall:
        return withdraw_call(actor=self.request.user, call=self.call, **form.cleaned_data)
