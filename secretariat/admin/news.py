"""News and pages on the desk: written here; published, taken back and placed each by a button of its own."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.admin import DeskAdmin
from secretariat.domain.site.news import (
    StaleNewsError,
    newest,
    place_page,
    preview_token,
    publish_news,
    renew_preview,
    save_news,
    take_back_news,
)
from secretariat.forms.site.news import NewsForm, PlaceForm, PublishForm
from secretariat.models import News, Page
from secretariat.queries.site.versions import versions_of


@admin.register(News)
class NewsAdmin(DeskAdmin):
    list_display: tuple[str, ...] = ("title", "stands", "slug", "publish_at", "updated_at")
    search_fields = ("search_text",)
    acts: tuple[str, ...] = ("publish", "take_back", "renew_preview")

    @admin.display(description=gettext_lazy("state"))
    def stands(self, item: News) -> str:
        """Where the text is on its way to the public."""
        if item.has_newer:
            return _("A newer version waits")
        if item.is_published:
            return _("Published")
        return _("Scheduled") if item.publish_at else _("Draft")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_urls(self) -> list[Any]:
        name = f"secretariat_{self.opts.model_name}_versions"
        view = self.admin_site.admin_view(self.versions_view)
        return [path("<int:object_id>/versions/", view, name=name), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise Http404
        return self._edit(request, None)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        item = self._found(request, object_id)
        act = next((name for name in self.acts if name in request.POST), None)
        if act is None:
            return self._edit(request, item)
        doing: Callable[[HttpRequest, News], HttpResponse] = getattr(self, f"_{act}")
        return doing(request, item)

    def versions_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """What was written, by whom, and what each version changed."""
        item = self._found(request, str(object_id))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Versions: %(title)s") % {"title": item},
            "item": item,
            "versions": versions_of(item),
        }
        return TemplateResponse(request, "admin/secretariat/news_versions.html", context)

    def _found(self, request: HttpRequest, object_id: str) -> News:
        item: Any = self.get_object(request, object_id) if self.has_view_permission(request) else None
        if item is None:
            raise Http404
        return item  # type: ignore[no-any-return]

    def _edit(self, request: HttpRequest, item: News | None) -> HttpResponse:
        last = newest(item) if item else None
        form = NewsForm(request.POST if request.method == "POST" else None, of=last)
        standing = None
        if form.is_bound and form.is_valid():
            try:
                kept = self._save(request, item, form)
            except ValidationError as error:
                form.add_error(None, error)
            except StaleNewsError as stale:
                standing = stale.standing
                form.add_error(
                    None, _("Somebody else saved meanwhile. Both texts are shown; yours is not saved.")
                )
            else:
                messages.success(request, _said(kept))
                return self._back(kept)
        return self._page(request, item, form=form, standing=standing)

    def _save(self, request: HttpRequest, item: News | None, form: NewsForm) -> News:
        return save_news(
            actor=request.user,
            texts=form.texts(),
            slug=form.cleaned_data["slug"],
            news=item,
            revision=form.cleaned_data["revision"],
            model=self.model,
        )

    def _publish(self, request: HttpRequest, item: News) -> HttpResponse:
        publishing = PublishForm(request.POST, of=item)
        if publishing.is_valid():
            try:
                publish_news(actor=request.user, news=item, **publishing.cleaned_data)
            except ValidationError as error:
                for message in error.messages[:1]:
                    publishing.add_error(None, message)
            else:
                messages.success(request, _("Done: published from the hour that you gave."))
                return self._back(item)
        return self._page(request, item, publishing=publishing)

    def _take_back(self, request: HttpRequest, item: News) -> HttpResponse:
        take_back_news(actor=request.user, news=item)
        messages.success(request, _("The public reads it no more. The text stays as a draft."))
        return self._back(item)

    def _renew_preview(self, request: HttpRequest, item: News) -> HttpResponse:
        renew_preview(actor=request.user, news=item)
        messages.success(request, _("There is a new link. The earlier ones lead nowhere."))
        return self._back(item)

    def _back(self, item: News) -> HttpResponse:
        return redirect(f"admin:secretariat_{self.opts.model_name}_change", item.pk)

    def _page(self, request: HttpRequest, item: News | None, **forms: Any) -> HttpResponse:
        may_publish = item is not None and request.user.has_perm("secretariat.publish_news", item)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(item or capfirst(str(self.opts.verbose_name))),
            "item": item,
            "form": NewsForm(of=newest(item) if item else None),
            "publishing": PublishForm(of=item) if item and may_publish else None,
            "preview": _preview(item),
            "placing": self.placing(item),
            **forms,
        }
        status = 422 if any(getattr(each, "errors", None) for each in forms.values()) else 200
        return TemplateResponse(request, "admin/secretariat/news.html", context, status=status)

    def placing(self, item: News | None) -> PlaceForm | None:
        """News have no place but that of their day."""
        return None


@admin.register(Page)
class PageAdmin(NewsAdmin):
    list_display = ("title", "stands", "slug", "order", "publish_at")
    acts = (*NewsAdmin.acts, "place")

    def placing(self, item: News | None) -> PlaceForm | None:
        return PlaceForm(initial={"order": item.order}) if item else None

    def _place(self, request: HttpRequest, item: Page) -> HttpResponse:
        placing = PlaceForm(request.POST)
        if not placing.is_valid():
            return self._page(request, item, placing=placing)
        place_page(actor=request.user, page=item, order=placing.cleaned_data["order"])
        messages.success(request, _("Saved."))
        return self._back(item)


def _said(item: News) -> str:
    if item.has_newer:
        return _("Saved beside what the public reads, until another officer publishes this version.")
    return _("Saved.")


def _preview(item: News | None) -> str:
    return settings.SITE_URL + reverse("secretariat:news_preview", args=[preview_token(item)]) if item else ""
