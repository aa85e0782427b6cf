"""Changes of rules: the list, and one with each old and new value."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from alliance87.core.views import PortalPage
from gcm.models import RuleDraft
from gcm.queries.mandate.rule_drafts import changes_by_clause, drafts_for


class RuleDraftsView(PortalPage):
    permission = "gcm.view_rule_drafts"
    template_name = "gcm/mandate/rule_drafts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(drafts=drafts_for(self.request.user), **kwargs)


class RuleDraftView(PortalPage):
    permission = "gcm.view_rule_draft"
    template_name = "gcm/mandate/rule_draft.html"

    @cached_property
    def draft(self) -> RuleDraft:
        return get_object_or_404(RuleDraft, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> RuleDraft:
        return self.draft

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(draft=self.draft, clauses=changes_by_clause(self.draft), **kwargs)
