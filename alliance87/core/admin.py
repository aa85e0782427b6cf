"""The base of the secretariat's desk: pages that show, and verbs that change."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin


class DeskAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Shows rows to whoever has `app.view_model`; nothing is added, edited or deleted around a verb."""

    actions_on_top = True
    show_full_result_count = False

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

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


class DeskHistoryAdmin(DeskAdmin, SimpleHistoryAdmin):
    """A desk page with a tab that says who changed which field; nothing is reverted from there."""

    def revert_disabled(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def history_view_title(self, request: HttpRequest, obj: Model) -> str:
        return _("History of %(name)s") % {"name": obj}

    def history_form_view_title(self, request: HttpRequest, obj: Model) -> str:
        return self.history_view_title(request, obj)
