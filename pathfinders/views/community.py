"""The community space of the focal points (F16)."""

from abc import abstractmethod
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.views.refusals import refusal_of
from gcm.views.writing import say
from pathfinders.domain.community import announce_workshop, answer_thread, open_thread
from pathfinders.enums import ThreadKind
from pathfinders.forms.community import AnswerForm, CommunityWorkshopForm, ThreadForm
from pathfinders.models import Thread
from pathfinders.queries.community import threads, workshops

PAGE_SIZE = 30


class CommunityView(PortalPage):
    permission = "pathfinders.use_community"
    template_name = "pathfinders/community/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("kind", "")
        kind = asked if asked in ThreadKind.values else ""
        page = Paginator(threads(kind), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page, kind=kind, kinds=ThreadKind.choices, workshops=workshops(), **kwargs
        )


class SayingPage(PortalPage):
    """A form in the space. What the verb refuses is said on it, and the words are kept."""

    form_class: type[forms.Form]

    @abstractmethod
    def do(self, values: dict[str, Any]) -> HttpResponse:
        """Call the verb, and lead on. Raises ValidationError."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form_class())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST)
        if form.is_valid():
            try:
                return self.do(form.cleaned_data)
            except ValidationError as error:
                say(form, error, refusal_of(error))
        return self.render_to_response(self.get_context_data(form=form), status=422)


class AskView(SayingPage):
    """A question or a practice."""

    permission = "pathfinders.use_community"
    template_name = "pathfinders/community/ask.html"
    form_class = ThreadForm

    def do(self, values: dict[str, Any]) -> HttpResponse:
        return redirect(open_thread(actor=self.request.user, **values))


class ThreadView(SayingPage):
    """A thread, and the answer to it."""

    permission = "pathfinders.use_community"
    template_name = "pathfinders/community/thread.html"
    form_class = AnswerForm

    @cached_property
    def thread(self) -> Thread:
        return get_object_or_404(threads(), public_id=self.kwargs["public_id"])

    @property
    def pages(self) -> Paginator:  # type: ignore[type-arg]
        return Paginator(self.thread.posts.select_related("pathway__country"), PAGE_SIZE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.pages.get_page(self.request.GET.get("page"))
        return super().get_context_data(thread=self.thread, page=page, **kwargs)

    def do(self, values: dict[str, Any]) -> HttpResponse:
        answer_thread(actor=self.request.user, thread=self.thread, **values)
        messages.success(self.request, _("Your answer is there for the other focal points."))
        return redirect(f"{self.thread.get_absolute_url()}?page={self.pages.num_pages}")


class AnnounceView(SayingPage):
    """The secretariat announces the yearly workshop."""

    permission = "pathfinders.run_community"
    insider_permission = "pathfinders.use_community"
    template_name = "pathfinders/community/announce.html"
    form_class = CommunityWorkshopForm

    def do(self, values: dict[str, Any]) -> HttpResponse:
        announce_workshop(actor=self.request.user, **values)
        messages.success(self.request, _("The workshop is announced in the community space."))
        return redirect("pathfinders:community")
