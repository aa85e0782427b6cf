"""An action: what was said of it, what is proposed, its milestones and its organisations."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from partners.domain.stale import StaleEditError
from partners.queries.applications import Change, changes_between
from pathfinders.domain.implementation.milestones import set_milestone
from pathfinders.domain.implementation.partners import name_action_partner, release_action_partner
from pathfinders.domain.implementation.progress_notes import (
    FIELDS,
    accept_proposal,
    decline_proposal,
    propose_progress,
    record_progress,
)
from pathfinders.domain.implementation.restricting import restrict_action
from pathfinders.enums import Visibility
from pathfinders.forms.implementation.progress import (
    DeclineForm,
    MilestoneForm,
    PartnerForm,
    RecordForm,
    SaidForm,
)
from pathfinders.models import ActionPartner, ProposedProgress, RoadmapAction
from pathfinders.queries.implementation.action_page import page_of_action
from pathfinders.views.implementation.base import OfAction, succeeds


class ActionProgressView(OfAction, PortalPage):
    """The history of an action, with the form to say how it stands, or to propose it."""

    permission = "pathfinders.follow_action"
    template_name = "pathfinders/implementation/action.html"

    @cached_property
    def records(self) -> bool:
        return bool(self.request.user.has_perm("pathfinders.record_progress", self.action))

    @cached_property
    def proposes(self) -> bool:
        return not self.records and self.request.user.has_perm("pathfinders.propose_progress", self.action)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = page_of_action(self.action)
        user = self.request.user
        kwargs.setdefault("form", self._form(page))
        may_name = user.has_perm("pathfinders.name_action_partner", self.action)
        return super().get_context_data(
            action=self.action,
            page=page,
            records=self.records,
            proposes=self.proposes,
            may_answer=user.has_perm("pathfinders.answer_proposal", self.action),
            may_name=may_name,
            may_restrict=self.action.visibility == Visibility.PUBLIC
            and user.has_perm("pathfinders.restrict_action", self.action),
            follows=user.has_perm("pathfinders.view_implementation", self.action),
            milestone_form=kwargs.pop("milestone_form", MilestoneForm(prefix="milestone")),
            partner_form=kwargs.pop("partner_form", PartnerForm(reader=user)) if may_name else None,
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not (self.records or self.proposes):
            raise PermissionDenied
        form = SaidForm(request.POST) if self.proposes else RecordForm(request.POST, request.FILES)
        save = self._propose if self.proposes else self._record
        try:
            done = succeeds(form, lambda: save(form))
        except StaleEditError as stale:
            changes = _both_texts(form, stale)
            return self.render_to_response(self.get_context_data(form=form, changes=changes), status=409)
        if not done:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(
            request, _("The focal point is asked to accept it.") if self.proposes else _("Saved.")
        )
        return redirect("pathfinders:action_progress", self.action.pk)

    def _record(self, form: Any) -> None:
        typed = form.cleaned_data
        values = {name: typed[name] for name in FIELDS}
        given: dict[str, Any] = {"actor": self.request.user, "action": self.action}
        record_progress(**given, values=values, file=typed["file"], read=typed["read"] or 0)

    def _propose(self, form: Any) -> None:
        typed = form.cleaned_data
        given: dict[str, Any] = {"actor": self.request.user, "action": self.action}
        propose_progress(**given, values=typed, read=typed["read"] or 0)

    def _form(self, page: Any) -> Any:
        if not (self.records or self.proposes):
            return None
        said = page.line.said
        initial = {name: getattr(said, name) for name in FIELDS} if said else {}
        before = page.waiting if self.proposes else [entry.said for entry in page.history]
        initial["read"] = max((each.pk for each in before), default=0)
        return (RecordForm if self.records else SaidForm)(initial=initial)


def _both_texts(form: Any, stale: StaleEditError) -> list[Change]:
    """The fields that differ. To send the form again, now with what stands as read, is the reader's
    decision."""
    form.data = form.data.copy()
    form.data["read"] = stale.current.pk
    return changes_between(stale.current, {name: form.cleaned_data[name] for name in FIELDS})


class SetMilestoneView(ActionProgressView):
    permission = "pathfinders.record_progress"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = MilestoneForm(request.POST, prefix="milestone")
        given: dict[str, Any] = {"actor": request.user, "action": self.action}
        if not succeeds(form, lambda: set_milestone(**given, **form.cleaned_data)):
            return self.render_to_response(self.get_context_data(milestone_form=form), status=422)
        messages.success(request, _("Saved."))
        return redirect("pathfinders:action_progress", self.action.pk)


class ActionPartnersView(ActionProgressView):
    """The focal point names an organisation, or releases one."""

    permission = "pathfinders.name_action_partner"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if "release" in request.POST:
            return self._release(request)
        form = PartnerForm(request.POST, reader=request.user)
        given: dict[str, Any] = {"actor": request.user, "action": self.action}
        if not succeeds(form, lambda: name_action_partner(**given, **form.cleaned_data)):
            return self.render_to_response(self.get_context_data(partner_form=form), status=422)
        messages.success(request, _("The organisation can propose updates of this action."))
        return redirect("pathfinders:action_progress", self.action.pk)

    def _release(self, request: HttpRequest) -> HttpResponse:
        try:
            key = int(request.POST["release"])
        except ValueError:
            raise Http404 from None
        partner = get_object_or_404(ActionPartner, pk=key, action=self.action)
        try:
            release_action_partner(actor=request.user, partner=partner)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("pathfinders:action_progress", self.action.pk)


class RestrictActionView(OfAction):
    """The focal point withholds the action from the public (F14)."""

    permission = "pathfinders.restrict_action"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            restrict_action(actor=request.user, action=self.action)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The action is restricted: the public does not see it any more."))
        return redirect("pathfinders:action_progress", self.action.pk)


class ProposalView(OfAction):
    """The focal point accepts a proposal, or says why not."""

    permission = "pathfinders.answer_proposal"

    @cached_property
    def proposal(self) -> ProposedProgress:
        return get_object_or_404(
            ProposedProgress.objects.select_related("action__roadmap__pathway__organisation"),
            pk=self.kwargs["pk"],
        )

    @cached_property
    def action(self) -> RoadmapAction:
        return self.proposal.action

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            self._answer(request)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Answered."))
        return redirect("pathfinders:action_progress", self.action.pk)

    def _answer(self, request: HttpRequest) -> None:
        if "accept" in request.POST:
            accept_proposal(actor=request.user, proposal=self.proposal)
            return
        form = DeclineForm(request.POST)
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        decline_proposal(actor=request.user, proposal=self.proposal, reason=reason)
