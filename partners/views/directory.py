"""What a visitor finds: the directory and a partner's page."""

from typing import Any

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from alliance87.core.views import PUBLIC, PortalPage
from partners.models import Organisation
from partners.queries.directory import Filters, facets, search_partners
from partners.queries.profiles import profile_of

PAGE_SIZE = 30


class DirectoryView(PortalPage):
    permission = PUBLIC
    template_name = "partners/directory.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = Filters.of(self.request.GET)
        page = Paginator(search_partners(filters), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(filters=filters, facets=facets(filters), page=page, **kwargs)


class PartnerView(PortalPage):
    """A partner: by name alone, or whole, as its listing says (P5). What is hidden does not exist."""

    permission = PUBLIC
    template_name = "partners/partner.html"

    @cached_property
    def organisation(self) -> Organisation:
        visible = Organisation.objects.visible_to(self.request.user)
        return get_object_or_404(visible.select_related("country__regional_group"), slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_see = self.request.user.has_perm("partners.view_profile", self.organisation)
        return super().get_context_data(
            organisation=self.organisation,
            profile=profile_of(self.organisation) if may_see else None,
            **kwargs,
        )
