"""What waits for a delegation beyond the tasks of its persons: the seat's open actions, what the next meeting
decides on, and for alternates and advisers the answer that the seat still owes (O11)."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliance87.core.component_kit import QuickForm
from alliance87.core.inbox import deeds
from gcm.enums import Answer, Capacity, ItemKind, ItemState
from gcm.models import AgendaItem, FollowUp, Meeting, Reply
from gcm.models.meeting import TO_COME
from gcm.queries.delegations import Delegation, delegations_of
from gcm.queries.desk import coming_meeting
from gcm.queries.drafts import waiting_for
from gcm.queries.meetings import SeatAnswer
from gcm.queries.record.desk import line_of
from partners.queries.desk import Line


def lines_of(user: Any) -> Iterator[Line]:
    """For whoever acts for a seat. Four queries at most, and one for the account."""
    mine = delegations_of(user)
    if not mine:
        return
    yield from _answers(mine)
    yield from _decisions(coming_meeting(user), mine)
    yield from _actions(mine)
    yield from _drafts(mine)


def quick_answer(task: Any) -> QuickForm:
    """Attend or not, on the spot. `task` asks a seat for its answer to a notice of meeting."""
    return _form(task.url_kwargs["public_id"], task.params["seat"])


def _form(public_id: Any, seat: int) -> QuickForm:
    return QuickForm(
        url=reverse("gcm:reply", args=[public_id]),
        hidden={"seat": seat},
        name="answer",
        choices=((Answer.ATTENDS, _("I will attend")), (Answer.ABSENT, _("I cannot attend"))),
    )


def _answers(mine: tuple[Delegation, ...]) -> Iterator[Line]:
    """The representative has a task of their own for this."""
    others = [each.seat_id for each in mine if each.capacity != Capacity.REPRESENTATIVE]
    if not others:
        return
    waiting = Reply.objects.filter(seat__in=others, meeting__state__in=TO_COME)
    for reply in waiting.select_related("meeting", "seat").order_by("meeting__starts_at"):
        meeting = reply.meeting
        if meeting.takes_answers and not SeatAnswer.of(reply, meeting).is_given:
            yield Line(
                deed=deeds.ANSWER,
                text=_("Answer the notice of meeting no. %(number)s") % {"number": meeting.number},
                note=_("For seat %(seat)s: attend, or give notice of absence") % {"seat": reply.seat.number},
                url=meeting.get_absolute_url(),
                due_at=meeting.starts_at,
                form=_form(meeting.public_id, reply.seat.number),
            )


def _decisions(meeting: Meeting | None, mine: tuple[Delegation, ...]) -> Iterator[Line]:
    """What the next meeting is to decide on: read before it, decided in it by those who take part."""
    if meeting is None:
        return
    still_open = (ItemState.SCHEDULED, ItemState.IN_DISCUSSION)
    items = AgendaItem.objects.filter(meeting=meeting, kind=ItemKind.DECISION, state__in=still_open)
    titles = [str(each.title) for each in items.order_by("position")]
    if not titles:
        return
    decides = meeting.is_in_session and any(each.takes_part for each in mine)
    room = reverse("gcm:room", args=[meeting.public_id])
    yield Line(
        deed=deeds.DECIDE if decides else deeds.READ,
        text=ngettext(
            "One item for decision at meeting no. %(meeting)s",
            "%(number)s items for decision at meeting no. %(meeting)s",
            len(titles),
        )
        % {"number": len(titles), "meeting": meeting.number},
        note=" · ".join(titles)[:300],
        url=room if meeting.is_in_session else meeting.get_absolute_url(),
        due_at=meeting.ends_at if meeting.is_in_session else meeting.starts_at,
    )


def _actions(mine: tuple[Delegation, ...]) -> Iterator[Line]:
    """Of the seat, not of the person (N12); due at the end of the day in Geneva."""
    seats = [each.seat_id for each in mine]
    actions = FollowUp.objects.under_way().filter(seat__in=seats).select_related("item__meeting")
    for action in actions:
        note = _("Follow-up action of meeting no. %(number)s") % {"number": action.item.meeting.number}
        yield line_of(action, deed=deeds.REPORT, note=note)


def _drafts(mine: tuple[Delegation, ...]) -> Iterator[Line]:
    """What advisers prepared waits for whoever takes part (O11)."""
    seats = [each.seat_id for each in mine if each.takes_part]
    for draft in waiting_for(seats) if seats else []:
        yield Line(
            deed=deeds.DECIDE,
            text=_("Send or discard a draft of your delegation"),
            note=f"{draft.get_kind_display()} · {draft.item}",
            url=reverse("gcm:seat_drafts"),
            due_at=None,
            since=draft.prepared_at,
        )
