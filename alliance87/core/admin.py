"""The base of the secretariat's desk: pages that show, and verbs that change."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import display_for_field, flatten
from django.core.exceptions import BadRequest
from django.db.models import BooleanField, Field, IntegerField, ManyToManyField, Model, QuerySet, URLField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin
from simple_history.template_utils import HistoricalRecordContextHelper

from alliance87.core.text import number_in


class DeskAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Shows rows to whoever has `app.view_model`; nothing is added, edited or deleted around a verb."""

    actions_on_top = True
    show_full_result_count = False
    formfield_overrides: ClassVar[dict[Any, Any]] = {URLField: {"assume_scheme": "https"}}

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.view_{self.opts.model_name}", obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        """Raises BadRequest for a chosen row that is no number."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if isinstance(self.opts.pk, IntegerField) and None in map(number_in, chosen):
            raise BadRequest
        answer: HttpResponse | None = super().response_action(request, queryset, *args, **kwargs)
        return answer

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Headed by what it lists: Django's sentence names one row, without its article."""
        named = {"title": capfirst(str(self.opts.verbose_name_plural)), **(extra_context or {})}
        return super().changelist_view(request, named)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        name = str(self.opts.verbose_name)
        title = capfirst(name) if object_id else _("Add: %(name)s") % {"name": name}
        return super().changeform_view(
            request, object_id, form_url, {"title": title, **(extra_context or {})}
        )

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Those that the reader may do, each with its preview (`core.bulk`); never Django's own deletion."""
        offered = super().get_actions(request)
        return {name: entry for name, entry in offered.items() if entry and _may(request, entry[0])}


def _may(request: HttpRequest, action: Any) -> bool:
    permission = getattr(action, "bulk_permission", None)
    return permission is not None and request.user.has_perm(permission)


class ShownInline(admin.TabularInline):  # type: ignore[type-arg]
    """Rows beside a record, looked at by whoever has `permission` and never edited around a verb."""

    template = "admin/edit_inline/shown.html"
    extra = 0
    can_delete = False
    permission: str

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(self.permission)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_add_permission = has_change_permission
    has_delete_permission = has_change_permission


class DeskHistoryAdmin(DeskAdmin, SimpleHistoryAdmin):
    """A desk page with a tab that says who changed which field; nothing is reverted from there."""

    def revert_disabled(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """All that the page names: neither it nor the page of a version is a form."""
        editable = (*self.opts.fields, *self.opts.many_to_many)
        names = [each.name for each in editable if each.editable and not each.primary_key]
        return flatten(self.fields) if self.fields else names

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> Any:
        return _ChangesInWords(self.model, historical_record)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        self._look_for(request, object_id)
        shown: HttpResponse = super().history_view(request, object_id, extra_context)  # type: ignore[no-untyped-call]
        return shown

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """One version, to be read: the library's own page would save what is sent to it, around our verbs."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        self._look_for(request, object_id)
        if number_in(version_id) is None:
            raise Http404
        show = super().history_form_view
        shown: HttpResponse = show(request, object_id, version_id, extra_context)  # type: ignore[no-untyped-call]
        return shown

    def _look_for(self, request: HttpRequest, object_id: str) -> None:
        """Raises Http404 for what is no number, and for a record that the list does not show."""
        pk = number_in(object_id)
        if pk is None:
            raise Http404
        is_kept = self.model._base_manager.filter(pk=pk).exists()
        if is_kept and not self.get_queryset(request).filter(pk=pk).exists():
            raise Http404

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        is_shown = obj is not None and "fields" not in kwargs  # the library asks for the names of all so
        return super().get_form(request, obj, change or is_shown, **kwargs)

    def history_view_title(self, request: HttpRequest, obj: Model) -> str:
        return _("History of %(name)s") % {"name": obj}

    def history_form_view_title(self, request: HttpRequest, obj: Model) -> str:
        return self.history_view_title(request, obj)


class _ChangesInWords(HistoricalRecordContextHelper):
    """Values as the pages of the portal say them: instants in the reader's zone, choices by their names."""

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        prepared = super().prepare_delta_change_value(change, value)
        field = self.model._meta.get_field(change.field)
        if isinstance(field, ManyToManyField) or not isinstance(field, Field):
            return prepared
        if isinstance(field, BooleanField):
            return {True: _("yes"), False: _("no")}.get(prepared, "")
        return display_for_field(prepared, field, "")
