"""A second factor that fails in session: the secretariat gives a code, the person types it in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from alliance87.core.access import second_factor
from alliance87.core.access.domain.fallback import redeem_fallback
from gcm.domain.conduct.fallback import grant_fallback_in_session
from gcm.forms.conduct.fallback import FallbackCodeForm, GrantFallbackForm
from gcm.views.conduct.asking import AskingPage
from gcm.views.screens import CHAIR, SCRIBE
from partners.models import User


class GrantFallbackView(AskingPage):
    """The code is on the page that answers, and nowhere else."""

    of_screen = SCRIBE
    permission = "gcm.grant_fallback"
    second_factor = True
    template_name = "gcm/conduct/fallback.html"
    code = ""
    person: User | None = None

    def form_for(self, data: Any) -> forms.Form:
        return GrantFallbackForm(data, meeting=self.meeting)

    def do(self, form: Any) -> None:
        self.person = User.objects.get(pk=form.cleaned_data["person"])
        self.code = grant_fallback_in_session(
            actor=self.request.user,
            meeting=self.meeting,
            person=self.person,
            identified_by=form.cleaned_data["identified_by"],
        )

    def done(self) -> HttpResponse:
        response = self.render_to_response(self.get_context_data(code=self.code, person=self.person))
        add_never_cache_headers(response)
        return response


class FallbackCodeView(AskingPage):
    """The officer of the meeting whose second factor fails."""

    of_screen = CHAIR
    permission = "gcm.use_chair_screen"
    template_name = "gcm/conduct/fallback_code.html"

    def form_for(self, data: Any) -> forms.Form:
        return FallbackCodeForm(data)

    def do(self, form: Any) -> None:
        redeem_fallback(actor=self.request.user, code=form.cleaned_data["code"])
        second_factor.remember_fallback(self.request)
        messages.success(self.request, _("Your code stands for your second factor, for one act."))
