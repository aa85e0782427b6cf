"""What a seat says on a draft decision, and taking it back (D3, D5)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.positions import may_withdraw, state_position, withdraw_position
from gcm.enums import PositionKind
from gcm.forms.room import PositionForm
from gcm.models import Position
from gcm.views.refusals import REFUSALS, refusal_of
from gcm.views.room import RoomMixin
from gcm.views.screens import MEMBER
from gcm.views.writing import WritingPage


class KindMixin(RoomMixin, PortalPage):
    """A kind of position in the address."""

    @cached_property
    def kind(self) -> PositionKind:
        if self.kwargs["kind"] not in PositionKind.values:
            raise Http404
        return PositionKind(self.kwargs["kind"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs["kind"] = self.kind
        return super().get_context_data(**kwargs)


class PositionView(KindMixin, WritingPage):
    """One position on the text that is read on this page. Silence needs no page."""

    of_screen = MEMBER
    permission = "gcm.state_position"
    template_name = "gcm/room/position.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(stay=self.room.my_stay, **kwargs)

    def form_for(self, data: Any) -> forms.Form:
        number = self.latest.number if self.latest else None
        return PositionForm(data, kind=self.kind, initial={"text_number": number})

    def do(self, values: dict[str, Any]) -> None:
        state_position(
            actor=self.request.user,
            item=self.item,
            text_number=values["text_number"],
            kind=self.kind,
            reason=values["reason"],
            proposed_wording=values.get("proposed_wording", ""),
            as_group=values.get("as_group", False),
        )
        messages.success(self.request, _("Your position is recorded."))


class WithdrawPositionView(RoomMixin, PortalPage):
    """A page that asks, and a POST that does."""

    of_screen = MEMBER
    permission = "gcm.state_position"
    template_name = "gcm/room/withdraw.html"

    @cached_property
    def position(self) -> Position:
        """Raises PermissionDenied for those who do not take part for the seat (D5)."""
        found = get_object_or_404(
            Position.objects.select_related("text", "item__meeting"),
            item__meeting=self.meeting,
            pk=self.kwargs["position_id"],
        )
        if not may_withdraw(self.request.user, found):
            raise PermissionDenied(_("Only those who take part for the seat withdraw what it said (D5)."))
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = self.screen.address(self.meeting)
        return super().get_context_data(meeting=self.meeting, position=self.position, back=back, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            withdraw_position(actor=request.user, position=self.position)
        except REFUSALS as error:
            refusal = refusal_of(error)
            context = self.get_context_data(refusals=refusal.words)
            return self.render_to_response(context, status=refusal.status)
        messages.success(request, _("Your position is withdrawn."))
        return HttpResponseRedirect(self.screen.address(self.meeting))
