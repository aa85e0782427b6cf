"""A case and a note about the seat of the cast's representative, and a call under way."""

from functools import cached_property
from typing import Any


class PresidencyRecords:
    body: Any

    @cached_property
    def absence_case(self) -> Any:
        """Opened after the meetings that the rule set asks for."""
        from tests.gcm.absences.holding import absent, case_on

        absent(self.body, 9)
        return case_on(self.body, 9)

    @cached_property
    def absence_note(self) -> Any:
        """On the first of those absences."""
        from gcm.models import AbsenceNote

        assert self.absence_case
        return AbsenceNote.objects.filter(attendance__seat=self.body.seat(9)).order_by("pk")[0]

    @cached_property
    def appointment(self) -> Any:
        """A call that is open."""
        from tests.gcm.presidency.stages import call

        return call(self.body)

    @cached_property
    def candidacy(self) -> Any:
        """Of the government of the cast's representative."""
        from tests.gcm.presidency.stages import stand

        return stand(self.body, self.appointment, 9)
