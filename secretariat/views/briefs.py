"""Briefing notes, for the chair, the vice-chair and the secretariat."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage, PortalView
from secretariat.domain.briefs import make_brief
from secretariat.enums import BriefKind
from secretariat.exports.briefs import brief_pdf
from secretariat.forms.briefs import BriefForm
from secretariat.models import Brief

PAGE_SIZE = 30


class BriefsView(PortalPage):
    """The notes, the newest first; the secretariat has another one written."""

    permission = "secretariat.view_brief"
    template_name = "secretariat/briefs/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        briefs = Brief.objects.select_related("meeting", "representation").defer("content")
        page = Paginator(briefs, PAGE_SIZE).get_page(self.request.GET.get("page"))
        if self.request.user.has_perm("secretariat.make_brief"):
            kwargs.setdefault("form", BriefForm())
        return super().get_context_data(page=page, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("secretariat.make_brief"):
            raise PermissionDenied
        form = BriefForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        given = form.cleaned_data
        brief = make_brief(
            actor=request.user,
            kind=BriefKind(given["kind"]),
            meeting=given["meeting"],
            representation=given["representation"],
        )
        messages.success(request, _("The note is written, from the record as it is now."))
        return redirect(brief)


class BriefMixin:
    kwargs: dict[str, Any]

    @cached_property
    def brief(self) -> Brief:
        return get_object_or_404(
            Brief.objects.select_related("meeting", "representation"), public_id=self.kwargs["public_id"]
        )


class BriefView(BriefMixin, PortalPage):
    permission = "secretariat.view_brief"
    template_name = "secretariat/briefs/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sections = self.brief.in_language(get_language() or "fr")
        return super().get_context_data(brief=self.brief, sections=sections, **kwargs)


class PdfView(BriefMixin, PortalView):
    permission = "secretariat.view_brief"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        language = get_language() or "fr"
        name = f"brief-{self.brief.last_day:%Y-%m-%d}-{language}.pdf"
        return HttpResponse(
            brief_pdf(self.brief, language=language),
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{name}"'},
        )
