"""What the governing body waits for: notices, papers, minutes, terms that end."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core import rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.months import add_months
from gcm.enums import MeetingState, MinutesState
from gcm.models import Meeting, Minutes, Paper, PaperFile, SeatTerm
from gcm.models.meeting import TO_COME
from gcm.queries.planning.deadlines import deadlines_of, notice_due_at
from secretariat.queries.waiting.office import end_of
from secretariat.queries.waiting.registry import Wait, define_wait


def lines_of_convocations(user: Any) -> Iterator[Wait]:
    """Meetings that are planned and not convened, due by their notice (G5)."""
    for meeting in Meeting.objects.filter(state=MeetingState.DRAFT).order_by("starts_at"):
        yield Wait(
            text=_("Notice of the meeting of %(day)s")
            % {"day": meeting.starts_at.astimezone(meeting.place_zone).date().isoformat()},
            url=reverse("admin:gcm_meeting_change", args=[meeting.pk]),
            due_at=notice_due_at(meeting),
        )


def lines_of_papers(user: Any) -> Iterator[Wait]:
    """Papers of meetings to come whose original is not there."""
    original = PaperFile.objects.filter(paper=OuterRef("pk"), language=OuterRef("source_language"))
    papers = Paper.objects.filter(~Exists(original), meeting__state__in=TO_COME, withdrawn_at=None)
    for paper in papers.select_related("meeting").order_by("meeting__starts_at", "number"):
        yield Wait(
            text=f"{paper.title} – {paper.meeting}",
            url=paper.meeting.get_absolute_url(),
            due_at=deadlines_of(paper.meeting).papers_at,
        )


def lines_of_minutes(user: Any) -> Iterator[Wait]:
    """Being written, commented, or with the chair (N4)."""
    states = (MinutesState.DRAFT, MinutesState.COMMENTS, MinutesState.WITH_CHAIR)
    for minutes in Minutes.objects.filter(state__in=states).select_related("meeting"):
        with_chair = minutes.state == MinutesState.WITH_CHAIR
        yield Wait(
            text=str(minutes),
            url=reverse("gcm:minutes", args=[minutes.meeting.public_id]),
            since=minutes.prepared_at,
            due_at=minutes.due_at if minutes.state == MinutesState.DRAFT else minutes.issue_due_at,
            owner=_("the chair") if with_chair else "",
        )


def lines_of_terms(user: Any) -> Iterator[Wait]:
    """Terms that end within the longest notice, and those that ended and nobody followed (R4)."""
    until = add_months(today_in_geneva(), max(rulesets.in_force()["gcm.terms.notice_months"]))
    ending = SeatTerm.objects.as_of().filter(ended_on__isnull=True, due_on__lte=until)
    for term in ending.select_related("seat", "organisation").order_by("due_on"):
        yield Wait(
            text=_("End of term: %(term)s") % {"term": term},
            url=reverse("admin:gcm_seat_change", args=[term.seat_id]),
            due_at=end_of(term.due_on),
        )


define_wait(
    "convocations",
    gettext_lazy("Notices of meeting"),
    lines_of_convocations,
    permission="gcm.prepare_meeting",
    is_written=True,
)
define_wait("papers", gettext_lazy("Papers"), lines_of_papers, permission="gcm.prepare_meeting")
define_wait(
    "minutes", gettext_lazy("Minutes"), lines_of_minutes, permission="gcm.write_minutes", is_written=True
)
define_wait(
    "terms",
    gettext_lazy("Terms that end"),
    lines_of_terms,
    permission="gcm.view_seat_desk",
    tasks=("gcm.term_ending",),
)
