"""The desk of a country: what is done on its way, what is next, and every act on it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage, PortalView
from gcm.views.acts import ActPage, offered_to
from partners.domain.stale import StaleEditError
from partners.queries.applications import changes_between
from pathfinders.domain.preparation import mark_of
from pathfinders.models import Pathway
from pathfinders.queries.framework import checklist, round_of
from pathfinders.queries.support import support_of
from pathfinders.queries.way import way_page
from pathfinders.views.preparation_acts import PREPARATION
from pathfinders.views.way_acts import SUPPORT, WAY


class OfPathway(PortalView):
    """A view about one way, found by the address."""

    permission = "pathfinders.view_pathway"
    insider_permission = "pathfinders.view_pathway"

    @cached_property
    def pathway(self) -> Pathway:
        """Raises Http404 when there is none."""
        ways = Pathway.objects.select_related("country", "organisation", "framework")
        return get_object_or_404(ways, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Any:
        return self.pathway


class PathwayView(OfPathway, PortalPage):
    template_name = "pathfinders/way/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            pathway=self.pathway,
            page=way_page(self.pathway, user),
            acts=offered_to(user, WAY, self.pathway),
            preparing=offered_to(user, PREPARATION, self.pathway),
            may_prepare=user.has_perm("pathfinders.prepare_pathway", self.pathway),
            may_name=user.has_perm("pathfinders.name_focal_point", self.pathway),
            may_give_rights=user.has_perm("pathfinders.name_drafters", self.pathway),
            sees_support=user.has_perm("pathfinders.view_support", self.pathway),
            **kwargs,
        )


class CheckView(OfPathway, PortalPage):
    """The checklist: what is asked, what was brought, what was found."""

    template_name = "pathfinders/way/check.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            pathway=self.pathway,
            now=round_of(self.pathway),
            lines=checklist(self.pathway),
            may_prepare=user.has_perm("pathfinders.prepare_pathway", self.pathway),
            may_check=self.pathway.state == "check"
            and user.has_perm("pathfinders.check_pathway", self.pathway),
            **kwargs,
        )


class SupportView(OfPathway, PortalPage):
    """What was asked of the secretariat, and the help that was given."""

    permission = "pathfinders.view_support"
    template_name = "pathfinders/way/support.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            pathway=self.pathway,
            requests=support_of(self.pathway),
            acts=offered_to(user, SUPPORT, self.pathway),
            may_give=user.has_perm("pathfinders.give_support", self.pathway),
            **kwargs,
        )


class PathwayActView(OfPathway, ActPage):
    """One act on the way itself."""

    acts = {**WAY, **PREPARATION, **SUPPORT}  # noqa: RUF012  (declared as such by the base)

    @property
    def subject(self) -> Pathway:  # type: ignore[override]
        return self.pathway

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.act.offered(self.pathway):
            return super().get(request, **kwargs)
        messages.error(request, _("This cannot be done any more: the page shows how it stands now."))
        return redirect(self.back)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.act.offered(self.pathway):
            form = self.form_for(request.POST, request.FILES)
            form.full_clean()
            form.add_error(None, _("This cannot be done any more: the page shows how it stands now."))
            return self._again(form, 422)
        try:
            return super().post(request, **kwargs)
        except StaleEditError as stale:
            return self._stale(request, stale)

    def _stale(self, request: HttpRequest, stale: StaleEditError) -> HttpResponse:
        """Both texts; to send the form again is the reader's decision (T13)."""
        form: Any = self.form_for(request.POST.copy(), request.FILES)
        form.full_clean()
        form.data["read"] = mark_of(stale.current, form.known_fields)
        typed = {name: form.cleaned_data[name] for name in form.known_fields}
        context = self.get_context_data(form=form, changes=changes_between(stale.current, typed))
        return self.render_to_response(context, status=409)
