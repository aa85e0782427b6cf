"""Changes of rules on the desk: drafted here, put on an agenda, decided by the GCG alone (X8)."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core import rulesets
from alliance87.core.admin import DeskAdmin
from gcm.domain.mandate.amendments import put_rules_on_agenda
from gcm.domain.mandate.rule_drafts import draft_rules, rules_before, save_rules
from gcm.enums import RuleDraftState
from gcm.forms.mandate.rules import RuleDraftForm
from gcm.forms.proposals import PlaceForm
from gcm.models import RuleDraft
from gcm.queries.mandate.rule_drafts import changes_by_clause
from partners.domain.stale import StaleEditError


@admin.register(RuleDraft)
class RuleDraftAdmin(DeskAdmin):
    list_display = ("title", "effective_on", "state", "decision")
    list_filter = ("state",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("gcm.draft_rules")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_urls(self) -> list[Any]:
        place = self.admin_site.admin_view(self.place_view)
        mine = path("<int:object_id>/agenda/", place, name="gcm_ruledraft_place")
        return [mine, *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        self._ask(request)
        form = RuleDraftForm(request.POST or None, rules=rulesets.in_force())
        if form.is_valid():
            made = self._save(request, None, form)
            if made is not None:
                return redirect("admin:gcm_ruledraft_change", made.pk)
        return self._page(request, None, form)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        self._ask(request)
        draft: Any = self.get_object(request, object_id)
        if draft is None:
            raise Http404
        if draft.state != RuleDraftState.DRAFT:
            return self._page(request, draft, None)
        form = RuleDraftForm(request.POST or None, rules=rules_before(draft), draft=draft)
        if form.is_valid() and self._save(request, draft, form) is not None:
            return redirect("admin:gcm_ruledraft_change", draft.pk)
        return self._page(request, draft, form)

    def _save(self, request: HttpRequest, draft: RuleDraft | None, form: RuleDraftForm) -> RuleDraft | None:
        values = {
            "titles": form.titles(),
            "effective_on": form.cleaned_data["effective_on"],
            "wishes": form.wishes(),
        }
        try:
            if draft is None:
                saved = draft_rules(actor=request.user, **values)
            else:
                revision = form.cleaned_data["revision"]
                saved = save_rules(actor=request.user, draft=draft, revision=revision, **values)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return None
        except StaleEditError:
            form.add_error(None, _("Somebody else saved this change meanwhile: their values stand below."))
            return None
        messages.success(request, _("Saved."))
        return saved

    def place_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """A page with the meetings to come, and a POST that puts the draft on one of their agendas."""
        self._ask(request)
        draft: Any = self.get_object(request, str(object_id))
        if draft is None:
            raise Http404
        form = PlaceForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and self._placed(request, draft, form):
            messages.success(request, _("The change is on the agenda. A text for the decision is drafted."))
            return redirect("admin:gcm_meeting_change", form.cleaned_data["meeting"].pk)
        context = {"title": _("Put on the agenda of a meeting"), "draft": draft, "form": form}
        return self._answer(request, "place", context, 422 if form.is_bound else 200)

    def _placed(self, request: HttpRequest, draft: RuleDraft, form: PlaceForm) -> bool:
        try:
            put_rules_on_agenda(actor=request.user, draft=draft, meeting=form.cleaned_data["meeting"])
        except ValidationError as error:
            form.add_error(None, error.messages)
        except TransitionNotAllowed:
            form.add_error(None, _("This change is on an agenda already."))
        return not form.errors

    def _page(self, request: HttpRequest, draft: RuleDraft | None, form: Any) -> HttpResponse:
        context = {
            "title": str(draft) if draft else _("Draft a change of rules"),
            "draft": draft,
            "form": form,
            "clauses": changes_by_clause(draft) if draft else [],
        }
        return self._answer(request, "rule_draft", context, 422 if form and form.errors else 200)

    def _ask(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise Http404

    def _answer(self, request: HttpRequest, name: str, context: Any, status: int) -> HttpResponse:
        values = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/gcm/mandate/{name}.html", values, status=status)
