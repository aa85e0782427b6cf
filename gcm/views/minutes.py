"""Reading the minutes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import get_language

from alliance87.core.views import PortalPage
from gcm.enums import MinutesState
from gcm.exports.minutes import minutes_pdf, title_of
from gcm.models import Minutes
from gcm.queries.deliveries import deliveries_of
from gcm.queries.minutes_content import content_of
from gcm.queries.minutes_document import Document, document
from gcm.queries.minuting.corrections import corrections_of, paragraphs_to_read
from gcm.queries.minuting.instructions import standing_instruction
from gcm.views.minutes_base import MinutesMixin

OUT = (MinutesState.ISSUED, MinutesState.NOTED)


class MinutesView(MinutesMixin, PortalPage):
    """What was issued; the draft for those who write it or issue it; a sentence for everybody else."""

    permission = "gcm.view_minutes"
    template_name = "gcm/minutes/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        minutes = Minutes.objects.select_related("meeting").filter(meeting=self.meeting).first()
        shown = self._document(minutes)
        with_chair = minutes is not None and minutes.state == MinutesState.WITH_CHAIR
        is_open = minutes is not None and minutes.state in (MinutesState.DRAFT, MinutesState.COMMENTS)
        return super().get_context_data(
            minutes=minutes,
            issued=self.issued,
            document=shown,
            title=title_of(self.meeting.number or 0, had_quorum=shown.had_quorum if shown else True),
            with_chair=with_chair,
            is_being_written=is_open,
            minutes_are_out=minutes is not None and minutes.state in OUT,
            instruction=standing_instruction(self.meeting) if with_chair else None,
            **self._corrections(minutes),
            **kwargs,
        )

    @cached_property
    def reads_draft(self) -> bool:
        return self.request.user.has_perm("gcm.view_draft_minutes", self.meeting)

    def _corrections(self, minutes: Minutes | None) -> dict[str, Any]:
        """What was asked for, for those who read the draft; what can be asked, for those who may."""
        user = self.request.user
        if minutes is None or not self.reads_draft:
            return {}
        asks = minutes.are_comments_open and user.has_perm("gcm.comment_minutes", self.meeting)
        prepares = minutes.are_comments_open and user.has_perm("gcm.prepare_seat_draft", self.meeting)
        return {
            "corrections": list(corrections_of(minutes)),
            "answers": user.has_perm("gcm.answer_correction", self.meeting),
            "askable": paragraphs_to_read(minutes, get_language() or "fr") if asks or prepares else [],
            "asks": asks,
        }

    def _document(self, minutes: Minutes | None) -> Document | None:
        """What was issued, until the next version is; before it the draft, for those who may read it."""
        language = get_language() or "fr"
        if self.issued is not None:
            return document(self.issued.content, language)
        if minutes is None or not self.reads_draft:
            return None
        return document(content_of(minutes), language)


class PdfView(MinutesMixin):
    """In the reader's language, from what was frozen."""

    permission = "gcm.view_minutes"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.issued is None:
            raise Http404
        language = get_language() or "fr"
        return HttpResponse(
            minutes_pdf(self.issued, language=language),
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="gcm-{self.meeting.number}-{language}.pdf"'},
        )


class DeliveriesView(MinutesMixin, PortalPage):
    permission = "gcm.view_deliveries"
    template_name = "gcm/minutes/deliveries.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.issued is None:
            raise Http404
        return super().get_context_data(issued=self.issued, deliveries=deliveries_of(self.issued), **kwargs)
