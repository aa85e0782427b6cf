"""One's own desk: what waits, one's applications and organisations, one's preferences."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import UpdateView

from alliance87.core import inbox
from alliance87.core.views import SIGNED_IN, PortalPage, PortalView
from partners.domain.people import change_preferences
from partners.forms.account import PreferencesForm
from partners.models import Application, Membership, User


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
