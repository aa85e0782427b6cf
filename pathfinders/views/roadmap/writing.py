"""Writing a roadmap: one page a part, and a stale edit is shown with both texts (T13)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from partners.domain.stale import StaleEditError
from partners.views.stale import both_texts
from pathfinders.domain.roadmap.editing import (
    add_priority,
    remove_action,
    remove_priority,
    save_priority,
    save_roadmap,
    start_roadmap,
)
from pathfinders.domain.roadmap.submission import submit_roadmap
from pathfinders.forms.roadmap.parts import PriorityForm, RoadmapForm, SubmitForm
from pathfinders.models import Roadmap, RoadmapAction, RoadmapPriority
from pathfinders.views.pathways import OfPathway
from pathfinders.views.roadmap.base import Drafting


class StartView(OfPathway):
    permission = "pathfinders.draft_roadmap"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(RoadmapForm(instance=Roadmap()))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = RoadmapForm(request.POST, instance=Roadmap())
        if not form.is_valid():
            return self._page(form, 422)
        try:
            made = start_roadmap(actor=request.user, pathway=self.pathway, values=form.values())
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        messages.success(request, _("The roadmap has begun. Add its priorities and their actions."))
        return redirect(made)

    def _page(self, form: RoadmapForm, status: int = 200) -> HttpResponse:
        context = {"pathway": self.pathway, "country": self.pathway.country, "form": form}
        return render(self.request, "pathfinders/roadmap/start.html", context, status=status)


class PartView(Drafting):
    """A part that is opened in a form and saved by one verb, which `save` calls."""

    form_class: Any
    save: Any
    template = "pathfinders/roadmap/part.html"

    @property
    def part(self) -> Any:
        """What the form is about."""
        return self.roadmap

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(self.form_class(instance=self.part))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST, instance=self.part)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            self.save(form)
        except StaleEditError as stale:
            return self._page(form, 409, changes=both_texts(form, stale))
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        messages.success(request, _("Saved."))
        return redirect(self.roadmap)

    def _page(self, form: Any, status: int = 200, **context: Any) -> HttpResponse:
        context |= {"roadmap": self.roadmap, "country": self.roadmap.pathway.country, "form": form}
        return render(self.request, self.template, context | {"part": self.part}, status=status)


class HeadView(PartView):
    form_class = RoadmapForm

    def save(self, form: Any) -> None:
        revision = form.cleaned_data["revision"]
        save_roadmap(actor=self.request.user, roadmap=self.roadmap, revision=revision, values=form.values())


class AddPriorityView(PartView):
    form_class = PriorityForm

    @property
    def part(self) -> Any:
        return RoadmapPriority()

    def save(self, form: Any) -> None:
        add_priority(actor=self.request.user, roadmap=self.roadmap, **form.values())


class PriorityMixin(Drafting):
    @cached_property
    def priority(self) -> RoadmapPriority:
        return get_object_or_404(RoadmapPriority, roadmap=self.roadmap, pk=self.kwargs["pk"])


class PriorityView(PriorityMixin, PartView):
    form_class = PriorityForm

    @property
    def part(self) -> Any:
        return self.priority

    def save(self, form: Any) -> None:
        save_priority(
            actor=self.request.user,
            priority=self.priority,
            revision=form.cleaned_data["revision"],
            values=form.values(),
        )


class RemoveView(Drafting):
    """A page that asks, and a POST that does what `remove` says."""

    part: Any
    remove: Any

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        context = {"roadmap": self.roadmap, "country": self.roadmap.pathway.country, "part": self.part}
        return render(request, "pathfinders/roadmap/remove.html", context)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            self.remove()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Removed."))
        return redirect(self.roadmap)


class RemovePriorityView(PriorityMixin, RemoveView):
    @property
    def part(self) -> RoadmapPriority:
        return self.priority

    def remove(self) -> None:
        remove_priority(actor=self.request.user, priority=self.priority)


class RemoveActionView(RemoveView):
    @cached_property
    def part(self) -> RoadmapAction:
        return get_object_or_404(RoadmapAction, roadmap=self.roadmap, pk=self.kwargs["pk"])

    def remove(self) -> None:
        remove_action(actor=self.request.user, action=self.part)


class SubmitView(Drafting):
    """What is handed in is frozen: the page asks first (F5)."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(SubmitForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = SubmitForm(request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            version = submit_roadmap(actor=request.user, roadmap=self.roadmap)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        words = _("Version %(number)s is handed in. The secretariat checks it; nobody changes it meanwhile.")
        messages.success(request, words % {"number": version.number})
        return redirect(self.roadmap)

    def _page(self, form: SubmitForm, status: int = 200) -> HttpResponse:
        context = {"roadmap": self.roadmap, "country": self.roadmap.pathway.country, "form": form}
        return render(self.request, "pathfinders/roadmap/submit.html", context, status=status)
