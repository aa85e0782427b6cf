"""Pages of the conduct of a meeting on which somebody writes: the telephone, letters, interests, packages."""

from typing import Any

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from gcm.domain.conduct import interests, packages, telephone, written
from gcm.domain.positions import Words
from gcm.forms.conduct.telephone import TelephonePositionForm, TelephoneWithdrawalForm
from gcm.forms.conduct.writing import InterestForm, InWritingForm, LetterForm, PackageForm
from gcm.models import Interest, Position
from gcm.views.conduct.asking import AskingPage
from gcm.views.positions import KindMixin
from gcm.views.room_acts import desk_of
from gcm.views.screens import MEMBER, SCRIBE, Screen
from gcm.views.writing import WritingPage
from partners.models import User


class TelephonePositionView(KindMixin, WritingPage):
    """What a representative says on the telephone (D20)."""

    of_screen = SCRIBE
    permission = "gcm.record_by_telephone"
    template_name = "gcm/conduct/telephone.html"

    def form_for(self, data: Any) -> forms.Form:
        number = self.latest.number if self.latest else None
        return TelephonePositionForm(
            data, kind=self.kind, meeting=self.meeting, initial={"text_number": number}
        )

    def do(self, values: dict[str, Any]) -> None:
        telephone.record_position_by_telephone(
            actor=self.request.user,
            person=User.objects.get(pk=values["person"]),
            item=self.item,
            text_number=values["text_number"],
            words=Words(
                self.kind,
                values["reason"].strip(),
                values.get("proposed_wording", "").strip(),
                values.get("as_group", False),
            ),
            identified_by=values["identified_by"],
        )
        messages.success(self.request, _("Recorded, and confirmed to the person by mail."))


class TelephoneWithdrawalView(AskingPage):
    """A position is taken back on the telephone."""

    of_screen = SCRIBE
    permission = "gcm.record_by_telephone"
    template_name = "gcm/conduct/telephone_withdrawal.html"

    @cached_property
    def position(self) -> Position:
        found = Position.objects.select_related("text", "item", "seat")
        return get_object_or_404(found, item__meeting=self.meeting, pk=self.kwargs["position_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(position=self.position, item=self.position.item, **kwargs)

    def form_for(self, data: Any) -> forms.Form:
        return TelephoneWithdrawalForm(data, meeting=self.meeting, seat=self.position.seat)

    def do(self, form: Any) -> None:
        telephone.record_withdrawal_by_telephone(
            actor=self.request.user,
            person=User.objects.get(pk=form.cleaned_data["person"]),
            position=self.position,
            identified_by=form.cleaned_data["identified_by"],
        )
        messages.success(self.request, _("Recorded, and confirmed to the person by mail."))


class InWritingView(WritingPage):
    """An objection of a member who is not in the room (D7)."""

    of_screen = MEMBER
    permission = "gcm.state_position"
    template_name = "gcm/conduct/in_writing.html"

    def form_for(self, data: Any) -> forms.Form:
        return InWritingForm(data)

    def do(self, values: dict[str, Any]) -> None:
        written.file_written_objection(actor=self.request.user, item=self.item, reason=values["reason"])
        messages.success(self.request, _("Your objection in writing is recorded."))


class LetterView(InWritingView):
    """The secretariat received one."""

    of_screen = SCRIBE
    permission = "gcm.record_presence"

    def form_for(self, data: Any) -> forms.Form:
        return LetterForm(data, meeting=self.meeting)

    def do(self, values: dict[str, Any]) -> None:
        written.record_written_objection(
            actor=self.request.user, item=self.item, seat=values["seat"], reason=values["reason"]
        )
        messages.success(self.request, _("The objection in writing is recorded."))


class InterestView(WritingPage):
    """Declare an interest, and stand aside or take part again (D11)."""

    of_screen = MEMBER
    permission = "gcm.state_position"
    template_name = "gcm/conduct/interest.html"

    def form_for(self, data: Any) -> forms.Form:
        mine = [each.seat_id for each in self.room.delegations if each.takes_part]
        known = Interest.objects.filter(item=self.item, seat__in=mine).first()
        initial = {"words": known.words, "stands_aside": known.stands_aside} if known else {}
        return InterestForm(data, initial=initial)

    def do(self, values: dict[str, Any]) -> None:
        interests.declare_interest(actor=self.request.user, item=self.item, **values)
        messages.success(self.request, _("Your declaration is recorded and shown to the room."))


class PackageView(AskingPage):
    """Items to take together (D12)."""

    permission = "gcm.conduct_room"
    template_name = "gcm/conduct/package.html"

    @cached_property
    def screen(self) -> Screen:
        return desk_of(self.request.user)

    def form_for(self, data: Any) -> forms.Form:
        return PackageForm(data, meeting=self.meeting)

    def do(self, form: Any) -> None:
        packages.bundle_items(
            actor=self.request.user, meeting=self.meeting, items=list(form.cleaned_data["items"])
        )
        messages.success(self.request, _("The items are taken together. Any member may take one out again."))
