"""What everybody finds of the pathfinder countries."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import get_language

from alliance87.core.views import PUBLIC, PortalPage, PortalView
from pathfinders.exports.certificate import certificate
from pathfinders.queries.interest import states_of
from pathfinders.queries.public import StatusPage, numbers, status_page, statuses_today, ways_for


class IndexView(PortalPage):
    """Both numbers, and the countries; on their own page, those who are on a way find theirs."""

    permission = PUBLIC
    template_name = "pathfinders/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            numbers=numbers(),
            statuses=statuses_today(),
            mine=ways_for(user) if user.is_authenticated else [],
            may_express=user.is_authenticated and states_of(user).exists(),
            **kwargs,
        )


class StatusMixin(PortalView):
    permission = PUBLIC

    @cached_property
    def page(self) -> StatusPage:
        found = status_page(self.kwargs["slug"])
        if found is None:
            raise Http404
        return found


class StatusView(StatusMixin, PortalPage):
    """The status of one country: since when, by which decision, and how to verify it (F8)."""

    template_name = "pathfinders/status.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=self.page, **kwargs)


class CertificateView(StatusMixin):
    """One page to keep, in the reader's language, while the status holds."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.page.status is None:
            raise Http404
        address = request.build_absolute_uri(request.path.removesuffix("certificate/"))
        content = certificate(self.page, language=get_language() or "fr", address=address)
        headers = {"Content-Disposition": f'inline; filename="{self.page.organisation.slug}.pdf"'}
        return HttpResponse(content, content_type="application/pdf", headers=headers)
