"""What follows by itself from an absence without notice: a note is drafted, or a case is opened. Nobody is
written to, and nobody loses anything (A10, A11)."""

from typing import Any

from django.db import transaction

from gcm.domain.absence import Step
from gcm.domain.absences.cases import open_case
from gcm.domain.absences.notes import draft_note
from gcm.enums import Attended
from gcm.models import Meeting
from gcm.queries.absences.streak import streak_of


def follow_meeting(meeting: Meeting, *, actor: Any) -> None:
    """After a meeting has closed and attendance is written. Inside the transaction that closes it."""
    absent = meeting.attendance.filter(attended=Attended.ABSENT).select_related("term")
    for row in absent.order_by("seat__number"):
        follow_chain(seat=row.seat_id, holder=row.holder_id, actor=actor)


@transaction.atomic
def follow_chain(*, seat: int, holder: int, actor: Any) -> None:
    """Read the chain of a holder again and do what its length asks; a second time changes nothing."""
    streak = streak_of(seat, holder)
    if not streak.links:
        return
    if streak.step is Step.CASE:
        open_case(streak, actor=actor)
    else:
        draft_note(streak, actor=actor)
