"""One's own desk: what waits, one's applications and organisations, one's preferences."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import UpdateView

from alliance87.core import inbox
from alliance87.core.views import SIGNED_IN, PortalPage, PortalView
from partners.domain.listings import change_listing
from partners.domain.people import change_preferences
from partners.forms.account import PreferencesForm
from partners.forms.listing import ListingForm
from partners.models import Application, Membership, Organisation, User


class DeskView(PortalPage):
    permission = SIGNED_IN
    template_name = "partners/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        memberships = Membership.objects.current().filter(user=user).select_related("organisation__country")
        return super().get_context_data(
            tasks=inbox.tasks_of(user),
            applications=Application.objects.filter(applicant=user),
            memberships=memberships,
            **kwargs,
        )


class PreferencesView(PortalView, UpdateView):  # type: ignore[type-arg]
    permission = SIGNED_IN
    template_name = "partners/preferences.html"
    form_class = PreferencesForm
    success_url = reverse_lazy("partners:preferences")

    def get_object(self, queryset: Any = None) -> User:
        return get_object_or_404(User, pk=self.request.user.pk)

    def form_valid(self, form: PreferencesForm) -> HttpResponse:  # type: ignore[override]
        actor: Any = self.request.user
        change_preferences(actor=actor, values=form.cleaned_data)
        messages.success(self.request, _("Your preferences are saved."))
        return redirect("partners:preferences")


class ListingView(PortalPage):
    """How the organisation is shown (P5), changed by its focal point."""

    permission = "partners.change_listing"
    insider_permission = "partners.view_profile"
    template_name = "partners/listing.html"

    @cached_property
    def organisation(self) -> Organisation:
        return get_object_or_404(Organisation.objects.visible_to(self.request.user), slug=self.kwargs["slug"])

    def get_permission_object(self) -> Organisation:
        return self.organisation

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
