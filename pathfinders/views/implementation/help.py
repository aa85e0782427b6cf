"""Help wanted by pathfinder countries: the list, an offer, and what the secretariat passes on."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PUBLIC, PortalPage, PortalView
from partners.models import Organisation
from pathfinders.domain.implementation.help_offers import offer_help, pass_on_help
from pathfinders.forms.implementation.reports import HelpFilterForm, OfferForm
from pathfinders.models import ActionProgress, HelpOffer
from pathfinders.queries.help_wanted import narrowed, wanted_by_reader
from pathfinders.queries.implementation.people import own_organisations
from pathfinders.views.implementation.base import succeeds

PAGE_SIZE = 20


class HelpWantedView(PortalPage):
    """Of public actions, for everybody; of restricted ones, for those who read the whole roadmap."""

    permission = PUBLIC
    template_name = "pathfinders/implementation/help_wanted.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = wanted_by_reader(self.request.user)
        countries = wanted.order_by().values("action__roadmap__pathway__country")
        form = HelpFilterForm(self.request.GET, countries=countries)
        form.is_valid()
        chosen = {name: form.cleaned_data.get(name) for name in ("country", "topic")}
        found = narrowed(
            wanted,
            country=chosen["country"].iso2 if chosen["country"] else "",
            topic=chosen["topic"].slug if chosen["topic"] else "",
        )
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            form=form,
            page=page,
            filtered=any(chosen.values()),
            may_offer=self.request.user.has_perm("pathfinders.offer_help"),
            handles=self.request.user.has_perm("pathfinders.pass_on_help"),
            **kwargs,
        )


class OfferHelpView(PortalPage):
    """In the name of a partner, to the secretariat: no address is shown to anybody."""

    permission = "pathfinders.offer_help"
    template_name = "pathfinders/implementation/offer.html"

    @cached_property
    def wanted(self) -> ActionProgress:
        found = wanted_by_reader(self.request.user).filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self._form())
        return super().get_context_data(wanted=self.wanted, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        given: dict[str, Any] = {"actor": request.user, "progress": self.wanted}
        if not succeeds(form, lambda: offer_help(**given, **form.cleaned_data)):
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, _("The secretariat has your offer and will put you in touch."))
        return redirect("pathfinders:help_wanted")

    def _form(self, data: Any = None) -> OfferForm:
        own = own_organisations(self.request.user)
        return OfferForm(data, organisations=Organisation.objects.partners().filter(pk__in=own))


class HelpOffersView(PortalPage):
    """What waits for the secretariat, and what it has passed on."""

    permission = "pathfinders.pass_on_help"
    template_name = "pathfinders/implementation/offers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        related = ("progress__action__roadmap__pathway__country", "organisation", "offered_by")
        offers = HelpOffer.objects.select_related(*related).order_by("passed_on_at", "-offered_at", "-pk")
        page = Paginator(offers, PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, **kwargs)


class PassOnHelpView(PortalView):
    permission = "pathfinders.pass_on_help"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        offer = get_object_or_404(HelpOffer, pk=self.kwargs["pk"])
        try:
            pass_on_help(actor=request.user, offer=offer)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Noted: both are in touch."))
        return redirect("pathfinders:help_offers")
