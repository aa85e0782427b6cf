"""Sources of data: described by the secretariat, then approved (F12)."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.admin import DeskAdmin
from alliance87.core.bulk import bulk_act
from alliance87.core.languages import LANGUAGES
from pathfinders.domain.data.sources import approve_source, refuse_to_show, withdraw_approval
from pathfinders.models import DataSource


class KeptAdmin(DeskAdmin):
    """Lists that the secretariat keeps: it may add to them and change them, not remove."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("pathfinders.curate_country_data")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("pathfinders.curate_country_data")


def _approved(source: DataSource) -> str:
    if source.is_approved:
        raise ValidationError(_("It is approved already."))
    refuse_to_show(source)
    return _("is approved: its figures are shown")


def _withdrawn(source: DataSource) -> str:
    if not source.is_approved:
        raise ValidationError(_("It is not approved."))
    return _("nothing of it is shown any more")


@admin.register(DataSource)
class DataSourceAdmin(KeptAdmin):
    list_display = ("name", "kind", "licence", "address", "approved_at")
    fields = (
        "slug",
        *(f"name_{code}" for code in LANGUAGES),
        "kind",
        "address",
        "licence",
        "licence_address",
        "approved_at",
        "approved_by",
    )
    readonly_fields = ("approved_at", "approved_by")
    actions = (
        bulk_act(
            name="approve",
            label=gettext_lazy("Approve: show the figures of the chosen sources"),
            permission="pathfinders.approve_source",
            outcome=_approved,
            act=lambda actor, source: approve_source(actor=actor, source=source),
        ),
        bulk_act(
            name="withdraw",
            label=gettext_lazy("Withdraw the approval: show nothing of the chosen sources"),
            permission="pathfinders.approve_source",
            outcome=_withdrawn,
            act=lambda actor, source: withdraw_approval(actor=actor, source=source),
        ),
    )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was approved stands as it was: the approval is withdrawn first."""
        approved = isinstance(obj, DataSource) and obj.is_approved
        return not approved and super().has_change_permission(request, obj)
