"""Initiatives that are followed, and representations: entered and kept up to date by their verbs."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from alliance87.core.admin import DeskAdmin
from partners.domain.stale import StaleEditError
from partners.views.stale import both_texts
from secretariat.domain.followed import follow_initiative
from secretariat.domain.representations import record_representation
from secretariat.forms.registers import FollowedInitiativeForm, RepresentationForm
from secretariat.models import FollowedInitiative, Representation


class RegisterAdmin(DeskAdmin):
    """A list, and one form for what is new and what has changed. `keep` is the verb; where not everybody who
    sees the list may do it, `keep_permission` says who may, and the others read."""

    form_class: ClassVar[Any]
    keep: ClassVar[Callable[..., Any]]
    subject: ClassVar[str]  # the keyword under which the verb takes a record that is there already
    keep_permission: ClassVar[str] = ""
    has_page: ClassVar[bool] = False  # whether the record has a page for the public, and before it a preview

    def has_add_permission(self, request: HttpRequest) -> bool:
        may_keep = not self.keep_permission or request.user.has_perm(self.keep_permission)
        return may_keep and self.has_view_permission(request)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return self._form(request, None)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        record = self.get_object(request, object_id) if self.has_view_permission(request) else None
        if record is None:
            raise Http404
        if not self.has_add_permission(request):
            return super().change_view(request, object_id, form_url, extra_context)
        return self._form(request, record)

    def _form(self, request: HttpRequest, record: Any) -> HttpResponse:
        if not self.has_view_permission(request):
            raise Http404
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = self.form_class(request.POST or None, of=record)
        if not (form.is_bound and form.is_valid()):
            return self._page(request, form, record)
        try:
            self.keep(actor=request.user, **{self.subject: record}, **form.values())
        except StaleEditError as stale:
            changes = both_texts(form, stale, form.of_record())
            return self._page(request, form, record, status=409, changes=changes)
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(request, form, record)
        messages.success(request, _("Saved."))
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def _page(
        self, request: HttpRequest, form: Any, record: Any, *, status: int = 0, changes: Any = None
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(record or self.opts.verbose_name),
            "form": form,
            "changes": changes,
            "shown": record if self.has_page else None,
        }
        status = status or (422 if form.errors else 200)
        return TemplateResponse(request, "admin/secretariat/register.html", context, status=status)


@admin.register(FollowedInitiative)
class FollowedInitiativeAdmin(RegisterAdmin):
    list_display = ("title", "lead", "state", "next_on", "next_step", "updated_at")
    list_filter = ("state", "topics")
    list_select_related = ("organisation",)
    search_fields = ("title", "led_by")
    form_class = FollowedInitiativeForm
    subject = "initiative"
    keep = staticmethod(follow_initiative)

    @admin.display(description=_("led by"))
    def lead(self, initiative: FollowedInitiative) -> str:
        return str(initiative.organisation or initiative.led_by)


@admin.register(Representation)
class RepresentationAdmin(RegisterAdmin):
    list_display = ("title", "kind", "starts_at", "place", "organiser", "represented_by")
    list_filter = ("kind",)
    search_fields = ("title", "place", "organiser")
    date_hierarchy = "starts_at"
    form_class = RepresentationForm
    subject = "representation"
    keep = staticmethod(record_representation)
