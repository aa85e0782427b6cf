"""How the way of a country begins."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alliance87.core.views import SIGNED_IN, PortalPage
from gcm.views.refusals import refusal_of
from gcm.views.writing import say
from pathfinders.domain.interest import express_interest, register_interest, register_known_pathfinder
from pathfinders.domain.monitoring import name_monitoring_group
from pathfinders.forms.way import InterestForm, KnownForm, MonitoringForm
from pathfinders.models import Pathway
from pathfinders.queries.interest import candidates_to_be, known_pathfinders, states_of
from pathfinders.queries.offices import charge_today


class BeginPage(PortalPage):
    """A form that opens a way. What the verb refuses is said on the page, and the words are kept."""

    template_name = "pathfinders/begin.html"
    form_class: ClassVar[Any] = InterestForm
    verb: ClassVar[Callable[..., Pathway]]
    kind: ClassVar[str] = ""

    @abstractmethod
    def states(self) -> Any:
        """The States to choose from."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        states = self.states()
        if "form" not in kwargs:
            user: Any = self.request.user
            initial = {"focal_point": user.email} if self.kind == "express" else None
            made = partial(self.form_class, states=states, user=user, initial=initial)
            kwargs["form"] = made() if states.exists() else None
        return super().get_context_data(kind=self.kind, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST, request.FILES, states=self.states(), user=request.user)
        if form.is_valid() and (made := self._made(form)):
            messages.success(request, _("The way of the country is open."))
            return redirect(made)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _made(self, form: forms.Form) -> Pathway | None:
        try:
            return type(self).verb(actor=self.request.user, **form.cleaned_data)
        except ValidationError as error:
            say(form, error, refusal_of(error))
            return None


class ExpressView(BeginPage):
    """An editor of a partner State hands in its letter; what it means is there for all who sign in."""

    permission = SIGNED_IN
    verb = staticmethod(express_interest)
    kind = "express"

    def states(self) -> Any:
        return states_of(self.request.user)


class RegisterView(BeginPage):
    """The secretariat registers a letter that came by post."""

    permission = "pathfinders.register_interest"
    verb = staticmethod(register_interest)
    kind = "register"

    def states(self) -> Any:
        return candidates_to_be()


class RegisterKnownView(BeginPage):
    """A State that was a pathfinder country before the portal was there."""

    permission = "pathfinders.register_interest"
    form_class = KnownForm
    verb = staticmethod(register_known_pathfinder)
    kind = "known"

    def states(self) -> Any:
        return known_pathfinders()


class MonitoringView(PortalPage):
    """The secretariat notes which group is the one that the mandate charges with monitoring (F9, W9)."""

    permission = "pathfinders.name_monitoring_group"
    template_name = "pathfinders/monitoring_group.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", MonitoringForm())
        return super().get_context_data(charge=charge_today(), **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = MonitoringForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        name_monitoring_group(actor=request.user, group=form.cleaned_data["group"])
        messages.success(request, _("The group is noted."))
        return redirect("pathfinders:monitoring_group")
