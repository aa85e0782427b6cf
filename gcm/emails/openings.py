"""The mails around a meeting whose opening the secretariat may word. When it is, where, how it is answered,
its agenda and the sentence on travel (G8) stand in their own templates."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.mailing.openings import OpenMail, Sample, define_open_mail
from gcm.emails.meetings import WHY
from gcm.enums import ItemKind, MeetingMode
from gcm.models import AgendaItem, Meeting
from gcm.queries.meeting_words import TRAVEL_COSTS, words_of_meeting
from gcm.queries.planning.deadlines import deadlines_of
from gcm.queries.when import period_in

OF_MEETING = ("meeting_number", "meeting_day", "meeting_place", "meeting_page")


def _word(name: str, context: Mapping[str, Any]) -> str:
    return words_of_meeting(context["meeting"])[name]


FILLS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {name: partial(_word, name) for name in OF_MEETING}


def _sample() -> Sample:
    """A meeting in a month, which is nowhere on record."""
    starts = timezone.now().replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=30)
    meeting = Meeting(
        number=12,
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        mode=MeetingMode.HYBRID,
        place=_("Geneva"),
        conference_url="https://meet.example.org/12",
    )
    items = [
        AgendaItem(position=1, title=_("Adoption of the agenda"), kind=ItemKind.PROCEDURE),
        AgendaItem(position=2, title=_("Programme of work"), kind=ItemKind.DECISION),
    ]
    return Sample(
        context={"meeting": meeting, "items": items, "deadlines": deadlines_of(meeting)},
        personal={"answer": "…", "time": f"{period_in(meeting, meeting.place_zone)} ({meeting.zone})"},
        name=_("Ana Example"),
    )


def _define(name: str, purpose: str, label: Any, *, folder: str = "", **more: Any) -> None:
    mail = OpenMail(
        kind=f"gcm.{name}",
        purpose=purpose,
        label=label,
        template=f"mail/gcm/{folder}{name}",
        why=WHY,
        sample=_sample,
        **{"fills": FILLS, **more},
    )
    define_open_mail(mail)


TRAVEL: dict[str, Any] = {
    "fills": {**FILLS, "travel_costs": lambda context: TRAVEL_COSTS},
    "says": frozenset({"travel_costs"}),
}
_define("meeting_convened", "convocation", gettext_lazy("A meeting is convened"), **TRAVEL)
_define("meeting_rescheduled", "convocation", gettext_lazy("A meeting has another date"), **TRAVEL)
_define("agenda_final", "agenda", gettext_lazy("The agenda is final"))
_define("meeting_changed", "agenda", gettext_lazy("Arrangements or agenda have changed"))
_define(
    "reminder_of_notice",
    "reminder",
    gettext_lazy("Nobody has answered yet for a seat"),
    folder="planning/",
    # Answers are taken until the start (A3).
    fills={**FILLS, "deadline": partial(_word, "meeting_day")},
)
