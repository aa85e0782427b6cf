"""What is done in the room. Each act is a POST that leads back to the screen it came from; what is refused
is said on that screen, and nothing has changed."""

from abc import abstractmethod
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from gcm.domain import drafted, gavel, items, presence, sessions
from gcm.models import AgendaItem, Delegate, Presence
from gcm.queries.presiding import presiding
from gcm.views.refusals import REFUSALS, refusal_of
from gcm.views.room import RoomMixin, RoomView
from gcm.views.screens import CHAIR, SCRIBE, Screen


class RoomAct(RoomView):
    """One act. A GET shows the screen, so that going back after signing in lands well."""

    @abstractmethod
    def act(self) -> None:
        """Call the verb. Raises one of REFUSALS."""

    @property
    def anchor(self) -> str:
        """The part of the screen to come back to."""
        return ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(self.screen.address(self.meeting))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            self.act()
        except REFUSALS as error:
            refusal = refusal_of(error)
            context = self.get_context_data(refusals=refusal.words)
            return self.render_to_response(context, status=refusal.status)
        return HttpResponseRedirect(self.screen.address(self.meeting) + self.anchor)


class ItemMixin(RoomMixin):
    """An item of the meeting in the address."""

    @cached_property
    def item(self) -> AgendaItem:
        found = AgendaItem.objects.select_related("meeting")
        return get_object_or_404(found, meeting=self.meeting, public_id=self.kwargs["item_id"])


# A member's own presence


class JoinView(RoomAct):
    permission = "gcm.join_meeting"

    def act(self) -> None:
        presence.join_meeting(actor=self.request.user, meeting=self.meeting)


class LeaveView(RoomAct):
    permission = "gcm.join_meeting"

    def act(self) -> None:
        presence.leave_meeting(actor=self.request.user, meeting=self.meeting)


class MyConnectionView(RoomAct):
    """Joining by telephone, the line of the conference being down; or back."""

    permission = "gcm.join_meeting"

    def act(self) -> None:
        me: Any = self.request.user
        mine = Presence.objects.here().filter(meeting=self.meeting, person=me).first()
        if mine is None:
            raise ValidationError(_("You are not in the room."))
        presence.record_connection(actor=me, presence=mine, lost=_lost(self.request))


# The chair's conduct of the meeting


class ChairAct(RoomAct):
    of_screen = CHAIR
    permission = "gcm.use_chair_screen"


class OpenView(ChairAct):
    second_factor = takes_fallback = True

    def act(self) -> None:
        sessions.open_meeting(actor=self.request.user, meeting=self.meeting)


class SuspendView(ChairAct):
    def act(self) -> None:
        sessions.suspend_meeting(actor=self.request.user, meeting=self.meeting)


class ResumeView(ChairAct):
    def act(self) -> None:
        sessions.resume_meeting(actor=self.request.user, meeting=self.meeting)


class CloseView(ChairAct):
    second_factor = takes_fallback = True

    def act(self) -> None:
        sessions.close_meeting(actor=self.request.user, meeting=self.meeting)
        messages.success(self.request, _("The meeting is closed. The secretariat prepares its minutes."))


class ConcludeView(ItemMixin, ChairAct):
    def act(self) -> None:
        items.conclude_item(actor=self.request.user, item=self.item)


class GavelView(ItemMixin, ChairAct):
    """The text that the chair saw is posted with the act (D4); the verb asks everything again."""

    second_factor = takes_fallback = True

    def act(self) -> None:
        decision = gavel.note_consensus(
            actor=self.request.user, item=self.item, text_number=number_in(self.request, "text_number")
        )
        words = _("Decision %(symbol)s: it is so decided.") % {"symbol": decision.symbol}
        messages.success(self.request, words)


class TakeUpView(ItemMixin, RoomAct):
    """Calling an item, for the chair and for the secretariat, each back to their own screen."""

    permission = "gcm.conduct_room"

    @cached_property
    def screen(self) -> Screen:
        return desk_of(self.request.user)

    def act(self) -> None:
        items.take_up_item(actor=self.request.user, item=self.item)


class DraftedWordsView(TakeUpView):
    """The words that were drafted for what the decision does, in the place of others (D4)."""

    def act(self) -> None:
        drafted.put_drafted_words(
            actor=self.request.user, item=self.item, written_from=number_in(self.request, "text_number")
        )


# What the secretariat records


class ScribeAct(RoomAct):
    of_screen = SCRIBE
    permission = "gcm.record_presence"

    @property
    def anchor(self) -> str:
        return f"#seat-{self.kwargs['seat']}"


class SeatInView(ScribeAct):
    def act(self) -> None:
        delegate = get_object_or_404(
            Delegate, pk=number_in(self.request, "delegate"), term__seat__number=self.kwargs["seat"]
        )
        presence.record_join(actor=self.request.user, meeting=self.meeting, delegate=delegate)


class StayAct(ScribeAct):
    """About one stay of somebody for the seat in the address."""

    @cached_property
    def stay(self) -> Presence:
        return get_object_or_404(
            Presence,
            pk=number_in(self.request, "presence"),
            meeting=self.meeting,
            seat__number=self.kwargs["seat"],
        )


class SeatOutView(StayAct):
    """Whoever presides goes out only after a second page: without them nothing can be decided (C12)."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        who = presiding(self.meeting)
        if who and who.stay.pk == self.stay.pk and "confirmed" not in request.POST:
            context = {"meeting": self.meeting, "stay": self.stay, "back": self.screen.address(self.meeting)}
            return render(request, "gcm/room/out.html", context)
        return super().post(request, **kwargs)

    def act(self) -> None:
        presence.record_departure(actor=self.request.user, presence=self.stay)


class SeatConnectionView(StayAct):
    def act(self) -> None:
        presence.record_connection(actor=self.request.user, presence=self.stay, lost=_lost(self.request))


def desk_of(user: Any) -> Screen:
    """The screen of whoever conducts: the secretariat's or the chair's."""
    return SCRIBE if user.has_perm("gcm.record_presence") else CHAIR


def _lost(request: HttpRequest) -> bool:
    return request.POST.get("line") == "lost"


def number_in(request: HttpRequest, name: str) -> int:
    """A whole number that was posted. Raises Http404 for what no form of ours sends."""
    sent = request.POST.get(name, "")
    if not (sent.isascii() and sent.isdigit() and len(sent) < 10):
        raise Http404
    return int(sent)
