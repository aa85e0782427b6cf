"""What a visitor finds: the directory and a partner's page."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from alliance87.core.views import PUBLIC, PortalPage
from partners.models import Organisation
from partners.queries.directory import Directory, Filters, facets
from partners.queries.partner_work import work_of
from partners.queries.profiles import profile_of
from partners.queries.squares import LEGEND, partner_squares

PAGE_SIZE = 30


class DirectoryView(PortalPage):
    permission = PUBLIC
    template_name = "partners/directory.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = Filters.of(self.request.GET)
        directory = Directory(filters)
        page = Paginator(directory.keys(), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            filters=filters,
            facets=facets(filters, directory.numbers()),
            page=page,
            partners=directory.show(page.object_list),
            **kwargs,
        )


class DirectoryMapView(PortalPage):
    """The same as a map: how many partners each country has."""

    permission = PUBLIC
    template_name = "partners/map.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = Filters.of(self.request.GET)
        numbers = Directory(filters).numbers()
        countries = numbers.pop("country")
        return super().get_context_data(
            filters=filters,
            facets=facets(filters, numbers),
            regions=partner_squares(filters, countries),
            legend=LEGEND,
            **kwargs,
        )


class PartnerView(PortalPage):
    """A partner: by name alone, or whole, as its listing says (P5). What is hidden does not exist."""

    permission = PUBLIC
    template_name = "partners/partner.html"

    @cached_property
    def organisation(self) -> Organisation:
        visible = Organisation.objects.visible_to(self.request.user)
        found = visible.select_related("country__regional_group", "succession")
        return get_object_or_404(found, slug=self.kwargs["slug"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The address of one that was merged or succeeded leads on, where the reader may know the other."""
        succession = getattr(self.organisation, "succession", None)
        if succession is None:
            return super().get(request, *args, **kwargs)
        others = Organisation.objects.visible_to(request.user)
        return redirect(get_object_or_404(others, pk=succession.successor_id), permanent=False)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_see = self.request.user.has_perm("partners.view_profile", self.organisation)
        profile = profile_of(self.organisation) if may_see else None
        today = Organisation.objects.partners().filter(pk=self.organisation.pk)
        return super().get_context_data(
            organisation=self.organisation,
            is_partner=profile.is_partner if profile else today.exists(),
            profile=profile,
            work=work_of(self.organisation, self.request.user) if may_see else None,
            **kwargs,
        )
