"""The link of a notice of meeting: a page that asks, without signing in, and a POST that acts (A3)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property

from alliance87.core.views import PUBLIC, PortalPage
from gcm.domain.replies import OldLinkError, answer_by_link
from gcm.enums import Answer
from gcm.models import Reply
from gcm.queries.answer_links import AnswerLink, read_token
from gcm.queries.link_page import LinkPage, Standing, link_page

GONE = {Standing.STARTED: 410, Standing.CHANGED: 410, Standing.OVER: 410, Standing.NOT_THEIRS: 403}


class AbsenceView(PortalPage):
    """The token is the right to answer. The page names the meeting and the member, never a person; nobody
    keeps a copy, and the address goes to no other site (the portal's referrer policy is same-origin)."""

    permission = PUBLIC
    template_name = "gcm/absence.html"

    @cached_property
    def link(self) -> AnswerLink:
        try:
            return read_token(self.kwargs["token"])
        except (BadSignature, ValueError, TypeError) as error:
            raise Http404 from error

    def page(self) -> LinkPage:
        try:
            return link_page(self.link)
        except Reply.DoesNotExist as error:
            raise Http404 from error

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._answer(self.page())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        before = self.page()
        wanted = request.POST.get("answer", "")
        if before.standing is Standing.OPEN and before.answer.is_given and before.reply.answer == wanted:
            return self._answer(before, again=True)
        try:
            answer_by_link(link=self.link, answer=wanted)
        except (ValidationError, PermissionDenied, OldLinkError) as error:
            return self._answer(self.page(), refusal=getattr(error, "messages", None))
        return HttpResponseRedirect(request.path)

    def _answer(self, page: LinkPage, **context: Any) -> HttpResponse:
        status = GONE.get(page.standing, 422 if context.get("refusal") else 200)
        wanted = self.request.GET.get("answer")
        response = self.render_to_response(
            self.get_context_data(
                page=page, meeting=page.meeting, wanted=wanted, choices=Answer.choices, **context
            ),
            status=status,
        )
        patch_cache_control(response, private=True, no_store=True)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
