"""A spreadsheet is sent, its faults are named row by row, or what it would change is shown (T17)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from pathfinders.domain.roadmap.importing import prepare_import, take_over
from pathfinders.domain.roadmap.plan_json import plan_from_json
from pathfinders.forms.roadmap.assembling import plan_from
from pathfinders.forms.roadmap.sheet import RowFault, read_tables
from pathfinders.forms.roadmap.upload import SheetForm
from pathfinders.models import RoadmapImport
from pathfinders.queries.roadmap.comparison import comparison
from pathfinders.queries.roadmap.plans import plan_of
from pathfinders.views.roadmap.base import Drafting


class ImportView(Drafting):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(SheetForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = SheetForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form, 422)
        file = form.cleaned_data["file"]
        try:
            plan, faults = plan_from(read_tables(file, file.name))
            if plan is None:
                return self._page(form, 422, faults)
            prepared = prepare_import(actor=request.user, roadmap=self.roadmap, plan=plan)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        return redirect("pathfinders:roadmap_take_over", self.roadmap.public_id, prepared.public_id)

    def _page(self, form: forms.Form, status: int = 200, faults: Sequence[RowFault] = ()) -> HttpResponse:
        context: dict[str, Any] = {"form": form, "faults": faults, "roadmap": self.roadmap}
        context["country"] = self.roadmap.pathway.country
        return render(self.request, "pathfinders/roadmap/import.html", context, status=status)


class TakeOverView(Drafting):
    """What would change, and the button that does it as a whole."""

    @cached_property
    def prepared(self) -> RoadmapImport:
        waiting = RoadmapImport.objects.filter(roadmap=self.roadmap, taken_at__isnull=True)
        return get_object_or_404(waiting, public_id=self.kwargs["prepared"], made_by=self.request.user)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        parts = comparison(plan_of(self.roadmap), plan_from_json(self.prepared.content))
        context = {"roadmap": self.roadmap, "country": self.roadmap.pathway.country, "parts": parts}
        return render(request, "pathfinders/roadmap/take_over.html", context)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            take_over(actor=request.user, prepared=self.prepared)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("pathfinders:roadmap_import", self.roadmap.public_id)
        messages.success(request, _("The roadmap now says what the spreadsheet says."))
        return redirect(self.roadmap)
