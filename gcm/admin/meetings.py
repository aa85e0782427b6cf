"""Meetings on the secretariat's desk. Every button calls a verb of `domain`."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.admin import DeskAdmin
from alliance87.core.phrases import with_colon
from gcm.admin.meeting_acts import ACTS, acts_of
from gcm.admin.meeting_items import do, forms_of, latest_text
from gcm.admin.proposals import place_proposal
from gcm.domain.meetings import change_meeting, draft_meeting, is_short_notice
from gcm.domain.observers import inform_of_observer
from gcm.domain.replies import record_notice
from gcm.domain.room import StaleTextError
from gcm.enums import MeetingState
from gcm.forms.meetings import ArrangementsForm, MeetingForm
from gcm.models import Meeting
from gcm.queries.convocation import addressees
from gcm.queries.meetings import answers_of
from gcm.queries.planning.short_notice import accepted_short_notice
from partners.domain.stale import StaleEditError
from partners.views.stale import both_texts


@admin.register(Meeting)
class MeetingAdmin(DeskAdmin):
    list_display = ("__str__", "kind", "mode", "state", "starts_at")
    list_filter = ("state", "kind")
    ordering = ("-starts_at",)
    change_form_template = "admin/gcm/meeting/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        return Meeting.objects.visible_to(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("gcm.prepare_meeting")

    def get_urls(self) -> list[Any]:
        routes: tuple[tuple[str, Any, str], ...] = (
            ("<int:object_id>/<slug:verb>/act/", self.act_view, "act"),
            ("<int:object_id>/items/<int:item_id>/", self.item_view, "item"),
            ("<int:object_id>/replies/<int:reply_id>/", self.reply_view, "reply"),
            ("<int:object_id>/observers/<int:observer_id>/inform/", self.inform_view, "inform"),
            ("proposals/<int:proposal_id>/", place_proposal, "place"),
        )
        guard = self.admin_site.admin_view
        return [
            *(path(route, guard(view), name=f"gcm_meeting_{name}") for route, view, name in routes),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = MeetingForm(request.POST or None)
        if form.is_valid():
            try:
                made = draft_meeting(actor=request.user, **form.values())
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("The meeting is in preparation. Nobody is told yet."))
                return redirect("admin:gcm_meeting_change", made.pk)
        context = {"title": _("Prepare a meeting"), "form": form}
        return self._answer(request, "add_form", context, 422 if form.errors else 200)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        meeting: Any = self.get_object(request, object_id)
        if meeting is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined,no-any-return]
        if request.method != "POST":
            return self._page(request, meeting)
        form = _form_of(meeting, request.POST)
        if form is None or not form.is_valid():
            return self._page(request, meeting, 422, form=form)
        return self._change(request, meeting, form)

    def _change(self, request: HttpRequest, meeting: Meeting, form: Any) -> HttpResponse:
        revision = form.cleaned_data["revision"]
        try:
            change_meeting(actor=request.user, meeting=meeting, revision=revision, values=form.values())
        except StaleEditError as stale:
            changes = both_texts(form, stale)
            return self._page(request, meeting, 409, form=form, changes=changes)
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(request, meeting, 422, form=form)
        messages.success(request, _("Saved."))
        return redirect("admin:gcm_meeting_change", meeting.pk)

    def _page(
        self, request: HttpRequest, meeting: Meeting, status: int = 200, **context: Any
    ) -> HttpResponse:
        context.setdefault("form", _form_of(meeting))
        items = meeting.items.order_by("position")
        values = {
            "title": str(meeting),
            "original": meeting,
            "meeting": meeting,
            "items": items,
            "acts": acts_of(meeting),
            "answers": answers_of(meeting),
            "observers": meeting.observers.select_related("person", "organisation").order_by("interest_at"),
            "is_short": meeting.state == MeetingState.DRAFT and is_short_notice(meeting),
            "accepted": accepted_short_notice(meeting),
            **context,
        }
        return self._answer(request, "change_form", values, status)

    def act_view(self, request: HttpRequest, object_id: int, verb: str) -> HttpResponse:
        """A page that asks, with whom it reaches, and a POST that does."""
        meeting = self._meeting(request, object_id)
        if verb not in ACTS:
            raise Http404
        act = ACTS[verb]
        sent = (request.POST or None, meeting, *([request.FILES or None] if act.takes_file else []))
        form = act.form(*sent) if act.form else None
        if request.method != "POST" or (form is not None and not form.is_valid()):
            return self._ask(request, meeting, verb, form)
        return self._do(
            request,
            meeting,
            lambda: act.do(request.user, meeting, form),
            act.done,
            lambda error: self._ask(request, meeting, verb, form, error),
        )

    def _ask(
        self, request: HttpRequest, meeting: Meeting, verb: str, form: Any, error: Any = None
    ) -> HttpResponse:
        if error is not None and form is not None:
            form.add_error(None, error.messages)
        elif error is not None:
            messages.error(request, " ".join(error.messages))
        act = ACTS[verb]
        context = {
            "title": with_colon(meeting, act.title),
            "meeting": meeting,
            "act": act,
            "form": form,
            "addressees": addressees() if act.writes else None,
        }
        return self._answer(request, "act", context, 422 if request.method == "POST" else 200)

    def item_view(self, request: HttpRequest, object_id: int, item_id: int) -> HttpResponse:
        meeting = self._meeting(request, object_id)
        item = get_object_or_404(meeting.items.select_related("meeting"), pk=item_id)
        act = request.POST.get("act", "")
        item_forms = forms_of(item, act, request.POST or None)
        if request.method != "POST":
            return self._item_page(request, item, item_forms)
        form = item_forms.get(act)
        if form is None or not form.is_valid():
            return self._item_page(request, item, item_forms, 422)
        try:
            do(request.user, item, act, form)
        except (ValidationError, StaleTextError) as error:
            form.add_error(None, getattr(error, "messages", None) or _stale_text(error))
            return self._item_page(request, item, item_forms, 422)
        messages.success(request, _("Saved."))
        return redirect("admin:gcm_meeting_change", meeting.pk)

    def _item_page(self, request: HttpRequest, item: Any, forms: Any, status: int = 200) -> HttpResponse:
        context = {
            "title": f"{item.position}. {item}",
            "meeting": item.meeting,
            "item": item,
            "forms": forms,
            "text": latest_text(item),
        }
        return self._answer(request, "item", context, status)

    def reply_view(self, request: HttpRequest, object_id: int, reply_id: int) -> HttpResponse:
        meeting = self._meeting(request, object_id)
        if request.method != "POST":
            return redirect("admin:gcm_meeting_change", meeting.pk)
        reply = get_object_or_404(meeting.replies.select_related("meeting"), pk=reply_id)
        answer = request.POST.get("answer", "")
        return self._do(
            request,
            meeting,
            lambda: record_notice(actor=request.user, reply=reply, answer=answer),
            _("The answer is noted as given by telephone."),
            lambda error: self._refused(request, meeting, error),
        )

    def inform_view(self, request: HttpRequest, object_id: int, observer_id: int) -> HttpResponse:
        meeting = self._meeting(request, object_id)
        if request.method != "POST":
            return redirect("admin:gcm_meeting_change", meeting.pk)
        observer = get_object_or_404(meeting.observers.select_related("meeting"), pk=observer_id)
        return self._do(
            request,
            meeting,
            lambda: inform_of_observer(actor=request.user, observer=observer),
            _("Every representative is told. The chair may invite now."),
            lambda error: self._refused(request, meeting, error),
        )

    def _do(
        self,
        request: HttpRequest,
        meeting: Meeting,
        verb: Callable[[], Any],
        done: Any,
        refused: Callable[[ValidationError], HttpResponse],
    ) -> HttpResponse:
        try:
            verb()
        except ValidationError as error:
            return refused(error)
        except (TransitionNotAllowed, StaleEditError):
            messages.error(
                request, _("The meeting was changed meanwhile. Nothing was done: read it again, please.")
            )
        else:
            messages.success(request, done)
        return redirect("admin:gcm_meeting_change", meeting.pk)

    def _refused(self, request: HttpRequest, meeting: Meeting, error: ValidationError) -> HttpResponse:
        messages.error(request, " ".join(error.messages))
        return self._page(request, meeting, 422)

    def _meeting(self, request: HttpRequest, object_id: int) -> Meeting:
        if not request.user.has_perm("gcm.prepare_meeting"):
            raise PermissionDenied
        return get_object_or_404(self.get_queryset(request), pk=object_id)

    def _answer(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        values = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/gcm/meeting/{template}.html", values, status=status)


def _form_of(meeting: Meeting, data: Any = None) -> Any:
    """What can be changed on the page: everything of a draft, the arrangements of a meeting to come."""
    if meeting.state == MeetingState.DRAFT:
        return MeetingForm(data, meeting=meeting)
    return ArrangementsForm(data, meeting=meeting) if meeting.is_to_come else None


def _stale_text(error: Any) -> str:
    return _("Another text was put meanwhile. It is shown above; write from it, please.")
