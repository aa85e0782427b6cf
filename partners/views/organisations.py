"""What the people of a partner change about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from partners.domain.listings import change_listing
from partners.domain.profiles import update_profile
from partners.domain.stale import StaleEditError
from partners.forms.listing import ListingForm
from partners.forms.profile import ProfileForm
from partners.models import Organisation
from partners.views.stale import both_texts


class OrganisationPage(PortalPage):
    insider_permission = "partners.view_organisation_desk"

    @cached_property
    def organisation(self) -> Organisation:
        return get_object_or_404(Organisation.objects.visible_to(self.request.user), slug=self.kwargs["slug"])

    def get_permission_object(self) -> Organisation:
        return self.organisation


class ListingView(OrganisationPage):
    """How the organisation is shown (P5), changed by its focal point."""

    permission = "partners.change_listing"
    template_name = "partners/listing.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ListingForm(initial={"listing": self.organisation.listing}))
        return super().get_context_data(organisation=self.organisation, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = ListingForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        changed = change_listing(
            actor=request.user, organisation=self.organisation, listing=form.cleaned_data["listing"]
        )
        messages.success(request, _("The listing is changed, everywhere at once."))
        return redirect(changed)


class ProfileView(OrganisationPage):
    """Mission, website and topics, changed by the partner's editors."""

    permission = "partners.edit_profile"
    template_name = "partners/profile_edit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ProfileForm(instance=self.organisation))
        return super().get_context_data(organisation=self.organisation, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = ProfileForm(request.POST, instance=self.organisation)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        revision = form.cleaned_data["revision"]
        try:
            update_profile(
                actor=request.user, organisation=self.organisation, revision=revision, values=form.values()
            )
        except StaleEditError as stale:
            context = self.get_context_data(form=form, changes=both_texts(form, stale))
            return self.render_to_response(context, status=409)
        messages.success(request, _("The page of your organisation is up to date."))
        return redirect(self.organisation)
