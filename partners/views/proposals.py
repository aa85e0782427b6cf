"""A proposal as its proposer sees it: from the first line to what the GCG made of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.views import SIGNED_IN, PortalPage, PortalView
from partners.domain.proposals import save_proposal, start_proposal, submit_proposal, withdraw_proposal
from partners.domain.stale import StaleEditError
from partners.forms.proposal import ProposalForm, ProposeForm, ResultFormSet, SubmitProposalForm
from partners.models import GroupProposal
from partners.queries.groups import resting_groups
from partners.queries.proposals import (
    explanation_of_proposal,
    history_of_proposal,
    missing_of_proposal,
    proposers_for,
)
from partners.views.stale import both_proposals


class ProposeView(PortalPage):
    """What proposing a group means, and the button that begins (W2)."""

    permission = SIGNED_IN
    template_name = "partners/groups/propose.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            form = self._form(initial={"group": self.request.GET.get("group", "")})
            kwargs["form"] = form if form.fields["organisation"].queryset else None  # type: ignore[attr-defined]
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            proposal = start_proposal(
                actor=request.user,
                organisation=form.cleaned_data["organisation"],
                reactivates=form.cleaned_data["group"],
            )
        except ValidationError as error:
            form.add_error("group", error)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return redirect("partners:proposal_edit", proposal.public_id)

    def _form(self, data: Any = None, **given: Any) -> ProposeForm:
        user = self.request.user
        return ProposeForm(data, organisations=proposers_for(user), resting=resting_groups(user), **given)


class ProposalMixin(PortalView):
    permission = "partners.view_proposal"

    @cached_property
    def proposal(self) -> GroupProposal:
        found = GroupProposal.objects.select_related("organisation", "author", "group", "reactivates")
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> GroupProposal:
        return self.proposal


class ProposalView(ProposalMixin, PortalPage):
    """Where the proposal stands: what is missing, what was asked, what comes next."""

    template_name = "partners/groups/proposal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposal, user = self.proposal, self.request.user
        may_change = user.has_perm("partners.change_proposal", proposal)
        kwargs.setdefault("submit_form", SubmitProposalForm(proposal=proposal) if may_change else None)
        return super().get_context_data(
            proposal=proposal,
            leads=proposal.leads.all(),
            co_signatories=proposal.co_signatories.all(),
            lead_requests=proposal.lead_requests.select_related("organisation"),
            results=proposal.results.all(),
            missing=missing_of_proposal(proposal) if may_change else [],
            explanation=explanation_of_proposal(proposal) if may_change else None,
            conversation=proposal.conversation.all(),
            history=history_of_proposal(proposal),
            may_change=may_change,
            may_withdraw=proposal.can_be_withdrawn and user.has_perm("partners.withdraw_proposal", proposal),
            **kwargs,
        )


class SubmitView(ProposalView):
    """Hand in. A GET shows the state page, so that going back after signing in lands well."""

    insider_permission = "partners.view_proposal"
    permission = "partners.change_proposal"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.proposal)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = SubmitProposalForm(request.POST, proposal=self.proposal)
        if form.is_valid() and self._submitted(form):
            messages.success(
                request, _("The proposal is with the secretariat. You will hear from it by e-mail.")
            )
            return redirect(self.proposal)
        return self.render_to_response(self.get_context_data(submit_form=form), status=422)

    def _submitted(self, form: SubmitProposalForm) -> bool:
        answer = form.cleaned_data.get("answer", "")
        try:
            submit_proposal(actor=self.request.user, proposal=self.proposal, answer=answer)
        except ValidationError as error:
            form.add_error(None, error)
        return not form.errors


class EditView(ProposalMixin):
    """The whole proposal on one page. Saving keeps what is there, complete or not."""

    insider_permission = "partners.view_proposal"
    permission = "partners.change_proposal"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(self._form(), ResultFormSet.of(self.proposal))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if "add" in request.POST:
            return self._page(form, ResultFormSet.with_another_row(request.POST))
        results = ResultFormSet.of(self.proposal, request.POST)
        if not (form.is_valid() and results.is_valid()):
            return self._page(form, results, status=422)
        try:
            self._save(form, results)
        except StaleEditError as stale:
            changes = both_proposals(form, results, stale)
            return self._page(form, results, status=409, changes=changes)
        messages.success(request, _("Saved. You can come back to this page at any time."))
        return redirect(self.proposal)

    def _form(self, data: Any = None) -> ProposalForm:
        return ProposalForm(data, instance=self.proposal, user=self.request.user)

    def _save(self, form: ProposalForm, results: ResultFormSet) -> None:
        save_proposal(
            actor=self.request.user,
            proposal=self.proposal,
            revision=form.cleaned_data["revision"],
            values=form.values(),
            results=results.rows(),
        )

    def _page(self, form: Any, results: Any, status: int = 200, **context: Any) -> HttpResponse:
        context |= {"form": form, "results": results, "proposal": self.proposal}
        return render(self.request, "partners/groups/proposal_edit.html", context, status=status)


class WithdrawView(ProposalMixin, PortalPage):
    """A page that asks, and a POST that does."""

    insider_permission = "partners.view_proposal"
    permission = "partners.withdraw_proposal"
    template_name = "partners/groups/proposal_withdraw.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(proposal=self.proposal, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            withdraw_proposal(actor=request.user, proposal=self.proposal)
        except TransitionNotAllowed:
            messages.error(
                request, _("This proposal cannot be withdrawn now. Please write to the secretariat.")
            )
        else:
            messages.success(request, _("The proposal is withdrawn. Nothing of it was published."))
        return redirect(self.proposal)
