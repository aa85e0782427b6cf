"""Writing one action, with its indicators."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from partners.domain.stale import StaleEditError
from partners.queries.applications import Change
from partners.views.stale import both_texts
from pathfinders.domain.roadmap.editing import save_action
from pathfinders.domain.roadmap.plan import IndicatorPart
from pathfinders.forms.roadmap.fields import targets_text
from pathfinders.forms.roadmap.indicators import IndicatorFormSet
from pathfinders.forms.roadmap.parts import ActionForm
from pathfinders.models import RoadmapAction, RoadmapPriority
from pathfinders.queries.roadmap.plans import action_part
from pathfinders.views.roadmap.base import Drafting
from pathfinders.views.roadmap.writing import PriorityMixin


class ActionView(Drafting):
    @cached_property
    def action(self) -> RoadmapAction | None:
        found = RoadmapAction.objects.select_related("priority__roadmap")
        return get_object_or_404(found, roadmap=self.roadmap, pk=self.kwargs["pk"])

    @property
    def priority(self) -> RoadmapPriority:
        return RoadmapPriority.objects.get(actions=self.action)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(self._form(), IndicatorFormSet.of(self.action))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if "add" in request.POST:
            return self._page(form, IndicatorFormSet.with_another_row(request.POST))
        rows = IndicatorFormSet.of(self.action, request.POST)
        if not (form.is_valid() and rows.is_valid()):
            return self._page(form, rows, 422)
        try:
            self._save(form, rows)
        except StaleEditError as stale:
            return self._page(form, rows, 409, changes=both_actions(form, rows, stale))
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, rows, 422)
        messages.success(request, _("Saved."))
        return redirect(self.roadmap)

    def _form(self, data: Any = None) -> ActionForm:
        return ActionForm(data, instance=self.action, roadmap=self.roadmap)

    def _save(self, form: ActionForm, rows: IndicatorFormSet) -> None:
        save_action(
            actor=self.request.user,
            priority=self.priority,
            action=self.action,
            revision=form.cleaned_data["revision"],
            values=form.values(),
            indicators=rows.parts(self.action),
        )

    def _page(self, form: Any, rows: Any, status: int = 200, **context: Any) -> HttpResponse:
        context |= {"roadmap": self.roadmap, "country": self.roadmap.pathway.country}
        context |= {"form": form, "rows": rows, "action": self.action, "priority": self.priority}
        return render(self.request, "pathfinders/roadmap/action.html", context, status=status)


class AddActionView(PriorityMixin, ActionView):
    """Of the priority in the address."""

    action = None


def both_actions(form: ActionForm, rows: IndicatorFormSet, stale: StaleEditError) -> list[Change]:
    """As `both_texts`, and the indicators as a whole."""
    current: Any = stale.current
    changes = both_texts(form, stale)
    stored = _lines(action_part(current).indicators)
    typed = _lines(rows.parts(current))
    if stored != typed:
        changes.append(Change(_("indicators"), stored, typed))
    return changes


def _lines(parts: Any) -> str:
    return "\n".join(_line(each) for each in parts)


def _line(part: IndicatorPart) -> str:
    said = (part.code, part.name, part.unit, part.baseline, part.baseline_year, part.source)
    targets = targets_text(part.targets).replace("\n", ", ")
    return "; ".join(str(each) for each in (*said, targets) if each not in (None, ""))
