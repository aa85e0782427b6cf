"""The register: searched, exported, followed, and checked."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alliance87.core.feeds import atom_response
from alliance87.core.rate_limit import address_of, is_within
from alliance87.core.views import PUBLIC, PortalPage, PortalView
from gcm.domain.effects import effect_titles
from gcm.exports.record.register import as_atom, as_csv, as_json
from gcm.forms.record.checking import CopyForm, HeadForm
from gcm.queries.record.checking import check_copy, check_digest
from gcm.queries.record.facets import Filters
from gcm.queries.record.search import FACETS, Search
from gcm.queries.record.standing import standings_of
from gcm.queries.register import line_of

PAGE_SIZE = 30
HOUR = 3600  # seconds
COPIES, DIGESTS = 20, 60  # an hour; a mail to all is opened by many behind one address


class RegisterView(PortalPage):
    permission = PUBLIC
    template_name = "gcm/register.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        internal = self.request.user.has_perm("gcm.view_decisions")
        search = Search(Filters.of(self.request.GET, FACETS), internal)
        page = Paginator(search.found(), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page,
            lines=[
                line_of(each, with_internal=internal, standings=standings_of(each))
                for each in page.object_list
            ],
            filters=search.filters,
            facets=search.facets(effect_titles()),
            internal=internal,
            **kwargs,
        )


class JsonView(PortalView):
    permission = PUBLIC

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return _file(as_json(), "application/json", "gcm-decisions.json")


class CsvView(PortalView):
    permission = PUBLIC

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return _file(as_csv(), "text/csv; charset=utf-8", "gcm-decisions.csv")


class FeedView(PortalView):
    permission = PUBLIC

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        content = as_atom(
            language=get_language() or "fr",
            address=request.build_absolute_uri(reverse("gcm:register")),
            feed_address=request.build_absolute_uri(),
        )
        return atom_response(content)


class CheckView(PortalPage):
    """Anybody checks what they hold: a digest by its address, a whole copy by sending it. The whole chain is
    read for each, so that so many are checked in an hour from one address."""

    permission = PUBLIC
    template_name = "gcm/record/check.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"copy_form": CopyForm(), "head_form": HeadForm(), **kwargs})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "head" not in request.GET:
            return super().get(request, *args, **kwargs)
        form = HeadForm(request.GET)
        known = form.is_valid()
        if known and not self._may("check-digest", DIGESTS):
            return self._too_often()
        answer = check_digest(*form.cleaned_data["head"]) if known else None
        return self.render_to_response(self.get_context_data(head_form=form, answer=answer))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self._may("check-copy", COPIES):
            return self._too_often()
        form = CopyForm(request.POST, request.FILES)
        known = form.is_valid()
        context = self.get_context_data(
            copy_form=form, copy_answer=check_copy(form.cleaned_data["copy"]) if known else None
        )
        return self.render_to_response(context, status=200 if known else 422)

    def _may(self, what: str, amount: int) -> bool:
        return is_within(what, address_of(self.request), amount=amount, seconds=HOUR)

    def _too_often(self) -> HttpResponse:
        messages.error(self.request, _("Too much was checked from here. Please try again in an hour."))
        return self.render_to_response(self.get_context_data(), status=429)


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=disposition)
