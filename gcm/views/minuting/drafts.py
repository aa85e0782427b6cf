"""Drafts of a delegation: prepared by advisers, sent or discarded by whoever takes part (O11)."""

from abc import abstractmethod
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.languages import LANGUAGES
from alliance87.core.views import PortalPage
from gcm.domain.drafting import discard_draft, prepare_comment, prepare_position, send_draft
from gcm.forms.minuting.drafts import DraftForm, PositionDraftForm
from gcm.models import AgendaItem, MinutesPassage, Seat, SeatDraft
from gcm.queries.delegations import delegations_of
from gcm.queries.drafts import drafts_of
from gcm.queries.minuting.paragraphs import paragraphs_of
from gcm.views.acts import Act, ActPage, offered_to
from gcm.views.meetings import MeetingMixin

PAGE_SIZE = 20
DRAFT = {
    "send": Act(
        title=gettext_lazy("Send in the name of the seat"),
        question=gettext_lazy("It has the same effect as if you had written it yourself, now."),
        done=gettext_lazy("It is sent in the name of the seat."),
        do=lambda actor, draft, values: send_draft(actor=actor, draft=draft),
        permission="gcm.send_seat_draft",
        offered=lambda draft: draft.closed_at is None,
    ),
    "discard": Act(
        title=gettext_lazy("Discard the draft"),
        question=gettext_lazy("Nobody outside your delegation has seen it, or will."),
        done=gettext_lazy("The draft is discarded."),
        do=lambda actor, draft, values: discard_draft(actor=actor, draft=draft),
        permission="gcm.discard_seat_draft",
        offered=lambda draft: draft.closed_at is None,
    ),
}


class DraftsView(PortalPage):
    """Those of one's own seats."""

    permission = "gcm.prepare_seat_draft"
    insider_permission = "gcm.follow_meetings"
    template_name = "gcm/minuting/drafts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        page = Paginator(drafts_of(user), PAGE_SIZE).get_page(self.request.GET.get("page"))
        rows = [(each, offered_to(user, DRAFT, each)) for each in page.object_list]
        return super().get_context_data(page=page, rows=rows, **kwargs)


class DraftActView(ActPage):
    acts = DRAFT
    insider_permission = "gcm.view_seat_draft"

    @cached_property
    def subject(self) -> SeatDraft:
        return get_object_or_404(SeatDraft.objects.select_related("item__meeting"), pk=self.kwargs["pk"])

    @property
    def back(self) -> str:
        return reverse("gcm:seat_drafts")


class PrepareView(MeetingMixin, PortalPage):
    """A form about an item; what is refused is said there, and the words are kept."""

    permission = "gcm.prepare_seat_draft"
    insider_permission = "gcm.view_meeting"
    template_name = "gcm/minuting/draft.html"
    form_class = DraftForm

    @cached_property
    def item(self) -> AgendaItem:
        items = AgendaItem.objects.select_related("meeting")
        return get_object_or_404(items, meeting=self.meeting, position=self.kwargs["position"])

    @property
    @abstractmethod
    def original(self) -> str:
        """The words that it is about."""

    @abstractmethod
    def prepare(self, seat: Seat, said: dict[str, Any]) -> None:
        """Call the verb. Raises ValidationError."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self._form(None))
        return super().get_context_data(
            meeting=self.meeting, item=self.item, original=self.original, **kwargs
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        said = dict(form.cleaned_data)
        try:
            self.prepare(Seat.objects.get(pk=said.pop("seat")), said)
        except ValidationError as error:
            form.add_error(None, error if hasattr(error, "error_dict") else error.messages)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, _("The draft is kept for your delegation. It is not sent."))
        return redirect("gcm:seat_drafts")

    def _form(self, data: Any) -> DraftForm:
        mine = delegations_of(self.request.user)
        seats = [(each.seat_id, _("Seat %(number)s") % {"number": each.seat_number}) for each in mine]
        return self.form_class(data, seats=seats)


class PreparePositionView(PrepareView):
    form_class = PositionDraftForm

    @property
    def original(self) -> str:
        text = self.item.texts.prefetch_related("wordings").order_by("-number").first()
        return text.wording().body if text else ""

    def prepare(self, seat: Seat, said: dict[str, Any]) -> None:
        prepare_position(actor=self.request.user, seat=seat, item=self.item, **said)


class PrepareCommentView(PrepareView):
    insider_permission = "gcm.view_minutes"

    @cached_property
    def passage(self) -> MinutesPassage:
        passages = MinutesPassage.objects.select_related("minutes", "item__meeting")
        return get_object_or_404(passages, item=self.item)

    @property
    def original(self) -> str:
        """Raises Http404 without such a paragraph, and while the draft is not the members' to read."""
        language, number = self.kwargs["language"], self.kwargs["paragraph"]
        reads = self.request.user.has_perm("gcm.view_draft_minutes", self.meeting)
        if not reads or language not in LANGUAGES:
            raise Http404
        found = paragraphs_of(getattr(self.passage, f"summary_{language}", "") or "")
        if not 1 <= number <= len(found):
            raise Http404
        return found[number - 1]

    def prepare(self, seat: Seat, said: dict[str, Any]) -> None:
        about = {name: self.kwargs[name] for name in ("language", "paragraph")}
        prepare_comment(actor=self.request.user, seat=seat, passage=self.passage, **about, **said)
