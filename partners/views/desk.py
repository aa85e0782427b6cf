"""One's own desk: what waits, one's applications and organisations, one's preferences."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import UpdateView

from alliance87.core.views import SIGNED_IN, PortalPage, PortalView
from partners.domain.desk import send_desk
from partners.domain.people import change_preferences
from partners.forms.account import PreferencesForm
from partners.models import Application, GroupProposal, Membership, User
from partners.queries.desk import desk_of
from partners.queries.group_work import own_groups
from partners.queries.initiatives import own_initiatives
from partners.queries.practices import own_practices


class DeskView(PortalPage):
    permission = SIGNED_IN
    template_name = "partners/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        memberships = Membership.objects.current().filter(user=user).select_related("organisation__country")
        return super().get_context_data(
            tasks=desk_of(user),
            applications=Application.objects.filter(applicant=user),
            memberships=memberships,
            proposals=GroupProposal.objects.of_editor(user)[:10],
            groups=own_groups(user),
            initiatives=own_initiatives(user) if memberships else [],
            practices=own_practices(user) if memberships else [],
            **kwargs,
        )


class DeskByMailView(PortalView):
    """The desk by mail, asked for on the desk itself."""

    permission = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        return redirect("partners:desk")

    def post(self, request: HttpRequest) -> HttpResponse:
        send_desk(actor=request.user)
        messages.success(
            request, _("Your desk is on its way to your e-mail address, with the page attached.")
        )
        return redirect("partners:desk")


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
