"""Notes and cases for those who decide on them, and for the secretariat (A15)."""

from dataclasses import dataclass
from typing import Any

from gcm.enums import NoteState, Office
from gcm.models import AbsenceCase, AbsenceNote, AttendanceChange
from gcm.queries.delegations import holds_office
from gcm.queries.presidency.offices import acts_as_chair, holder_of


@dataclass(frozen=True)
class Absences:
    """`notes` are those to be signed; `late` the late notices that wait."""

    cases: list[AbsenceCase]
    notes: list[AbsenceNote]
    late: list[AttendanceChange]

    @property
    def is_empty(self) -> bool:
        return not (self.cases or self.notes or self.late)


def absences_for(user: Any) -> Absences:
    """What this person may see: the secretariat everything, the chair everything but what is about its own
    government, which is the vice-chair's (A13). Three queries, and those that say who reads."""
    see_all = user.has_perm("gcm.record_attendance")
    chair = holder_of(Office.CHAIR)
    of_chair = chair.organisation_id if chair else 0

    def visible(holder_id: int) -> bool:
        if see_all:
            return True
        return holds_office(user, Office.VICE_CHAIR) if holder_id == of_chair else acts_as_chair(user)

    cases = AbsenceCase.objects.select_related("seat", "term__organisation", "meeting")
    notes = AbsenceNote.objects.filter(state=NoteState.DRAFT).select_related(
        "attendance__seat", "attendance__term__organisation", "attendance__meeting"
    )
    late = AttendanceChange.objects.pending().select_related(
        "attendance__seat", "attendance__term__organisation", "attendance__meeting"
    )
    return Absences(
        cases=[each for each in cases if visible(each.holder_id)],
        notes=[each for each in notes if visible(each.holder_id)],
        late=[each for each in late if visible(each.holder_id)],
    )
