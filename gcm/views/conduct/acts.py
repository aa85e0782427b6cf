"""Acts of the conduct of a meeting: each is a POST that leads back to the screen it came from."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from gcm.domain.conduct import attempts, floor, packages, roll_calls, written
from gcm.models import FloorRequest, Package, RollCall, WrittenObjection
from gcm.views.room_acts import ChairAct, ItemMixin, RoomAct, StayAct, number_in


class MemberAct(RoomAct):
    permission = "gcm.state_position"


# Quorum


class QuorumCheckView(MemberAct):
    permission = "gcm.request_quorum_check"

    def act(self) -> None:
        roll_calls.request_quorum_check(actor=self.request.user, meeting=self.meeting)


class RollCallView(ChairAct):
    def act(self) -> None:
        roll_calls.call_roll(actor=self.request.user, meeting=self.meeting)


class StillHereView(ChairAct):
    def act(self) -> None:
        roll_calls.ask_still_here(actor=self.request.user, meeting=self.meeting)


class CallMixin(RoomAct):
    """A call of this meeting in the address."""

    @cached_property
    def call(self) -> RollCall:
        return get_object_or_404(RollCall, meeting=self.meeting, pk=self.kwargs["call_id"])


class AnswerView(CallMixin, MemberAct):
    permission = "gcm.join_meeting"

    def act(self) -> None:
        roll_calls.answer_call(actor=self.request.user, call=self.call)


class EndCallView(CallMixin, ChairAct):
    def act(self) -> None:
        roll_calls.end_call(actor=self.request.user, call=self.call)


class SeatAnswerView(CallMixin, StayAct):
    """The secretariat notes an answer that was given aloud or by telephone."""

    def act(self) -> None:
        roll_calls.record_answer(actor=self.request.user, call=self.call, presence=self.stay)


# The attempt


class AttemptAct(ItemMixin, ChairAct):
    """About the text that the chair saw (D4)."""

    @property
    def text_number(self) -> int:
        return number_in(self.request, "text_number")


class CallForObjectionsView(AttemptAct):
    def act(self) -> None:
        attempts.call_for_objections(actor=self.request.user, item=self.item, text_number=self.text_number)


class RestateView(AttemptAct):
    def act(self) -> None:
        attempts.restate_text(actor=self.request.user, item=self.item, text_number=self.text_number)


class CloseAttemptView(AttemptAct):
    def act(self) -> None:
        attempts.close_attempt(actor=self.request.user, item=self.item, text_number=self.text_number)


class WithdrawWrittenView(MemberAct):
    def act(self) -> None:
        found = get_object_or_404(WrittenObjection, item__meeting=self.meeting, pk=self.kwargs["written_id"])
        written.withdraw_written_objection(actor=self.request.user, objection=found)


# Packages


class SplitView(ItemMixin, MemberAct):
    permission = "gcm.split_package"

    def act(self) -> None:
        packages.split_item(actor=self.request.user, item=self.item)


class PackageGavelView(ChairAct):
    """The texts that the chair saw are posted with the act, one an item (D4)."""

    second_factor = takes_fallback = True

    def act(self) -> None:
        package = get_object_or_404(Package, meeting=self.meeting, pk=self.kwargs["package_id"])
        taken = packages.note_consensus_on_package(
            actor=self.request.user, package=package, text_numbers=self._text_numbers()
        )
        symbols = ", ".join(each.symbol for each in taken)
        messages.success(self.request, _("Decisions %(symbols)s: it is so decided.") % {"symbols": symbols})

    def _text_numbers(self) -> dict[int, int]:
        names = [name for name in self.request.POST if name.startswith("text_")]
        keys = [name.removeprefix("text_") for name in names]
        if not all(key.isascii() and key.isdigit() and len(key) < 10 for key in keys):
            raise Http404
        return {int(key): number_in(self.request, f"text_{key}") for key in keys}


# The floor


class RequestFloorView(MemberAct):
    permission = "gcm.request_floor"

    def act(self) -> None:
        floor.request_floor(actor=self.request.user, meeting=self.meeting)


class LowerHandView(MemberAct):
    permission = "gcm.request_floor"

    def act(self) -> None:
        floor.lower_hand(actor=self.request.user, meeting=self.meeting)


class GiveFloorView(ChairAct):
    def act(self) -> None:
        found = get_object_or_404(FloorRequest, meeting=self.meeting, pk=self.kwargs["request_id"])
        floor.give_floor(actor=self.request.user, request=found)


class CloseFloorView(ChairAct):
    def act(self) -> None:
        floor.close_floor(actor=self.request.user, meeting=self.meeting)
