"""A decision, its certificate, its publication, and the page that verifies it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage, PortalView
from gcm.domain.effects import outcome_of
from gcm.domain.publication import publish_decision
from gcm.exports.certificate import certificate
from gcm.forms.verification import HashForm, TextForm
from gcm.models import Decision
from gcm.queries.record.beside import beside
from gcm.queries.record.standing import standings_of, with_standing
from gcm.queries.register import (
    decisions,
    position_rows,
    presence_rows,
    quorum_rows,
    why,
)
from gcm.queries.verification import verify


class DecisionMixin(PortalView):
    """What is published is everybody's; what is not, the members' and the secretariat's."""

    permission = "gcm.view_decision"

    @cached_property
    def decision(self) -> Decision:
        internal = self.request.user.has_perm("gcm.view_decisions")
        found: Decision = get_object_or_404(
            with_standing(decisions(), internal=internal),
            year=self.kwargs["year"],
            number=self.kwargs["number"],
        )
        return found

    def get_permission_object(self) -> Decision:
        return self.decision

    def refuse(self, request: HttpRequest) -> HttpResponse | None:
        return None if self.decision.is_published else super().refuse(request)


class DecisionView(DecisionMixin, PortalPage):
    template_name = "gcm/decision.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        internal = self.request.user.has_perm("gcm.view_decisions")
        return super().get_context_data(
            decision=self.decision,
            wording=self.decision.text.wording(),
            quorum=quorum_rows(self.decision),
            presence=presence_rows(self.decision) if internal else [],
            positions=position_rows(self.decision) if internal else [],
            explanation=why(self.decision),
            beside=beside(self.decision, self.request.user),
            standings=standings_of(self.decision),
            outcome=outcome_of(self.decision, self.request.user),
            internal=internal,
            **kwargs,
        )


class CertificateView(DecisionMixin):
    """One page to keep, in the reader's language."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        address = request.build_absolute_uri(self.decision.get_absolute_url())
        content = certificate(self.decision, language=get_language() or "fr", address=address)
        name = self.decision.symbol.replace("/", "-")
        return HttpResponse(
            content,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
        )


class VerifyView(DecisionMixin, PortalPage):
    template_name = "gcm/verify.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = HashForm(self.request.GET) if "digest" in self.request.GET else HashForm()
        return super().get_context_data(
            decision=self.decision,
            verification=verify(self.decision),
            form=form,
            answer=form.answer_for(self.decision) if form.is_bound else None,
            **{"text_form": TextForm(), **kwargs},
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The words that somebody pasted: too long for an address, and kept nowhere."""
        form = TextForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(text_form=form), status=422)
        found, wording = form.answer_for(self.decision)
        return self.render_to_response(
            self.get_context_data(text_form=form, found=found, found_wording=wording, compared=True)
        )


class PublishView(DecisionMixin, PortalPage):
    """A page that asks, and a POST that does."""

    permission = "gcm.publish_decision"
    insider_permission = "gcm.view_decisions"
    second_factor = True
    template_name = "gcm/publish.html"

    def refuse(self, request: HttpRequest) -> HttpResponse | None:
        return PortalView.refuse(self, request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            decision=self.decision, wording=self.decision.text.wording(), **kwargs
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        publish_decision(actor=request.user, decision=self.decision)
        messages.success(request, _("The decision is in the public register."))
        return redirect(self.decision)
