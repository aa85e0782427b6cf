"""Contributions to the newsletter: as a partner writes them, and as the secretariat answers."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from alliance87.core.text import number_in
from alliance87.core.views import SIGNED_IN, PortalPage
from partners.queries.proposals import proposers_for
from secretariat.domain.newsletter import contributing
from secretariat.enums import IssueState
from secretariat.forms.contribution import ContributionForm, DeclineForm
from secretariat.models import Contribution, Issue


class ContributeView(PortalPage):
    """What one's organisation would like to see in the newsletter, and what became of it."""

    permission = SIGNED_IN
    template_name = "secretariat/newsletter/contribute.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organisations = proposers_for(self.request.user)
        kwargs.setdefault("form", ContributionForm(organisations=organisations) if organisations else None)
        sent = Contribution.objects.filter(organisation__in=organisations).select_related("organisation")
        return super().get_context_data(sent=sent[:20], **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ContributionForm(request.POST, organisations=proposers_for(request.user))
        if form.is_valid():
            try:
                contributing.submit_contribution(
                    actor=request.user, organisation=form.cleaned_data["organisation"], values=form.values()
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("Thank you. The secretariat has your contribution."))
                return redirect("secretariat:contribute")
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ContributionsView(PortalPage):
    """On the desk: what partners sent, the newest first."""

    permission = "secretariat.edit_newsletter"
    template_name = "secretariat/issues/contributions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = Contribution.objects.visible_to(self.request.user).select_related("organisation", "author")
        page = Paginator(sent, 20).get_page(self.request.GET.get("page"))
        drafts = list(Issue.objects.filter(state=IssueState.DRAFT))
        return super().get_context_data(page=page, drafts=drafts, **kwargs)


class ContributionAnswerView(PortalPage):
    """Take one into an issue, or say why not."""

    permission = "secretariat.edit_newsletter"
    template_name = "secretariat/issues/contribution.html"

    def contribution(self) -> Contribution:
        """As it stands now."""
        seen = Contribution.objects.visible_to(self.request.user).select_related("organisation", "author")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", DeclineForm())
        return super().get_context_data(
            contribution=self.contribution(),
            drafts=Issue.objects.filter(state=IssueState.DRAFT),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        contribution = self.contribution()
        form = DeclineForm(request.POST if "issue" not in request.POST else None)
        try:
            if "issue" in request.POST:
                return self._take(contribution, request.POST["issue"])
            if form.is_valid():
                contributing.decline_contribution(
                    actor=request.user, contribution=contribution, reason=form.cleaned_data["reason"]
                )
                return redirect("secretariat:contributions")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _take(self, contribution: Contribution, number: str) -> HttpResponse:
        issue = get_object_or_404(Issue, number=number_in(number))
        entry = contributing.take_contribution(
            actor=self.request.user, contribution=contribution, issue=issue
        )
        messages.success(
            self.request, _("It is in the issue. What you change there is the issue’s own copy.")
        )
        return redirect("secretariat:issue_entry", issue.number, entry.pk)
