"""Colleagues: who acts for an organisation, who is invited, and how one comes in (P7)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_fsm import TransitionNotAllowed

from alliance87.core.views import SIGNED_IN, PortalPage
from partners.domain.colleagues import change_role, remove_colleague
from partners.domain.invitations import (
    accept_invitation,
    cancel_invitation,
    givable_roles,
    invitation_of,
    invite_colleague,
    is_for,
)
from partners.forms.colleagues import InviteForm, RoleForm
from partners.models import Invitation, Membership
from partners.queries.colleagues import colleagues_of
from partners.views.forms import MEANWHILE, FormPage
from partners.views.organisations import OrganisationPage


class ColleaguesPage(OrganisationPage):
    permission = "partners.manage_colleagues"

    @property
    def address(self) -> str:
        return reverse("partners:colleagues", args=[self.organisation.slug])

    @cached_property
    def membership(self) -> Membership:
        rows = Membership.objects.current().filter(organisation=self.organisation)
        return get_object_or_404(rows.select_related("user", "organisation"), pk=self.kwargs["pk"])


class ColleaguesView(ColleaguesPage, FormPage):
    """Everybody who acts for the organisation, with who gave the role and when; editors invite from here."""

    permission = "partners.view_colleagues"
    template_name = "partners/life/colleagues.html"

    def make_form(self, data: Any = None, files: Any = None) -> InviteForm:
        return InviteForm(data, roles=givable_roles(actor=self.request.user, organisation=self.organisation))

    def act(self, form: Any) -> str:
        invite_colleague(actor=self.request.user, organisation=self.organisation, **form.cleaned_data)
        messages.success(self.request, _("The invitation is on its way."))
        return self.address

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            organisation=self.organisation, colleagues=colleagues_of(self.organisation), **kwargs
        )


class RoleView(ColleaguesPage, FormPage):
    template_name = "partners/life/role.html"
    done = gettext_lazy("The role is changed from now on.")

    def make_form(self, data: Any = None, files: Any = None) -> RoleForm:
        return RoleForm(data, initial={"role": self.membership.role})

    def act(self, form: Any) -> str:
        change_role(actor=self.request.user, membership=self.membership, role=form.cleaned_data["role"])
        return self.address

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            organisation=self.organisation, membership=self.membership, back=self.address, **kwargs
        )


class RemoveView(ColleaguesPage):
    """One step from the list; oneself too. The verb says who else may."""

    permission = "partners.view_colleagues"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.address)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        is_own = self.membership.user_id == request.user.pk
        try:
            remove_colleague(actor=request.user, membership=self.membership)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(self.address)
        if is_own:
            messages.success(request, _("You no longer act for this organisation."))
            return redirect("partners:desk")
        messages.success(request, _("The person no longer acts for the organisation, from now on."))
        return redirect(self.address)


class CancelInvitationView(ColleaguesPage):
    permission = "partners.invite_colleague"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.address)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rows = Invitation.objects.filter(organisation=self.organisation)
        try:
            cancel_invitation(actor=request.user, invitation=get_object_or_404(rows, pk=self.kwargs["pk"]))
            messages.success(request, _("The invitation is withdrawn: its link no longer works."))
        except TransitionNotAllowed:
            messages.error(request, MEANWHILE)
        return redirect(self.address)


class InvitationView(PortalPage):
    """The link in the mail. Whoever is not meant learns nothing from it, the organisation least of all."""

    permission = SIGNED_IN
    template_name = "partners/life/invitation.html"

    @cached_property
    def invitation(self) -> Invitation:
        try:
            return invitation_of(self.kwargs["token"])
        except LookupError:
            raise Http404 from None

    @cached_property
    def is_meant(self) -> bool:
        return is_for(self.request.user, self.invitation)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            invitation=self.invitation if self.is_meant else None, is_meant=self.is_meant, **kwargs
        )

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if not self.is_meant:
            kwargs.setdefault("status", 403)
        return super().render_to_response(context, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            organisation = accept_invitation(actor=request.user, token=self.kwargs["token"])
        except LookupError:
            raise Http404 from None
        except PermissionDenied:
            return self.render_to_response(self.get_context_data())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("partners:desk")
        messages.success(request, _("You act for %(name)s from now on.") % {"name": organisation})
        return redirect(organisation)
