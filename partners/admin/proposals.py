"""Proposals of groups on the secretariat's desk. Every button calls a verb of `domain`."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.admin import DeskHistoryAdmin
from partners.admin.applications import revision_of
from partners.domain.proposals import accept_for_agenda, return_proposal
from partners.domain.stale import StaleEditError
from partners.enums import ProposalState
from partners.forms.proposal import ProposalQuestionForm
from partners.models import GroupProposal
from partners.queries.proposals import explanation_of_proposal


@admin.register(GroupProposal)
class GroupProposalAdmin(DeskHistoryAdmin):
    list_display = ("__str__", "mode", "kind", "organisation", "state", "submitted_at")
    list_filter = ("state", "mode", "kind")
    search_fields = ("title",)
    ordering = ("-submitted_at",)
    list_select_related = ("organisation",)
    change_form_template = "admin/partners/groupproposal/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[GroupProposal]:
        return GroupProposal.objects.handed_in()

    def get_urls(self) -> list[Any]:
        verbs = {"accept": self.accept_view, "return": self.return_view}
        mine = [
            path(
                f"<int:object_id>/{name}/",
                self.admin_site.admin_view(view),
                name=f"partners_groupproposal_{name}",
            )
            for name, view in verbs.items()
        ]
        return [*mine, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        proposal = self.get_object(request, object_id)
        if proposal is None or not self.has_view_permission(request, proposal):
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        return self._page(request, proposal)

    def _page(
        self, request: HttpRequest, proposal: GroupProposal, status: int = 200, **forms: Any
    ) -> HttpResponse:
        waits = proposal.state == ProposalState.SUBMITTED
        context = {
            **self.admin_site.each_context(request),
            "title": str(proposal),
            "opts": self.opts,
            "original": proposal,
            "proposal": proposal,
            "leads": proposal.leads.all(),
            "co_signatories": proposal.co_signatories.all(),
            "lead_requests": proposal.lead_requests.select_related("organisation"),
            "results": proposal.results.all(),
            "conversation": proposal.conversation.select_related("author"),
            "may_check": waits and request.user.has_perm("partners.check_proposal", proposal),
            "explanation": explanation_of_proposal(proposal),
            "question_form": ProposalQuestionForm(),
            **forms,
        }
        return TemplateResponse(request, self.change_form_template, context, status=status)  # type: ignore[arg-type]

    def accept_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        if request.method != "POST":
            return redirect("admin:partners_groupproposal_change", object_id)
        proposal = get_object_or_404(self.get_queryset(request), pk=object_id)
        return self._do(
            request,
            proposal,
            lambda: accept_for_agenda(actor=request.user, proposal=proposal, revision=revision_of(request)),
            _("The proposal is ready for the agenda of a meeting."),
        )

    def return_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        if request.method != "POST":
            return redirect("admin:partners_groupproposal_change", object_id)
        proposal = get_object_or_404(self.get_queryset(request), pk=object_id)
        form = ProposalQuestionForm(request.POST)
        if not form.is_valid():
            return self._page(request, proposal, status=422, question_form=form)
        question = form.cleaned_data["question"]
        return self._do(
            request,
            proposal,
            lambda: return_proposal(
                actor=request.user, proposal=proposal, question=question, revision=revision_of(request)
            ),
            _("The proposal is with the proposer again."),
            question_form=form,
        )

    def _do(
        self,
        request: HttpRequest,
        proposal: GroupProposal,
        verb: Callable[[], GroupProposal],
        done: str,
        **forms: Any,
    ) -> HttpResponse:
        try:
            verb()
        except (StaleEditError, TransitionNotAllowed):
            messages.error(
                request, _("This proposal was changed while you read it. Nothing was done: read it again.")
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self._page(request, proposal, status=422, **forms)
        else:
            messages.success(request, done)
        return redirect("admin:partners_groupproposal_change", proposal.pk)
