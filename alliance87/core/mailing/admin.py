"""Mailings on the secretariat's desk: how far they are, and the verbs that steer them."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alliance87.core import inbox
from alliance87.core.admin import DeskAdmin
from alliance87.core.bulk import bulk_act
from alliance87.core.mailing.domain import alarms, control
from alliance87.core.mailing.domain.suppress import lift_suppression
from alliance87.core.mailing.enums import MailingState
from alliance87.core.mailing.forms import RateForm, ToldForm
from alliance87.core.mailing.models import Mailing, Suppression, address_hash
from alliance87.core.mailing.queries import Progress, progress, unreached

State = MailingState
SHOWN = 100  # of those whom statutory mail did not reach
# Which verb can be asked for in which state.
VERBS: dict[str, tuple[Callable[..., Any], tuple[State, ...]]] = {
    "pause": (control.pause_mailing, (State.APPROVED, State.SENDING)),
    "resume": (control.resume_mailing, (State.PAUSED,)),
    "retry": (control.retry_failed, (State.SENDING, State.PAUSED, State.FINISHED)),
    "cancel": (control.cancel_mailing, control.GOES_ON),
}


@admin.register(Mailing)
class MailingAdmin(DeskAdmin):
    list_display = ("what", "kind", "state", "statutory", "created_at", "finished_at")
    list_filter = ("state", "statutory", "kind")
    date_hierarchy = "created_at"
    change_form_template = "admin/mailing/mailing/change_form.html"

    @admin.display(description=gettext_lazy("subject"))
    def what(self, mailing: Mailing) -> str:
        return str(mailing)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mailing]:
        return super().get_queryset(request).prefetch_related("contents")

    def get_urls(self) -> list[Any]:
        acts = {verb: self._view_of(verb) for verb in VERBS} | {
            "rate": self.rate_view,
            "told": self.told_view,
        }
        views = {name: require_POST(act) for name, act in acts.items()} | {"progress": self.progress_view}
        guard = self.admin_site.admin_view
        mine = [
            path(f"<int:object_id>/{name}/", guard(view), name=f"mailing_mailing_{name}")
            for name, view in views.items()
        ]
        return [*mine, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        mailing = self.get_object(request, object_id) if self.has_view_permission(request) else None
        if not mailing:
            raise Http404
        return self._page(request, mailing)

    def _page(
        self, request: HttpRequest, mailing: Mailing, *, status: int = 200, **forms: Any
    ) -> HttpResponse:
        missed = unreached(mailing) if mailing.statutory else mailing.deliveries.none()
        context = {
            **self.admin_site.each_context(request),
            "title": str(mailing),
            "contents": [] if mailing.confidential else mailing.contents.all(),
            "rate_form": RateForm(mailing=mailing),
            "told_form": ToldForm(),
            "unreached": missed[:SHOWN],
            "more_unreached": max(0, missed.count() - SHOWN),
            "is_untold": inbox.tasks_of(request.user)
            .filter(kind=alarms.UNDELIVERED, object_id=str(mailing.pk))
            .exists(),
            **self._progress_context(request, mailing, progress(mailing)),
            **forms,
        }
        return render(request, self.change_form_template, context, status=status)

    def progress_view(self, request: HttpRequest, object_id: int) -> HttpResponseBase:
        """The part of the page that moves, asked for every few seconds: 304 when nothing did."""
        mailing = get_object_or_404(self.get_queryset(request), pk=object_id)
        now = progress(mailing)
        digest = hashlib.sha256(repr((now, get_language())).encode()).hexdigest()
        etag = f'"{digest[:32]}"'
        context = self._progress_context(request, mailing, now)
        response = get_conditional_response(request, etag=etag) or render(
            request, "admin/mailing/mailing/progress.html", context
        )
        response.headers["ETag"] = etag
        patch_cache_control(response, private=True, no_cache=True)
        return response

    def _progress_context(self, request: HttpRequest, mailing: Mailing, now: Progress) -> dict[str, Any]:
        may_manage = request.user.has_perm("mailing.manage_mailing", mailing)
        verbs = [verb for verb, (_call, states) in VERBS.items() if may_manage and mailing.state in states]
        if not (now.bounced or now.uncertain or now.deferred) or mailing.confidential:
            verbs = [verb for verb in verbs if verb != "retry"]
        return {
            "mailing": mailing,
            "opts": self.opts,
            "progress": now,
            "verbs": verbs,
            "may_manage": may_manage,
            "moves": mailing.state in control.GOES_ON,
        }

    def rate_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        mailing = get_object_or_404(self.get_queryset(request), pk=object_id)
        form = RateForm(request.POST, mailing=mailing)
        if not form.is_valid():
            return self._page(request, mailing, rate_form=form, status=422)
        return self._act(request, mailing, control.set_rate, rate=form.cleaned_data["rate"])

    def told_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        mailing = get_object_or_404(self.get_queryset(request), pk=object_id)
        form = ToldForm(request.POST)
        if not form.is_valid():
            return self._page(request, mailing, told_form=form, status=422)
        said = _("Noted: nothing is left to do.")
        return self._act(request, mailing, alarms.note_told, said=said, how=form.cleaned_data["how"])

    def _view_of(self, verb: str) -> Callable[..., HttpResponse]:
        def view(request: HttpRequest, object_id: int) -> HttpResponse:
            mailing = get_object_or_404(self.get_queryset(request), pk=object_id)
            return self._act(request, mailing, VERBS[verb][0])

        return view

    def _act(
        self, request: HttpRequest, mailing: Mailing, call: Callable[..., Any], said: str = "", **values: Any
    ) -> HttpResponse:
        try:
            call(actor=request.user, mailing=mailing, **values)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, said or _("Done: it takes effect within one batch."))
        return redirect("admin:mailing_mailing_change", mailing.pk)


@admin.register(Suppression)
class SuppressionAdmin(DeskAdmin):
    """Found by the whole address; only its hash is kept."""

    list_display = ("__str__", "reason", "category", "since")
    list_filter = ("reason",)
    search_fields = ("address_hash",)
    search_help_text = gettext_lazy("The whole e-mail address")
    actions = (
        bulk_act(
            name="lift",
            label=gettext_lazy("Write to these addresses again"),
            permission="mailing.manage_mailing",
            outcome=lambda suppression: _("is written to again"),
            act=lambda actor, suppression: lift_suppression(actor=actor, suppression=suppression),
        ),
    )
    ordering = ("-since",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        term = search_term.strip()
        return (queryset.filter(address_hash=address_hash(term)) if term else queryset), False
