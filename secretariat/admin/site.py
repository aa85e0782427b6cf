"""News, events and the figures on the target, on the desk."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alliance87.core.admin import DeskHistoryAdmin
from secretariat.admin.registers import RegisterAdmin
from secretariat.domain.site.estimates import record_estimate
from secretariat.domain.site.events import save_event
from secretariat.domain.site.news import (
    StaleNewsError,
    preview_token,
    publish_news,
    save_news,
    take_back_news,
)
from secretariat.forms.site.estimates import EstimateForm
from secretariat.forms.site.events import EventForm
from secretariat.forms.site.news import NewsForm, PublishForm
from secretariat.models import Estimate, Event, News


@admin.register(News)
class NewsAdmin(DeskHistoryAdmin):
    """Written here; published, and taken back, each by a button of its own."""

    list_display = ("title", "slug", "publish_at", "updated_at")
    search_fields = ("search_text",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return self._page(request, None)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        item: Any = self.get_object(request, object_id) if self.has_view_permission(request) else None
        if item is None:
            raise Http404
        if "publish" in request.POST:
            return self._publish(request, item)
        if "take_back" in request.POST:
            take_back_news(actor=request.user, news=item)
            messages.success(request, _("The public reads it no more. The text stays as a draft."))
            return redirect("admin:secretariat_news_change", item.pk)
        return self._page(request, item)

    def _publish(self, request: HttpRequest, item: News) -> HttpResponse:
        publishing = PublishForm(request.POST)
        if publishing.is_valid():
            try:
                publish_news(actor=request.user, news=item, **publishing.cleaned_data)
            except ValidationError as error:
                for message in error.messages[:1]:
                    publishing.add_error(None, message)
            else:
                messages.success(request, _("Done: published from the hour that you gave."))
                return redirect("admin:secretariat_news_change", item.pk)
        return self._page(request, item, publishing=publishing)

    def _page(self, request: HttpRequest, item: News | None, publishing: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise Http404
        form = NewsForm(request.POST if request.method == "POST" and publishing is None else None, of=item)
        standing = None
        if form.is_bound and form.is_valid():
            try:
                kept = save_news(
                    actor=request.user,
                    texts=form.texts(),
                    slug=form.cleaned_data["slug"],
                    news=item,
                    revision=form.cleaned_data["revision"],
                )
            except ValidationError as error:
                form.add_error(None, error)
            except StaleNewsError as stale:
                standing = stale.standing
                form.add_error(
                    None, _("Somebody else saved meanwhile. Both texts are shown; yours is not saved.")
                )
            else:
                messages.success(request, _("Saved."))
                return redirect("admin:secretariat_news_change", kept.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(item or _("News")),
            "item": item,
            "form": form,
            "standing": standing,
            "versions": item.history.count() if item else 0,  # type: ignore[attr-defined]
            "publishing": publishing or _publishing(request, item),
            "may_write": request.user.has_perm("secretariat.edit_news", item),
            "preview": _preview(item),
        }
        status = 422 if form.errors or (publishing and publishing.errors) else 200
        return TemplateResponse(request, "admin/secretariat/news.html", context, status=status)


def _publishing(request: HttpRequest, item: News | None) -> PublishForm | None:
    """For whoever may publish it."""
    if item is None or not request.user.has_perm("secretariat.publish_news", item):
        return None
    return PublishForm(initial={"revision": item.revision})


def _preview(item: News | None) -> str:
    return settings.SITE_URL + reverse("secretariat:news_preview", args=[preview_token(item)]) if item else ""


@admin.register(Event)
class EventAdmin(RegisterAdmin):
    list_display = ("title", "starts_at", "place", "organiser", "publish_at")
    search_fields = ("search_text",)
    form_class = EventForm
    subject = "event"
    keep = staticmethod(save_event)
    has_page = True


@admin.register(Estimate)
class EstimateAdmin(RegisterAdmin):
    """Entered by officers: a figure is quoted as the Alliance's word."""

    list_display = ("label", "value", "year", "source", "published_on", "retrieved_on")
    ordering = ("order", "-year")
    form_class = EstimateForm
    subject = "estimate"
    keep = staticmethod(record_estimate)
    keep_permission = "secretariat.record_estimate"
