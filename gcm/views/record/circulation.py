"""A text in circulation between meetings: what it is, until when, and what was replied (D10)."""

from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PortalPage
from gcm.domain.record.circulation import (
    break_silence,
    circulate_for_comment,
    open_silence,
    reply_in_writing,
    silence_is_on,
)
from gcm.enums import ItemKind, ItemState
from gcm.forms.record.circulation import BreakForm, WordsForm
from gcm.models import AgendaItem, Meeting
from gcm.models.meeting import TO_COME
from gcm.queries.record.circulation import has_objection
from gcm.views.acts import Act, ActPage, Acts, offered_to


def _running(item: AgendaItem) -> Any:
    """The round on which replies are taken now."""
    found = item.written_rounds.running().first()
    return found if found is not None and found.is_open else None


def _can_go_round(item: AgendaItem) -> bool:
    waits = item.kind == ItemKind.DECISION and item.state == ItemState.SCHEDULED
    is_free = not item.written_rounds.running().exists()
    return waits and item.meeting.state in TO_COME and is_free and item.texts.exists()


def _can_be_broken(item: AgendaItem) -> bool:
    found = _running(item)
    return found is not None and found.decides and silence_is_on()


CIRCULATION = {
    "comment": Act(
        title=_("Circulate for comment"),
        question=_("Every representative is told and may comment. Nothing is decided by it."),
        done=_("The draft is in circulation."),
        do=lambda actor, item, values: circulate_for_comment(actor=actor, item=item),
        permission="gcm.circulate_text",
        offered=_can_go_round,
    ),
    "silence": Act(
        title=_("Put to a decision by silence"),
        question=_("The text is decided when no member objects until the end of the time for replies."),
        done=_("The text is in circulation for a decision by silence."),
        do=lambda actor, item, values: open_silence(actor=actor, item=item),
        permission="gcm.open_silence",
        offered=lambda item: silence_is_on() and _can_go_round(item) and not has_objection(item),
        constitutional=True,
    ),
    "reply": Act(
        title=_("Comment on the text"),
        question=_("A comment stops nothing; whoever objects breaks the silence instead."),
        done=_("Your comment is noted."),
        do=lambda actor, item, values: reply_in_writing(
            actor=actor, round_=values["round"], words=values["words"]
        ),
        permission="gcm.state_position",
        offered=lambda item: _running(item) is not None,
        form=WordsForm,
    ),
    "break": Act(
        title=_("Break the silence"),
        question=_("The circulation ends at once without a decision, and the item stays for the meeting."),
        done=_("The silence is broken."),
        do=lambda actor, item, values: break_silence(
            actor=actor, round_=values["round"], reason=values["reason"]
        ),
        permission="gcm.state_position",
        offered=_can_be_broken,
        form=BreakForm,
    ),
}


class ItemOfMeeting(PortalPage):
    """An item for decision; for members and the secretariat."""

    permission = "gcm.follow_meetings"
    insider_permission = "gcm.view_meeting"

    @cached_property
    def subject(self) -> AgendaItem:
        meeting = get_object_or_404(Meeting, public_id=self.kwargs["public_id"])
        items = AgendaItem.objects.select_related("meeting").filter(kind=ItemKind.DECISION)
        return get_object_or_404(items, meeting=meeting, public_id=self.kwargs["item_id"])

    def get_permission_object(self) -> Meeting:
        return self.subject.meeting


class CirculationView(ItemOfMeeting):
    template_name = "gcm/record/circulation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        item = self.subject
        rounds = item.written_rounds.select_related("text").prefetch_related(
            "text__wordings", "replies__seat"
        )
        text = item.texts.prefetch_related("wordings").order_by("-number").first()
        return super().get_context_data(
            item=item,
            meeting=item.meeting,
            wording=text.wording() if text else None,
            rounds=list(rounds),
            acts=offered_to(self.request.user, CIRCULATION, item),
            is_on=silence_is_on(),
            **kwargs,
        )


class CirculationActView(ItemOfMeeting, ActPage):
    acts: ClassVar[Acts] = CIRCULATION
    template_name = "gcm/act.html"

    @property
    def back(self) -> str:
        about = [self.subject.meeting.public_id, self.subject.public_id]
        return reverse("gcm:circulation", args=about)
