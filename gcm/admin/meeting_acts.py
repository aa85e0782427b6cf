"""What can be done with a meeting from the desk: each act asks on a page of its own, then calls its verb."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.domain.agenda import CAN_CHANGE, add_item
from gcm.domain.meetings import (
    cancel_meeting,
    convene_meeting,
    freeze_agenda,
    postpone_meeting,
    reschedule_meeting,
)
from gcm.domain.observers import ENDED, record_interest
from gcm.domain.planning.short_notice import ask_for_short_notice, file_short_notice
from gcm.enums import MeetingState
from gcm.forms.meetings import DatesForm, ItemForm, ObserverForm, ReasonForm
from gcm.forms.planning.short_notice import AskShortNoticeForm, FileShortNoticeForm
from gcm.models import Meeting


@dataclass(frozen=True)
class Act:
    """`question` is what will happen; `writes` whether members are written to; `do` calls the verb with the
    values of the form."""

    title: Any
    question: Any
    done: Any
    do: Callable[[Any, Meeting, Any], Any]
    states: tuple[str, ...]
    form: Callable[..., forms.Form] | None = None
    writes: bool = False
    takes_file: bool = False


def _reschedule(actor: Any, meeting: Meeting, form: Any) -> Any:
    return reschedule_meeting(
        actor=actor, meeting=meeting, revision=form.cleaned_data["revision"], **form.values()
    )


def _add_item(actor: Any, meeting: Meeting, form: Any) -> Any:
    return add_item(actor=actor, meeting=meeting, titles=form.titles(), kind=form.cleaned_data["kind"])


TO_COME = (MeetingState.CONVENED, MeetingState.AGENDA_FROZEN)

ACTS = {
    "convene": Act(
        title=_("Convene the meeting"),
        question=_("The meeting gets its number, and the notice leaves with its calendar file."),
        done=_("The meeting is convened and the notice is on its way."),
        do=lambda actor, meeting, form: convene_meeting(actor=actor, meeting=meeting),
        states=(MeetingState.DRAFT,),
        writes=True,
    ),
    "freeze": Act(
        title=_("Make the agenda final"),
        question=_("Nothing can be added to the agenda, moved or taken off any more. It is sent to members."),
        done=_("The agenda is final and on its way."),
        do=lambda actor, meeting, form: freeze_agenda(actor=actor, meeting=meeting),
        states=(MeetingState.CONVENED,),
        writes=True,
    ),
    "reschedule": Act(
        title=_("Set another date"),
        question=_("Everybody gets the new date and is asked again; earlier answers are kept as drafts."),
        done=_("The new date is on its way."),
        do=_reschedule,
        states=(*TO_COME, MeetingState.POSTPONED),
        form=lambda data, meeting: DatesForm(data, meeting=meeting),
        writes=True,
    ),
    "ask-notice": Act(
        title=_("Ask the chair for a shorter notice"),
        question=_("The chair is asked on the desk, and gives the reason that everybody sees (G5)."),
        done=_("The chair is asked."),
        do=lambda actor, meeting, form: ask_for_short_notice(
            actor=actor, meeting=meeting, **form.cleaned_data
        ),
        states=(MeetingState.DRAFT, *TO_COME, MeetingState.POSTPONED),
        form=lambda data, meeting: AskShortNoticeForm(data, meeting=meeting),
    ),
    "file-notice": Act(
        title=_("File the chair’s letter on a shorter notice"),
        question=_("The letter stays with the meeting; its reason goes with the notice (G5, X3)."),
        done=_("The letter is filed: the notice can be given."),
        do=lambda actor, meeting, form: file_short_notice(actor=actor, meeting=meeting, **form.cleaned_data),
        states=(MeetingState.DRAFT, *TO_COME, MeetingState.POSTPONED),
        form=lambda data, meeting, files=None: FileShortNoticeForm(data, files, meeting=meeting),
        takes_file=True,
    ),
    "postpone": Act(
        title=_("Postpone the meeting"),
        question=_("Calendars take it off until another date is set. It keeps its number and its agenda."),
        done=_("The meeting is postponed and everybody is told."),
        do=lambda actor, meeting, form: postpone_meeting(
            actor=actor, meeting=meeting, reason=form.cleaned_data["reason"]
        ),
        states=TO_COME,
        form=lambda data, meeting: ReasonForm(data),
        writes=True,
    ),
    "cancel": Act(
        title=_("Cancel the meeting"),
        question=_("This cannot be undone. The number is not given again; what was on the agenda goes back."),
        done=_("The meeting is cancelled and everybody is told."),
        do=lambda actor, meeting, form: cancel_meeting(
            actor=actor, meeting=meeting, reason=form.cleaned_data["reason"]
        ),
        states=(*TO_COME, MeetingState.POSTPONED),
        form=lambda data, meeting: ReasonForm(data),
        writes=True,
    ),
    "add-item": Act(
        title=_("Add an item to the agenda"),
        question=_(
            "It comes last and can be moved. A proposal of a group is put on the agenda from its own page."
        ),
        done=_("The item is on the agenda."),
        do=_add_item,
        states=CAN_CHANGE,
        form=lambda data, meeting: ItemForm(data),
    ),
    "observer": Act(
        title=_("Note the interest of an observer"),
        question=_("Next, the GCG is informed; then the chair may invite. One record is for one meeting."),
        done=_("The interest is noted."),
        do=lambda actor, meeting, form: record_interest(actor=actor, meeting=meeting, **form.cleaned_data),
        states=tuple(state for state in MeetingState if state not in ENDED),
        form=lambda data, meeting: ObserverForm(data, meeting=meeting),
    ),
}


def acts_of(meeting: Meeting) -> dict[str, Act]:
    """Those that the state of the meeting allows; the verbs ask again."""
    return {name: act for name, act in ACTS.items() if meeting.state in act.states}
