"""The pack of papers: asked for, watched while it is made, taken away."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from alliance87.core.views import PortalPage
from gcm.domain.planning.packs import ask_for_pack
from gcm.models.meeting import every_language
from gcm.queries.planning.packs import pack_for
from gcm.queries.planning.papers import papers_of
from gcm.views.meetings import MeetingMixin
from partners.forms.revised import LANGUAGES


class PackView(MeetingMixin, PortalPage):
    """In the language of the page, unless the address names another."""

    template_name = "gcm/planning/pack.html"

    @property
    def language(self) -> str:
        wanted = self.request.GET.get("language") or self.request.POST.get("language", "")
        return wanted if wanted in every_language() else get_language() or "fr"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, language = self.request.user, self.language
        return super().get_context_data(
            meeting=self.meeting,
            language=language,
            languages=LANGUAGES.items(),
            papers=papers_of(self.meeting, user),
            pack=pack_for(self.meeting, user, language),
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        ask_for_pack(actor=request.user, meeting=self.meeting, language=self.language)
        return redirect(f"{request.path}?language={self.language}")


class PackLiveView(PackView):
    """The part that moves while the pack is made."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pack = pack_for(self.meeting, request.user, self.language)
        context = {"meeting": self.meeting, "pack": pack, "language": self.language}
        return render(request, "gcm/planning/parts/pack.html", context)


class PackFileView(PackView):
    """The reader's own pack, as their rights stand now."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        pack = pack_for(self.meeting, request.user, self.language)
        if pack is None or not pack.file:
            raise Http404
        name = f"gcm-{self.meeting.number or 'draft'}-{pack.language}.pdf"
        response = FileResponse(pack.file.open("rb"), filename=name, content_type="application/pdf")
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response
